"""The runs: what the program has done by itself, how it went, and trying every answer again."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.installningar import begar_omprovning, prova_om_nu
from kaja.korningar.actions import AVBRUTEN
from kaja.korningar.models import Korning, Korningslage
from kaja.korningar.queries import visible_to, with_silence
from kaja.register.kohort import count_answers
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal

PER_SIDA = 25
LAGEN = {
    Korningslage.VANTAR: "korning_vantar",
    Korningslage.PAGAR: "korning_pagar",
    Korningslage.KLAR: "korning_klar",
    Korningslage.STOPPAD: "korning_stoppad",
}


@kraver("korning.se")
def korningar(request: Begaran) -> HttpResponse:
    """The runs of the municipality, the latest first."""
    sidor = Paginator(korningslistan(request), PER_SIDA)
    sida = sidor.get_page(request.GET.get("page"))
    return render(
        request,
        "handlaggare/korningar.html",
        {
            "avdelning": "korningar",
            "sida": sida,
            "antal": sidor.count,
            "rader": [(rad, *laget(rad), tid_i_ord(rad)) for rad in sida],
            "far_se_fil": may(request.user, "fil.se", request.kommun),
            "far_starta": may(request.user, "korning.starta", request.kommun),
        },
    )


def korningslistan(request: Begaran) -> QuerySet[Korning]:
    """The runs, the latest first, each with `tyst` and `filnamn`."""
    rader = with_silence(visible_to(request.user, request.kommun)).select_related("begard_av")
    # The name alone: the row of a file holds all its bytes.
    return rader.annotate(filnamn=F("fil__namn"))


def laget(rad: Korning) -> tuple[str, str]:
    """The state as its mark, and what stopped the run if something did."""
    if getattr(rad, "tyst", False):
        return "korning_avbruten", AVBRUTEN
    return LAGEN[Korningslage(rad.lage)], rad.fel


def tid_i_ord(rad: Korning) -> str:
    """How long it took, or has gone on: "4 minuter"."""
    if rad.startad is None or (slut := rad.slutad or rad.puls) is None:
        return ""
    tid: timedelta = slut - rad.startad
    if tid < timedelta(minutes=1):
        return antal(max(round(tid.total_seconds()), 1), "sekund", "sekunder")
    return antal(round(tid / timedelta(minutes=1)), "minut", "minuter")


@kraver("korning.starta")
def prova_om_alla(request: Begaran) -> HttpResponse:
    """Try every answer again; asks first."""
    if request.method != "POST":
        svar = count_answers(request.kommun)
        return render(
            request, "handlaggare/prova_om.html", {"avdelning": "korningar", "antal": svar}
        )
    korning = begar_omprovning(kommun=request.kommun, dag=i_dag(), user=request.user, tid=nu())
    sa_hur_det_gick(request, prova_om_nu(korning=korning, tid=nu()))
    return redirect("korningar")


def sa_om_svaren(request: Begaran, korning: Korning, fore: str) -> None:
    """Say, after `fore`, how many answers the run after a file changed, or that it stopped."""
    if korning.lage == Korningslage.STOPPAD:
        messages.error(request, f"{fore} Bedömningen stannade. {korning.fel}")
        return
    svar = antal(
        korning.andrade_svar, "persons svar är uppdaterat", "personers svar är uppdaterade"
    )
    messages.success(request, f"{fore} {svar}.")


def sa_hur_det_gick(request: Begaran, korning: Korning, fore: str = "") -> None:
    """Say, after `fore`, what a run that someone asked for did, or that it waits or stopped."""
    if korning.lage == Korningslage.STOPPAD:
        messages.error(request, f"{fore}Körningen stannade. {korning.fel}")
        return
    if korning.lage == Korningslage.VANTAR:
        messages.success(request, f"{fore}Alla svar prövas om i natt. Körningen står i kö.")
        return
    provade = antal(korning.gjort, "person är prövad", "personer är prövade")
    andrade = antal(korning.andrade_svar, "svar är ändrat", "svar är ändrade")
    messages.success(request, f"{fore}{provade}. {andrade}.")
