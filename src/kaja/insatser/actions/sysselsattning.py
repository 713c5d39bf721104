"""Noting what a youth does."""

from __future__ import annotations

from collections.abc import Sequence
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
    if rows:
        record(
            kommun=kommun.pk,
            aktor=user.aktor if user else "kaja",
            handling="sysselsattning.ny",
            objekt="sysselsattning",
            detaljer={"sysselsattningar": [row.pk for row in rows]},
            tid=tid,
        )
    return rows
