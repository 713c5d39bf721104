"""The municipality's settings: what holds and why, what is planned, and every choice made."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.styrning import queries as styrning
from kaja.styrning.beskrivning import Beskrivning, Grupp
from kaja.styrning.installningar import KATALOG
from kaja.styrning.models import Installning
from kaja.styrning.valda import Valda
from kaja.web.klocka import i_dag


class Inlaga(NamedTuple):
    """A setting on the page: its value now, since when, what is planned, and every choice made."""

    beskriven: Beskrivning
    nu: str
    sedan: Installning | None
    kommande: list[tuple[date, str]]
    historik: list[tuple[Installning, str]]


@kraver("installning.se")
def installningar(request: Begaran) -> HttpResponse:
    """Every setting with its value, its legal note and its history."""
    valda = styrning.valda(request.kommun)
    historik: dict[str, list[Installning]] = defaultdict(list)
    for rad in styrning.historik(request.user, request.kommun):
        historik[rad.namn].append(rad)
    alla = [_inlaga(b, valda, historik[b.namn]) for b in KATALOG.values()]
    return render(
        request,
        "handlaggare/installningar.html",
        {
            "avdelning": "installningar",
            "grupper": [(g, [i for i in alla if i.beskriven.grupp is g]) for g in Grupp],
            "far_andra": may(request.user, "installning.andra", request.kommun),
        },
    )


def _inlaga(beskriven: Beskrivning, valda: Valda, historik: list[Installning]) -> Inlaga:
    dag = i_dag()
    galler = [rad for rad in historik if rad.ersatt is None and rad.galler_fran <= dag]
    kommande = [(v.fran, v.varde) for v in valda.val if v.namn == beskriven.namn and v.fran > dag]
    return Inlaga(
        beskriven,
        beskriven.i_ord(valda.varde(beskriven.namn, dag)),
        max(galler, key=lambda rad: rad.galler_fran, default=None),
        [(fran, beskriven.i_ord(varde)) for fran, varde in kommande],
        [(rad, beskriven.i_ord(beskriven.las(rad.varde))) for rad in historik],
    )
