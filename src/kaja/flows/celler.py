"""Changing the cells of the register: owner, next date and occupation, one or a pasted block.

Two who change the same youth do not overwrite each other: who saves says what she looked at, and
when that is no longer so nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import (
    NySysselsattning,
    assign,
    hold_youths,
    keep_batch,
    set_next_date,
    state_occupation,
)
from kaja.insatser.models import (
    Handlaggning,
    Massandring,
    Massandringsslag,
    Sysselsattning,
    Sysselsattningsval,
)
from kaja.insatser.samtidigt import AndratUnderTidenError


class Falt(StrEnum):
    """The columns that can be changed in their cells."""

    AGARE = "agare"
    DATUM = "nasta"
    GOR = "gor"


class Cell(NamedTuple):
    """One cell and what it is to be: a User or None, a day or None, or an occupation."""

    person: int
    falt: Falt
    varde: Any


class Sett(NamedTuple):
    """What one looked at: the version of the row, and the statement of occupation (id, or 0)."""

    version: int
    gor: int = 0


class Nar(NamedTuple):
    """Where, when and by whom it is changed."""

    kommun: Kommun
    dag: date
    tid: datetime
    user: User


def sedda(kommun: Kommun, personer: Collection[int], *, las: bool = False) -> dict[int, Sett]:
    """How the rows are now, of those in the register; `las` locks them."""
    rader = Handlaggning.objects.filter(kommun=kommun, oppen=True, person__in=personer)
    if las:
        rader = rader.select_for_update()
    versioner = dict(rader.order_by("person_id").values_list("person_id", "version"))
    gor = Sysselsattning.objects.filter(
        kommun=kommun, person__in=personer, nar="nu", ersatt__isnull=True
    )
    sagt = dict(gor.values_list("person_id", "pk"))
    return {pk: Sett(version, sagt.get(pk, 0)) for pk, version in versioner.items()}


@transaction.atomic
def andra_rad(*, celler: Collection[Cell], sett: Sett, nar: Nar) -> None:
    """Change cells of one youth. AndratUnderTidenError when someone else has changed the row since,
    or the youth is no longer in the register; HandlaggningsfelError for a day that has been."""
    for cell in celler:
        nu = sedda(nar.kommun, [cell.person], las=True).get(cell.person)
        if nu is None or _andrad(cell, sett, nu):
            raise AndratUnderTidenError(nu.version if nu else 0)
    _andra(celler, nar)


@transaction.atomic
def klistra(
    *, celler: Collection[Cell], sett: Mapping[int, Sett], nar: Nar
) -> tuple[Massandring | None, set[int]]:
    """Change all the cells but those of youths whom someone has changed since; gives the batch
    (None when nothing was changed) and who they are."""
    nu = sedda(nar.kommun, sett.keys(), las=True)
    borta = {pk for pk, ett in sett.items() if nu.get(pk) != ett}
    kvar = [cell for cell in celler if cell.person in sett and cell.person not in borta]
    if not kvar:
        return None, borta
    fore = _andra(kvar, nar)
    batch = keep_batch(
        kommun=nar.kommun,
        vad=Massandringsslag.KLISTRAT,
        antal=len({cell.person for cell in kvar}),
        fore=fore,
        user=nar.user,
        tid=nar.tid,
    )
    return batch, borta


def _andrad(cell: Cell, sett: Sett, nu: Sett) -> bool:
    return nu.gor != sett.gor if cell.falt == Falt.GOR else nu.version != sett.version


def _andra(celler: Collection[Cell], nar: Nar) -> dict[str, Any]:
    """Change them, and give what the undo needs, as `flows.massangra` reads it."""
    fore: dict[str, Any] = {"agare": {}, "datum": {}, "sysselsattningar": []}
    hold_youths({cell.person for cell in celler if cell.falt == Falt.AGARE})
    for agare, ids in _grupper(celler, Falt.AGARE):
        forra = assign(kommun=nar.kommun, personer=ids, agare=agare, user=nar.user, tid=nar.tid)
        blev = agare.pk if agare else None
        fore["agare"] |= {str(pk): [forr, blev] for pk, forr in forra.items()}
    for datum, ids in _grupper(celler, Falt.DATUM):
        fore["datum"] |= _satt(datum, ids, nar)
    fore["sysselsattningar"] = _sysslar(celler, nar)
    andrade = {cell.person for cell in celler if cell.falt != Falt.AGARE}
    folj(kommun=nar.kommun, personer=andrade, dag=nar.dag, tid=nar.tid)
    return fore


def _satt(datum: date | None, ids: list[int], nar: Nar) -> dict[str, list[str | None]]:
    forra = set_next_date(
        kommun=nar.kommun, personer=ids, datum=datum, dag=nar.dag, user=nar.user, tid=nar.tid
    )
    return {str(pk): [_iso(forr), _iso(datum)] for pk, forr in forra.items()}


def _sysslar(celler: Iterable[Cell], nar: Nar) -> list[int]:
    nya = [
        NySysselsattning(cell.person, Sysselsattningsval(cell.varde), nar.dag)
        for cell in celler
        if cell.falt == Falt.GOR
    ]
    if not nya:
        return []
    rader = state_occupation(kommun=nar.kommun, nya=nya, user=nar.user, tid=nar.tid)
    return [rad.pk for rad in rader]


def _grupper(celler: Iterable[Cell], falt: Falt) -> Iterable[tuple[Any, list[int]]]:
    """The persons of the column by what they are to have."""
    ut: dict[Any, list[int]] = defaultdict(list)
    for cell in celler:
        if cell.falt == falt:
            ut[cell.varde].append(cell.person)
    return ut.items()


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
