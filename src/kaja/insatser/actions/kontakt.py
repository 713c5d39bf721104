"""Noting contacts and attempts, and taking a note back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.actions.sysselsattning import hold_again
from kaja.insatser.models import Kanalval, Kontakt, Medval, Onskemal, Sysselsattning, Utfallval

FRAMTID = timedelta(minutes=5)
"""How far ahead a clock may be."""


class KontaktfelError(ValueError):
    """The contact cannot be noted or taken back. The message is a Swedish sentence."""


class NyKontakt(NamedTuple):
    """One contact with one youth (id), as someone tells it."""

    person: int
    tid: datetime
    kanal: Kanalval
    utfall: Utfallval
    med: Medval = Medval.UNGDOM
    inkommande: bool = False
    utskick: str = ""
    datum_fore: date | None = None
    datum_efter: date | None = None


@transaction.atomic
def log_contacts(
    *, kommun: Kommun, nya: Sequence[NyKontakt], user: User | None, tid: datetime
) -> list[Kontakt]:
    """Note the contacts; gives the rows. Those of a batch that are noted already are left as they
    are. KontaktfelError for one that has not taken place yet."""
    if any(ny.tid > tid + FRAMTID for ny in nya):
        raise KontaktfelError("Kontakten har inte varit än. Välj en dag och tid som har varit.")
    utskick = {ny.utskick for ny in nya if ny.utskick}
    there = set(
        Kontakt.objects.filter(kommun=kommun, utskick__in=utskick, ersatt__isnull=True).values_list(
            "person_id", "utskick"
        )
        if utskick
        else ()
    )
    rows = Kontakt.objects.bulk_create(
        [
            Kontakt(
                kommun=kommun,
                person_id=ny.person,
                av=user,
                kand_fran=tid,
                **{k: v for k, v in ny._asdict().items() if k != "person"},
            )
            for ny in nya
            if (ny.person, ny.utskick) not in there
        ],
        batch_size=500,
    )
    _record(kommun, "kontakt.ny", rows, user, tid)
    return rows


@transaction.atomic
def undo_contacts(
    *, kommun: Kommun, kontakter: Collection[int], user: User, tid: datetime
) -> list[Kontakt]:
    """Take back notes (ids) with what was said in them; gives them. KontaktfelError if one of them
    is taken back already."""
    rows = list(
        Kontakt.objects.select_for_update().filter(
            kommun=kommun, pk__in=kontakter, ersatt__isnull=True
        )
    )
    if len(rows) != len(set(kontakter)):
        raise KontaktfelError("Kontakten är redan ångrad.")
    Kontakt.objects.filter(pk__in=[row.pk for row in rows]).update(ersatt=tid, ersatt_av=user)
    _unsay(rows, tid)
    _record(kommun, "kontakt.angrad", rows, user, tid)
    return rows


def _unsay(rows: Sequence[Kontakt], tid: datetime) -> None:
    """What was said of occupation in them no longer holds, and what it superseded does again."""
    said = Sysselsattning.objects.filter(kontakt__in=rows, ersatt__isnull=True)
    for row in list(said):
        Sysselsattning.objects.filter(pk=row.pk).update(ersatt=tid)
        hold_again(row)


@transaction.atomic
def state_wish(
    *, kommun: Kommun, person: int, kanal: str, sprak: str, user: User, tid: datetime
) -> Onskemal:
    """Note how the youth wants to be reached. It supersedes what was said before."""
    Onskemal.objects.filter(kommun=kommun, person=person, ersatt__isnull=True).update(ersatt=tid)
    row = Onskemal.objects.create(
        kommun=kommun, person_id=person, kanal=kanal, sprak=sprak, sagt_av=user, kand_fran=tid
    )
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling="onskemal.nytt",
        objekt=f"onskemal:{row.pk}",
        detaljer={"person": person},
        tid=tid,
    )
    return row


def _record(
    kommun: Kommun, handling: str, rows: Sequence[Kontakt], user: User | None, tid: datetime
) -> None:
    if rows:
        record(
            kommun=kommun.pk,
            aktor=user.aktor if user else "kaja",
            handling=handling,
            objekt="kontakt",
            detaljer={
                "kontakter": [row.pk for row in rows],
                "personer": sorted({row.person_id for row in rows}),
            },
            tid=tid,
        )
