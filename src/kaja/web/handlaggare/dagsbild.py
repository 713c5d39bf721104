"""The target group on another day: whether its picture is made, still holds, or must be asked for.

The picture itself is read as the list of today is: `urval.malgruppen`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.dagsbild import bestall, sett
from kaja.korningar.models import Korning, Korningslage
from kaja.register.dagsbilden import picture
from kaja.register.models import Dagsbild
from kaja.web.handlaggare.dagval import Dagform, Tidslage, tidslage
from kaja.web.handlaggare.lasning_pagar import UPPDATERA
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.markup import ren
from kaja.web.komponenter.text import datum_langt


@dataclass(frozen=True, slots=True)
class Dagshuvud:
    """The picture that the address asks for, and what the page says of it."""

    tid: Tidslage
    bild: Dagsbild | None
    andrat: bool
    """Has anything that it rests on been said, or taken back, since it was made?"""

    @property
    def visas(self) -> bool:
        return self.bild is not None and self.bild.gjord is not None

    @property
    def dag(self) -> date:
        return self.tid.dag

    @property
    def kand(self) -> date | None:
        return self.tid.kand.date() if self.tid.kand else None

    @property
    def rubrik(self) -> str:
        """ "Målgruppen den 1 oktober 2026, efter det som är känt nu"."""
        da = f"var känt den {datum_langt(self.kand)}" if self.kand else "är känt nu"
        return f"Målgruppen den {datum_langt(self.dag)}, efter det som {da}"

    @property
    def kvar(self) -> str:
        """What an address goes on from, to everyone on the same day."""
        kand = {"kand": self.kand} if self.kand else {}
        return f"{urlencode({'utfall': 'alla', 'dag': self.dag, **kand})}&"

    @property
    def korning(self) -> Korning | None:
        """The run that makes it, or has stopped."""
        return self.bild.korning if self.bild and not self.visas else None

    @property
    def stoppad(self) -> str:
        korning = self.korning
        return korning.fel if korning and korning.lage == Korningslage.STOPPAD else ""


def annan_dag(fraga: QueryDict) -> Tidslage | None:
    """The day to judge and the knowledge to judge with, if the address (or the form) names a day
    and it is another than today as it is known now; None also when either is wrong, which the
    filter's fields say."""
    form = Dagform(fraga)
    if not form.is_valid() or form.cleaned_data["dag"] is None:
        return None
    tid = tidslage(form)
    return None if tid.nu else tid


def personens_dag(fraga: QueryDict) -> str:
    """What to add to the address of a person's page, so that it is about the same day."""
    if annan_dag(fraga) is None:
        return ""
    return ren(f"?{urlencode({n: fraga[n] for n in ('dag', 'kand') if fraga.get(n)})}")


def dagshuvud(request: Begaran) -> Dagshuvud | None:
    """The picture that the address asks for, made or not; None for the list of today. Looked up
    once a request."""
    if not hasattr(request, "dagshuvud"):
        tid = annan_dag(request.GET)
        request.dagshuvud = _huvud(request, tid) if tid else None  # type: ignore[attr-defined]
    huvud: Dagshuvud | None = request.dagshuvud  # type: ignore[attr-defined]
    return huvud


def dagsbilden(request: Begaran) -> Dagsbild | None:
    """The picture whose rows the list shows; None when it shows stored answers."""
    huvud = dagshuvud(request)
    return huvud.bild if huvud and huvud.visas else None


def _huvud(request: Begaran, tid: Tidslage) -> Dagshuvud:
    bild = picture(request.user, request.kommun, tid.dag, tid.kand)
    gjord = bild is not None and bild.gjord is not None
    andrat = gjord and bild is not None and bild.sett != sett(request.kommun, tid.kand)
    return Dagshuvud(tid, bild, andrat)


def vanta(request: Begaran, huvud: Dagshuvud) -> HttpResponse:
    """How far the picture has come, or that it must be asked for; fetched anew while it is made."""
    korning = None if huvud.stoppad else huvud.korning
    svar = render(
        request,
        "handlaggare/dagsbild.html",
        {"avdelning": "malgrupp", "bild": huvud, "korning": korning, "fraga": request.GET},
    )
    if korning:
        svar["Refresh"] = str(UPPDATERA)
    return svar


@kraver("malgrupp.se")
@require_POST
def rakna(request: Begaran) -> HttpResponse:
    """Ask for the picture of a day; one that is made and still holds is shown at once."""
    tid = annan_dag(request.POST)
    if tid is None:
        _sag_vad_som_ar_fel(request)
        return redirect("malgrupp")
    huvud = _huvud(request, tid)
    if not huvud.visas or huvud.andrat:
        bestall(kommun=request.kommun, dag=tid.dag, kand=tid.kand, user=request.user, tid=nu())
    return redirect(f"{reverse('malgrupp')}?{_tillbaka(request)}")


def _tillbaka(request: Begaran) -> str:
    fraga: dict[str, Any] = {n: v for n, v in request.POST.items() if n != "csrfmiddlewaretoken"}
    return urlencode(fraga)


def _sag_vad_som_ar_fel(request: Begaran) -> None:
    form = Dagform(request.POST)
    fel = [str(mening) for rad in form.errors.values() for mening in rad]
    messages.error(request, " ".join(fel) or f"Välj en annan dag än {datum_langt(i_dag())}.")
