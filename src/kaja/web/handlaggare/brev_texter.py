"""The texts there are: Kaja's, and which of them the municipality has made its own."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.utskick import mallar
from kaja.utskick.actions.texter import (
    Textnyckel,
)
from kaja.utskick.models import Egentext
from kaja.utskick.queries import own_texts
from kaja.utskick.slag import KANALER, MALLAR, SPRAKEN, TILL_SKOLAN, Kanal, Mall, Sprak


class Textrad(NamedTuple):
    """A text in the list: its address, what it is, and the municipality's own if there is one."""

    val: str
    namn: str
    kanal: str
    sprak: str
    egen: Egentext | None


@kraver("utskick.se")
def texter(request: Begaran) -> HttpResponse:
    """Every text there is, and which of them are the municipality's own."""
    egna = {(en.mall, en.kanal, en.sprak): en for en in own_texts(request.kommun)}
    rader = [
        Textrad(
            "-".join(nyckel),
            MALLAR[nyckel.mall],
            KANALER[nyckel.kanal],
            SPRAKEN[nyckel.sprak],
            egna.get((nyckel.mall.value, nyckel.kanal.value, nyckel.sprak.value)),
        )
        for nyckel in alla_texter()
    ]
    return render(
        request,
        "handlaggare/brevtexter.html",
        {
            "avdelning": "utskick",
            "rader": rader,
            "far_andra": may(request.user, "utskick.texter", request.kommun),
        },
    )


def alla_texter() -> list[Textnyckel]:
    """Every text that a municipality can change: what it is, how it goes and in which language."""
    return [
        Textnyckel(mall, kanal, sprak)
        for kanal in Kanal
        for mall in Mall
        if mall not in TILL_SKOLAN
        for sprak in Sprak
        if mallar.finns(mall, kanal, sprak)
    ]
