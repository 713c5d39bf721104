"""The law text: each point with its wordings by date and the rule that reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.vyer import Begaran, kraver_inloggning
from kaja.regler.byggstenar import Villkor
from kaja.regler.skollagen_29_9 import VILLKOR


@dataclass(frozen=True, slots=True)
class Lydelse:
    """A wording: the id of its rule, from when until when, and the function that reads it."""

    id: str
    nar: str
    lases_i: str


@dataclass(frozen=True, slots=True)
class Lagpunkt:
    rubrik: str
    lagrum: str
    lydelser: list[Lydelse]


@kraver_inloggning
def lagtext(request: Begaran) -> HttpResponse:
    """29 kap. 9 § skollagen, as it is coded."""
    return render(request, "handlaggare/lagtext.html", {"punkter": lagpunkter()})


def lagpunkter() -> list[Lagpunkt]:
    """The points in the order of the law."""
    grupper = groupby(VILLKOR, key=lambda villkor: villkor.punkt)
    return [_lagpunkt(list(villkor)) for _, villkor in grupper]


def _lagpunkt(villkor: list[Villkor]) -> Lagpunkt:
    lydelser = [Lydelse(v.id, _nar(v), v.prova.__name__) for v in reversed(villkor)]
    return Lagpunkt(villkor[-1].rubrik, str(villkor[-1].lagrum), lydelser)


def _nar(villkor: Villkor) -> str:
    if villkor.till is None:
        return f"Gäller sedan {villkor.fran}"
    return f"Gällde {villkor.fran} till och med {villkor.till - timedelta(days=1)}"
