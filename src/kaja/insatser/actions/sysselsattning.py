"""Noting what a youth does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models import (
    Sagtav,
    Sysselsattning,
    Sysselsattningstid,
    Sysselsattningsval,
)


class NySysselsattning(NamedTuple):
    """What one youth (id) does, did or will do, as someone tells it on a day. `kontakt` (id) is
    where it was said."""

    person: int
    slag: Sysselsattningsval
    sagd: date
    sagt_av: Sagtav = Sagtav.UNGDOM
    nar: Sysselsattningstid = Sysselsattningstid.NU
    fran: date | None = None
    till: date | None = None
    kontakt: int | None = None


@transaction.atomic
def state_occupation(
    *, kommun: Kommun, nya: Sequence[NySysselsattning], user: User | None, tid: datetime
) -> list[Sysselsattning]:
    """Note it. What is said of now supersedes what was said of now before; the rest is added."""
    nu = [ny.person for ny in nya if ny.nar == Sysselsattningstid.NU]
    Sysselsattning.objects.filter(
        kommun=kommun, person__in=nu, nar=Sysselsattningstid.NU, ersatt__isnull=True
    ).update(ersatt=tid)
    rows = Sysselsattning.objects.bulk_create(
        [
            Sysselsattning(
                kommun=kommun,
                person_id=ny.person,
                kontakt_id=ny.kontakt,
                av=user,
                kand_fran=tid,
                **{k: v for k, v in ny._asdict().items() if k not in ("person", "kontakt")},
            )
            for ny in nya
        ],
        batch_size=500,
    )
    _record(kommun, "sysselsattning.ny", [row.pk for row in rows], user, tid)
    return rows


@transaction.atomic
def unsay_occupation(
    *, kommun: Kommun, sysselsattningar: Collection[int], user: User, tid: datetime
) -> list[int]:
    """Take back what was said (ids) where it is what holds; what it superseded holds again. Gives
    whom it was about."""
    said = Sysselsattning.objects.select_for_update().filter(
        kommun=kommun, pk__in=sysselsattningar, ersatt__isnull=True
    )
    rows = list(said)
    Sysselsattning.objects.filter(pk__in=[row.pk for row in rows]).update(ersatt=tid)
    for row in rows:
        hold_again(row)
    _record(kommun, "sysselsattning.angrad", [row.pk for row in rows], user, tid)
    return [row.person_id for row in rows]


def hold_again(said: Sysselsattning) -> None:
    """What the statement superseded holds again, in the caller's transaction; not what was said in
    a contact that has been taken back, but what that superseded in its turn."""
    before = Sysselsattning.objects.filter(
        person=said.person_id, nar=said.nar, ersatt=said.kand_fran
    ).exclude(pk=said.pk)
    for row in before.select_related("kontakt"):
        if row.kontakt and row.kontakt.ersatt:
            hold_again(row)
        else:
            Sysselsattning.objects.filter(pk=row.pk).update(ersatt=None)


def _record(
    kommun: Kommun, handling: str, ids: Sequence[int], user: User | None, tid: datetime
) -> None:
    if ids:
        record(
            kommun=kommun.pk,
            aktor=user.aktor if user else "kaja",
            handling=handling,
            objekt="sysselsattning",
            detaljer={"sysselsattningar": list(ids)},
            tid=tid,
        )
