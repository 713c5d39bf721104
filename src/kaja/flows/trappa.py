"""The contact ladder adapted for youths, one or many: how it would be, and making it so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.arbetslage import arbetslagen
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import HandlaggningsfelError, adapt_ladder
from kaja.insatser.models import Anpassningsorsak
from kaja.regler.uppfoljning import (
    Anpassningssatt,
    Arbetslage,
    Rutin,
    Trappsteg,
    anpassa,
    hinder,
)
from kaja.styrning.queries import rutin as rutinen

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
    return _hindren(arbetslagen(kommun, personer), personer, andring, rutinen(kommun, dag), dag)


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
    lagen, rutin = arbetslagen(kommun, personer), rutinen(kommun, dag)
    if mot := _hindren(lagen, personer, andring, rutin, dag):
        raise HandlaggningsfelError(next(iter(mot.values())))
    nya = {pk: anpassa(lagen[pk], rutin, dag, andring.satt, andring.steg) for pk in personer}
    blev = adapt_ladder(kommun=kommun, per_person=nya, orsak=andring.orsak, user=user, tid=tid)
    folj(kommun=kommun, personer=personer, dag=dag, tid=tid)
    return blev


def _hindren(
    lagen: Mapping[int, Arbetslage],
    personer: Collection[int],
    andring: Andring,
    rutin: Rutin,
    dag: date,
) -> dict[int, str]:
    mot = {pk: INTE_I_REGISTRET for pk in personer if pk not in lagen}
    for pk, lage in lagen.items():
        if mening := hinder(lage, rutin, dag, andring.satt, andring.steg):
            mot[pk] = mening
    return mot
