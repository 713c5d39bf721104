"""Asking for the picture of another day, and waiting for it, on each page that can show one."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.dagsbild import bestall
from kaja.web.handlaggare.dagsbild import Dagshuvud, annan_dag, huvud_for
from kaja.web.handlaggare.dagval import Dagform
from kaja.web.handlaggare.lasning_pagar import UPPDATERA
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_langt


class Dagsida(NamedTuple):
    """A page that can show another day: the name of its address and of the one that asks for the
    picture, what the menu calls it, and how the heading of another day begins."""

    adress: str
    begar: str
    namn: str
    rubrik: str


MALGRUPP = Dagsida("malgrupp", "malgrupp_dag", "Målgrupp", "Målgruppen")
FULLSTANDIGHET = Dagsida(
    "fullstandighet", "fullstandighet_dag", "Fullständighet", "Fullständigheten"
)


def vanta(request: Begaran, huvud: Dagshuvud, sida: Dagsida) -> HttpResponse:
    """How far the picture has come, or that it must be asked for; fetched anew while it is made."""
    korning = None if huvud.stoppad else huvud.korning
    svar = render(
        request,
        "handlaggare/dagsbild.html",
        {"avdelning": sida.adress, "sida": sida, "bild": huvud, "korning": korning},
    )
    if korning:
        svar["Refresh"] = str(UPPDATERA)
    return svar


@kraver("malgrupp.se")
@require_POST
def malgruppen(request: Begaran) -> HttpResponse:
    """Ask for the picture from the target group."""
    return _begar(request, MALGRUPP)


@kraver("fullstandighet.se")
@require_POST
def fullstandigheten(request: Begaran) -> HttpResponse:
    """Ask for the picture from the completeness, also for one who sees only its numbers."""
    return _begar(request, FULLSTANDIGHET)


def _begar(request: Begaran, sida: Dagsida) -> HttpResponse:
    """Ask for the picture of a day; one that is made and still holds is shown at once."""
    tid = annan_dag(request.POST)
    if tid is None:
        _sag_vad_som_ar_fel(request)
        return redirect(sida.adress)
    huvud = huvud_for(request, tid)
    if not huvud.visas or huvud.andrat:
        bestall(kommun=request.kommun, dag=tid.dag, kand=tid.kand, user=request.user, tid=nu())
    return redirect(f"{reverse(sida.adress)}?{_tillbaka(request)}")


def _tillbaka(request: Begaran) -> str:
    fraga: dict[str, Any] = {n: v for n, v in request.POST.items() if n != "csrfmiddlewaretoken"}
    return urlencode(fraga)


def _sag_vad_som_ar_fel(request: Begaran) -> None:
    form = Dagform(request.POST)
    fel = [str(mening) for rad in form.errors.values() for mening in rad]
    messages.error(request, " ".join(fel) or f"Välj en annan dag än {datum_langt(i_dag())}.")
