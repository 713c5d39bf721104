"""The contact ladder adapted for youths, one or many: how it would be, and making it so."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.arbetslage import Last, las, se
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import HandlaggningsfelError, adapt_ladder, locked
from kaja.insatser.models import Anpassningsorsak
from kaja.regler.uppfoljning import (
    Anpassningssatt,
    Trappsteg,
    anpassa,
    hinder,
)

INTE_I_REGISTRET = "Den unge är inte i registret längre."


class Andring(NamedTuple):
    """What is to be done with the ladder, and why. `steg`: the new one, unless one is skipped."""

    satt: Anpassningssatt
    orsak: Anpassningsorsak
    steg: Trappsteg | None = None


def hindren(
    *, kommun: Kommun, personer: Collection[int], andring: Andring, dag: date
) -> dict[int, str]:
    """Why it cannot be done with each of these (ids); those it can be done with are left out."""
    return _hindren(se(kommun, personer, dag), personer, andring)


@transaction.atomic
def anpassa_trappan(
    *,
    kommun: Kommun,
    personer: Collection[int],
    andring: Andring,
    dag: date,
    tid: datetime,
    user: User,
) -> dict[int, tuple[int | None, int]]:
    """Adapt the ladder of these youths, and their next step with it; gives what held before and
    what holds now (ids). HandlaggningsfelError, and nothing is changed, if it cannot be done with
    one of them."""
    last = las(kommun, personer, locked(kommun, personer), dag)
    if mot := _hindren(last, personer, andring):
        raise HandlaggningsfelError(next(iter(mot.values())))
    nya = {
        pk: anpassa(lage, last.rutin, dag, andring.satt, andring.steg)
        for pk, lage in last.lagen().items()
    }
    blev = adapt_ladder(kommun=kommun, per_person=nya, orsak=andring.orsak, user=user, tid=tid)
    folj(kommun=kommun, personer=personer, dag=dag, tid=tid)
    return blev


def _hindren(last: Last, personer: Collection[int], andring: Andring) -> dict[int, str]:
    mot = {pk: INTE_I_REGISTRET for pk in personer if pk not in last.oppna}
    for pk, lage in last.lagen().items():
        if mening := hinder(lage, last.rutin, last.dag, andring.satt, andring.steg):
            mot[pk] = mening
    return mot
