"""The municipality's amounts for economic support: what holds, what is to come, changing one."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.actions.stod_belopp import NyttBelopp, set_amount
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models import Regelval, Stodregel, Stodval
from kaja.insatser.queries.stod import beloppens_historik
from kaja.regler.atgarder.stod import i_kronor
from kaja.web.handlaggare.stod_form import Beloppsform
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_i_text, datum_langt

RATTSLIGT = (
    "Ingen författning ger rätt till stödet. Skolverket skriver att varje kommun själv bestämmer "
    "om och hur den ger ekonomiskt stöd, och nämner belopp som motsvarar studiebidrag under "
    "praktik, busskort och måltider som exempel. Inget belopp följer med Kaja: skriv det som "
    "kommunen har beslutat. Fråga skatte- och löneenheten hur stödet ska behandlas."
)


class Beloppsrad(NamedTuple):
    """One kind of support on the page."""

    slag: Stodval
    nu: Stodregel | None
    kommande: list[Stodregel]
    historik: list[Stodregel]


@kraver("malgrupp.se")
def beloppen(request: Begaran) -> HttpResponse:
    """Each kind of support, its amount now, and every one that has been decided."""
    alla = list(beloppens_historik(request.user, request.kommun))
    return render(
        request,
        "handlaggare/stod_belopp.html",
        {
            "avdelning": "stod",
            "rader": [_rad(slag, [r for r in alla if r.slag == slag]) for slag in Stodval],
            "rattsligt": RATTSLIGT,
            "far_andra": may(request.user, "installning.andra", request.kommun),
        },
    )


def _rad(slag: Stodval, historik: list[Stodregel]) -> Beloppsrad:
    galler = [r for r in historik if r.ersatt is None]
    nu_galler = [r for r in galler if r.galler_fran <= i_dag()]
    kommande = [r for r in galler if r.galler_fran > i_dag()]
    senast = max(nu_galler, key=lambda r: r.galler_fran, default=None)
    return Beloppsrad(slag, senast, kommande, historik)


@kraver("installning.andra")
def andra(request: Begaran, val: str) -> HttpResponse:
    """Decide an amount from a day, or that the support is not given from then."""
    if val not in Stodval.values:
        raise Http404
    slag = Stodval(val)
    form = Beloppsform(request.POST or None, initial={"fran": i_dag().replace(day=1)})
    if form.is_valid() and _sparad(request, form, slag):
        return redirect("stod_belopp")
    visar = {"avdelning": "stod", "form": form, "slag": slag, "rattsligt": RATTSLIGT}
    return render(request, "handlaggare/stod_belopp_andra.html", visar)


def _sparad(request: Begaran, form: Beloppsform, slag: Stodval) -> bool:
    data = form.cleaned_data
    belopp: Decimal | None = data["belopp"]
    nytt = NyttBelopp(slag, belopp, Regelval(data["regel"]), data["fran"])
    try:
        set_amount(
            kommun=request.kommun,
            nytt=nytt,
            dag=i_dag(),
            user=request.user,
            tid=nu(),
            bakat=data["bakat"],
        )
    except StodfelError as fel:
        form.add_error("bakat", datum_i_text(str(fel)))
        return False
    vad = "ges inte" if belopp is None else f"{i_kronor(belopp)} kronor"
    messages.success(request, f"{slag.label}: {vad} från {datum_langt(nytt.fran)}.")
    return True
