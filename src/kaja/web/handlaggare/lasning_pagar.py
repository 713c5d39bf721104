"""A file that is being read in, or taken back: how far it has come. The page can be left."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.vyer import Begaran
from kaja.intake.models import MottagenFil, Rad, Status
from kaja.korningar.models import Korning, Korningslage

UPPDATERA = 4
"""So many seconds go before the page is fetched anew."""


class Gang(NamedTuple):
    """What is done of what there is, and in words; `stoppad` is what stopped it."""

    gjort: int
    av: int
    mening: str
    stoppad: str = ""


def pagar(request: Begaran, fil: MottagenFil) -> HttpResponse:
    """How far the reading, or the undoing, has come; the page is fetched anew by itself."""
    gang = _gang(fil)
    svar = render(
        request,
        "handlaggare/fil_pagar.html",
        {"avdelning": "las_in", "fil": fil, "gang": gang, "angras": fil.status == Status.ANGRAS},
    )
    if not gang.stoppad:
        svar["Refresh"] = str(UPPDATERA)
    return svar


def _gang(fil: MottagenFil) -> Gang:
    korning = Korning.objects.filter(kommun=fil.kommun_id, fil=fil).order_by("-pk").first()
    if korning and korning.lage == Korningslage.STOPPAD:
        return Gang(0, 0, "", korning.fel)
    if korning is None or korning.lage == Korningslage.VANTAR:
        return Gang(0, fil.antal_godkanda, "Väntar på sin tur")
    kvar = Rad.objects.filter(fil=fil, vantar=False).count()
    if fil.status == Status.LASES_IN and kvar:
        return Gang(fil.antal_godkanda - kvar, fil.antal_godkanda, "Raderna läses")
    return Gang(korning.gjort, max(korning.att_gora, korning.gjort), "Svaren prövas om")
