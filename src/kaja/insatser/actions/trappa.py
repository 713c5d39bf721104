"""Adapting the contact ladder for youths, going back to the routine, and undoing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.insatser.actions.handlaggning import HandlaggningsfelError, change, locked
from kaja.insatser.models import Anpassningsorsak, Handlaggning, Trappanpassning
from kaja.regler.uppfoljning import Anpassning


@transaction.atomic
def adapt_ladder(
    *,
    kommun: Kommun,
    per_person: Mapping[int, Anpassning],
    orsak: Anpassningsorsak,
    user: User,
    tid: datetime,
) -> dict[int, tuple[int | None, int]]:
    """Let these steps hold for each youth; a day that someone had chosen gives way to them. Gives
    what held before and what holds now (ids), for the undo."""
    rows = locked(kommun, per_person)
    before = {row.person_id: row.anpassning_id for row in rows}
    _supersede(rows, tid)
    fresh = [_row(kommun, row, per_person[row.person_id], orsak, user, tid) for row in rows]
    Trappanpassning.objects.bulk_create(fresh, batch_size=500)
    for row, ny in zip(rows, fresh, strict=True):
        row.anpassning = ny
    Handlaggning.objects.bulk_update(rows, ["anpassning"], batch_size=500)
    change(kommun, before, "trappa.anpassad", user, tid, {"satt_datum": None})
    return {ny.person_id: (before[ny.person_id], ny.pk) for ny in fresh}


def _row(
    kommun: Kommun,
    row: Handlaggning,
    ny: Anpassning,
    orsak: Anpassningsorsak,
    user: User,
    tid: datetime,
) -> Trappanpassning:
    return Trappanpassning(
        kommun=kommun,
        person_id=row.person_id,
        fran=ny.fran,
        efter=ny.efter,
        steg=[[s.dag, s.kanal.value, s.med.value] for s in ny.steg],
        orsak=orsak,
        fore_id=row.anpassning_id,
        datum_fore=row.satt_datum,
        av=user,
        kand_fran=tid,
    )


@transaction.atomic
def follow_routine(*, kommun: Kommun, personer: Collection[int], user: User, tid: datetime) -> None:
    """The municipality's ladder holds for these youths again."""
    _supersede(locked(kommun, personer), tid)
    change(kommun, personer, "trappa.rutinen", user, tid, {"anpassning": None})


@transaction.atomic
def undo_adaptation(
    *, kommun: Kommun, per_person: Mapping[int, int], dag: date, user: User, tid: datetime
) -> list[int]:
    """Take the last adaptation of each youth (with its id) back: what held before does again, and
    the day that was chosen then, unless it has been. Gives for whom; one who has another by now is
    left as it is."""
    rows = [r for r in locked(kommun, per_person) if r.anpassning_id == per_person[r.person_id]]
    _supersede(rows, tid)
    alike: dict[tuple[int | None, date | None], list[int]] = defaultdict(list)
    for row in rows:
        assert row.anpassning is not None
        datum = row.satt_datum or row.anpassning.datum_fore
        kvar = datum if datum and datum >= dag else None
        alike[_again(row.anpassning.fore, tid), kvar].append(row.person_id)
    for (fore, kvar), personer in alike.items():
        values = {"anpassning": fore, "satt_datum": kvar}
        change(kommun, personer, "trappa.angrad", user, tid, values)
    return [row.person_id for row in rows]


def undo_last(*, kommun: Kommun, person: int, dag: date, user: User, tid: datetime) -> None:
    """The same for the last one of one youth. HandlaggningsfelError when there is none."""
    row = Handlaggning.objects.filter(kommun=kommun, person=person).first()
    if row is None or row.anpassning_id is None:
        raise HandlaggningsfelError("Det finns ingen anpassning att ångra.")
    undo_adaptation(
        kommun=kommun, per_person={person: row.anpassning_id}, dag=dag, user=user, tid=tid
    )


def _again(fore: Trappanpassning | None, tid: datetime) -> int | None:
    """A copy (its id) of an earlier one, known from now: a row that was superseded stays so."""
    if fore is None:
        return None
    copy = Trappanpassning.objects.create(
        kommun_id=fore.kommun_id,
        person_id=fore.person_id,
        fran=fore.fran,
        efter=fore.efter,
        steg=fore.steg,
        orsak=fore.orsak,
        fore_id=fore.fore_id,
        datum_fore=fore.datum_fore,
        av_id=fore.av_id,
        kand_fran=tid,
    )
    return copy.pk


def _supersede(rows: Collection[Handlaggning], tid: datetime) -> None:
    held = [row.anpassning_id for row in rows if row.anpassning_id]
    Trappanpassning.objects.filter(pk__in=held, ersatt__isnull=True).update(ersatt=tid)
