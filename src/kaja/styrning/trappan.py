"""Choosing the contact ladder, and the one that holds on a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import QuerySet, Value

from kaja.access.at_once import Rad, part
from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.audit.actions import record
from kaja.regler.uppfoljning import Kanal, Med, Trappsteg
from kaja.regler.uppfoljning.rutin import TRAPPA
from kaja.styrning.models import Kontakttrappa

FLEST = 12


class TrappfelError(ValueError):
    """The ladder cannot be used. The message is a Swedish sentence."""


@transaction.atomic
def set_ladder(
    *,
    kommun: Kommun,
    steg: Sequence[Trappsteg],
    fran: date,
    dag: date,
    user: User,
    tid: datetime,
) -> Kontakttrappa:
    """Let these steps hold from a day. TrappfelError, and nothing is changed, when they cannot."""
    check_ladder(steg)
    if fran < dag:
        raise TrappfelError(f"Gäller från: {fran} har varit. Välj {dag} eller senare.")
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    there = Kontakttrappa.objects.filter(kommun=kommun, galler_fran=fran, ersatt__isnull=True)
    there.update(ersatt=tid)
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling="kontakttrappa.andrad",
        objekt="kontakttrappa",
        detaljer={"fran": fran.isoformat(), "steg": [list(map(str, ett)) for ett in steg]},
        tid=tid,
    )
    return Kontakttrappa.objects.create(
        kommun=kommun,
        steg=[[s.dag, s.kanal.value, s.med.value] for s in steg],
        galler_fran=fran,
        kand_fran=tid,
        satt_av=user,
    )


def check_ladder(steg: Sequence[Trappsteg]) -> None:
    """TrappfelError unless there is a first step on day 0, and each comes no earlier than the one
    before."""
    if not steg:
        raise TrappfelError("Trappan behöver minst ett steg.")
    if len(steg) > FLEST:
        raise TrappfelError(f"Trappan kan ha högst {FLEST} steg.")
    if steg[0].dag != 0:
        raise TrappfelError("Första steget är dag 0: den dag då den första kontakten tas.")
    for fore, efter in pairwise(steg):
        if efter.dag < fore.dag:
            raise TrappfelError(
                f"Dag {efter.dag} kommer före dag {fore.dag}. Skriv stegen i den ordning de tas."
            )


def ladder(kommun: Kommun, dag: date) -> tuple[Trappsteg, ...]:
    """The steps that hold on the day; the default before the municipality's first choice."""
    rows = Kontakttrappa.objects.filter(kommun=kommun, ersatt__isnull=True, galler_fran__lte=dag)
    row = rows.order_by("-galler_fran").first()
    return TRAPPA if row is None else _steps(row.steg)


def ladder_part(kommun: Kommun) -> Any:
    """What to ask for to know the ladder of any day, in the words of `access.at_once`; `ladder_of`
    takes what was found."""
    rows = Kontakttrappa.objects.filter(kommun=kommun, ersatt__isnull=True)
    return part("trappa", rows, person=Value(0), fran="galler_fran", steg="steg")


def ladder_of(rows: Iterable[Rad], day: date) -> tuple[Trappsteg, ...]:
    """The steps that hold on the day, as the rows say."""
    begun = [row.fakta for row in rows if row.fakta["fran"] <= day.isoformat()]
    if not begun:
        return TRAPPA
    steg = max(begun, key=lambda en: en["fran"])["steg"]
    return _steps(json.loads(steg) if isinstance(steg, str) else steg)


def _steps(steg: Iterable[Any]) -> tuple[Trappsteg, ...]:
    return tuple(Trappsteg(int(d), Kanal(kanal), Med(med)) for d, kanal, med in steg)


def ladders(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Kontakttrappa]:
    """Every choice ever made, the latest first, if the user may see the settings."""
    if kommun is None or not may(user, "installning.se", kommun):
        return Kontakttrappa.objects.none()
    rows = Kontakttrappa.objects.filter(kommun=kommun).select_related("satt_av")
    return rows.order_by("-kand_fran", "-pk")
