"""The law text: each point with its wordings by date, the words of the law, and what reads them."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from itertools import groupby
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.vyer import Begaran, kraver_inloggning
from kaja.regler.byggstenar import Villkor
from kaja.regler.lagsidor import LAGTEXT, Tabell, tabeller
from kaja.regler.skollagen_29_9 import VILLKOR

KODAS_INTE = "kodas inte: "


class Citat(NamedTuple):
    """Words of the law, and where they stand."""

    stalle: str
    ord: str
    skal: str = ""


class Lydelse(NamedTuple):
    """A wording: the id of its rule, when it is in force, the law's words and what reads them."""

    id: str
    nar: str
    citat: list[Citat]
    lases_i: str


class Lagpunkt(NamedTuple):
    rubrik: str
    lagrum: str
    lydelser: list[Lydelse]


@kraver_inloggning
def lagtext(request: Begaran) -> HttpResponse:
    """29 kap. 9 § skollagen, as it is coded."""
    punkter, utanfor = lagen()
    innehall = {"punkter": punkter, "utanfor": utanfor}
    return render(request, "handlaggare/lagtext.html", innehall)


@cache
def lagen() -> tuple[list[Lagpunkt], list[Citat]]:
    """The points in the order of the law, and the sentences that are no rule, with the reason."""
    tabell = tabeller(LAGTEXT.read_text("utf-8"))
    lagens = [t for t in tabell if t.kolumner[-1] == "kodas"]
    grupper = groupby(VILLKOR, key=lambda villkor: villkor.punkt)
    return [_lagpunkt(list(g), lagens) for _, g in grupper], _utanfor(lagens)


def _lagpunkt(villkor: list[Villkor], lagens: list[Tabell]) -> Lagpunkt:
    lydelser = [
        Lydelse(v.id, _nar(v), _citat(v.id, lagens), _lases_i(v)) for v in reversed(villkor)
    ]
    return Lagpunkt(villkor[-1].rubrik, str(villkor[-1].lagrum), lydelser)


def _lases_i(villkor: Villkor) -> str:
    """Where in the code the point is read: the function that finds what speaks against it."""
    return f"{villkor.hinder.__module__}.{villkor.hinder.__name__}"


def _nar(villkor: Villkor) -> str:
    if villkor.till is None:
        return f"Gäller sedan {villkor.fran}"
    return f"Gällde {villkor.fran} till och med {villkor.till - timedelta(days=1)}"


def _citat(regel: str, lagens: list[Tabell]) -> list[Citat]:
    return [
        Citat(f"{tabell.rubrik}, {stalle}", ord_)
        for tabell in lagens
        for stalle, ord_, kodas in tabell.rader
        if f"`{regel}`" in kodas
    ]


def _utanfor(lagens: list[Tabell]) -> list[Citat]:
    return [
        Citat(f"{tabell.rubrik}, {stalle}", ord_, kodas.removeprefix(KODAS_INTE).replace("`", ""))
        for tabell in lagens
        for stalle, ord_, kodas in tabell.rader
        if kodas.startswith(KODAS_INTE)
    ]
