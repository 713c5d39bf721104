"""The proposals of who is who that a user may see: none about a person who is hidden from her."""

from __future__ import annotations

from typing import NamedTuple

from kaja.access.vyer import Begaran
from kaja.flows.skolnummer_forslag import Forslag, forslag
from kaja.ungdom.dubbletter import Par, dubbletter
from kaja.web.handlaggare.identitet_par import Parvy, parvyer
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade

FLEST = 20
"""So many of each kind on the page: they become fewer as they are answered."""


class Synliga(NamedTuple):
    """What may be shown of the proposals, and how many are about persons who are hidden."""

    skolnummer: list[Forslag]
    par: list[Parvy]
    antal: int
    dolda: int


def synliga(request: Begaran) -> Synliga:
    """The first of each kind, and how many there are."""
    skolor, par = _fordelade(request)
    antal = len(skolor[False]) + len(par[False])
    dolda = len(skolor[True]) + len(par[True])
    return Synliga(skolor[False][:FLEST], parvyer(par[False][:FLEST]), antal, dolda)


def antal_synliga(request: Begaran) -> int:
    """How many proposals the user can answer."""
    skolor, par = _fordelade(request)
    return len(skolor[False]) + len(par[False])


def _fordelade(request: Begaran) -> tuple[dict[bool, list[Forslag]], dict[bool, list[Par]]]:
    """The proposals by whether they are hidden from the user."""
    ser = ser_skyddade(request)
    skolor: dict[bool, list[Forslag]] = {False: [], True: []}
    par: dict[bool, list[Par]] = {False: [], True: []}
    for skola in forslag(request.kommun):
        skolor[skola.skyddad and not ser].append(skola)
    for tva in dubbletter(request.kommun):
        dolt = any(ar_dold(person, ser=ser) for person in (tva.behalls, tva.laggs_undan))
        par[dolt].append(tva)
    return skolor, par
