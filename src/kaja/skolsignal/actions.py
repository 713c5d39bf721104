"""Writing notices from schools: noting, correcting, handling, and taking back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.skolsignal.models import (
    Anmalan,
    Anmalningssatt,
    Anmalningsslag,
    Hantering,
    Hanteringsutfall,
)


class AnmalansfelError(ValueError):
    """The notice cannot be noted or handled like this. The message is a Swedish sentence."""


class NyAnmalan(NamedTuple):
    """A notice about one person (id), as the school gave it; `till` is the day after the last day
    of an absence."""

    person: int
    slag: Anmalningsslag
    dag: date
    mottagen: date
    satt: Anmalningssatt
    skola: str = ""
    skolenhetskod: str = ""
    till: date | None = None


@transaction.atomic
def note_notice(
    *,
    kommun: Kommun,
    ny: NyAnmalan,
    senast: date,
    user: User | None,
    tid: datetime,
    rattar: Anmalan | None = None,
) -> Anmalan:
    """Note a notice that is to be handled by `senast`; with `rattar`, in the place of one that
    waits. AnmalansfelError if it came after `tid`, if the same one is noted already, or if the one
    to correct is handled or taken back."""
    # One at a time in a municipality, so that two who note the same notice meet here.
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    _check(kommun, ny, tid, rattar)
    if rattar is not None:
        _supersede(_waiting(rattar), user, tid)
    row = Anmalan.objects.create(
        kommun=kommun,
        person_id=ny.person,
        senast=senast,
        av=user,
        kand_fran=tid,
        rattar=rattar,
        **{name: value for name, value in ny._asdict().items() if name != "person"},
    )
    _record("anmalan.rattad" if rattar else "anmalan.ny", row, user, tid)
    return row


def _check(kommun: Kommun, ny: NyAnmalan, tid: datetime, rattar: Anmalan | None) -> None:
    if ny.mottagen > localdate(tid):
        raise AnmalansfelError(f"Kom in: {ny.mottagen} har inte varit än. Skriv dagen den kom.")
    same = Anmalan.objects.filter(
        kommun=kommun,
        person=ny.person,
        slag=ny.slag,
        skola=ny.skola,
        skolenhetskod=ny.skolenhetskod,
        dag=ny.dag,
        ersatt__isnull=True,
    )
    if rattar is not None:
        same = same.exclude(pk=rattar.pk)
    if same.exists():
        raise AnmalansfelError("Samma anmälan finns redan. Inget nytt antecknades.")


@transaction.atomic
def take_back(*, anmalan: Anmalan, user: User, tid: datetime) -> Anmalan:
    """The notice was noted by mistake. AnmalansfelError unless it waits."""
    row = _supersede(_waiting(anmalan), user, tid)
    _record("anmalan.tillbaka", row, user, tid)
    return row


@transaction.atomic
def handle(
    *, anmalan: Anmalan, utfall: Hanteringsutfall, dag: date, user: User, tid: datetime
) -> Hantering:
    """The notice has been handled on `dag`. AnmalansfelError unless it waits."""
    row = Hantering.objects.create(
        kommun_id=anmalan.kommun_id,
        anmalan=_waiting(anmalan),
        utfall=utfall,
        dag=dag,
        av=user,
        kand_fran=tid,
    )
    _record("anmalan.handlagd", anmalan, user, tid, utfall=str(utfall))
    return row


@transaction.atomic
def undo_handling(*, anmalan: Anmalan, user: User, tid: datetime) -> Hantering:
    """The notice waits again. AnmalansfelError if it is not handled, or taken back."""
    locked = _locked(anmalan)
    row = Hantering.objects.filter(anmalan=locked, ersatt__isnull=True).first()
    if row is None:
        raise AnmalansfelError("Anmälan väntar redan på att handläggas.")
    row.ersatt, row.ersatt_av = tid, user
    row.save(update_fields=["ersatt", "ersatt_av"])
    _record("anmalan.angrad", locked, user, tid)
    return row


def _locked(anmalan: Anmalan) -> Anmalan:
    row = Anmalan.objects.select_for_update().get(pk=anmalan.pk)
    if row.ersatt is not None:
        raise AnmalansfelError("Anmälan är rättad eller borttagen. Öppna listan på nytt.")
    return row


def _waiting(anmalan: Anmalan) -> Anmalan:
    row = _locked(anmalan)
    if Hantering.objects.filter(anmalan=row, ersatt__isnull=True).exists():
        raise AnmalansfelError("Anmälan är redan handlagd. Ångra det först.")
    return row


def _supersede(row: Anmalan, user: User | None, tid: datetime) -> Anmalan:
    row.ersatt, row.ersatt_av = tid, user
    row.save(update_fields=["ersatt", "ersatt_av"])
    return row


def _record(handling: str, row: Anmalan, user: User | None, tid: datetime, **detaljer: Any) -> None:
    record(
        kommun=row.kommun_id,
        aktor=user.aktor if user else "kaja",
        handling=handling,
        objekt=f"anmalan:{row.pk}",
        detaljer={"person": row.person_id, "slag": row.slag, **detaljer},
        tid=tid,
    )
