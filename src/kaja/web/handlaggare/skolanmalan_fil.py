"""Notices of absence from a file: choose it, see what it becomes, say yes, take it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.flows.franvaro import Granskad, granska
from kaja.flows.franvaro_in import anteckna, ta_tillbaka_flera
from kaja.flows.skolsignal import senast_for
from kaja.skolsignal.queries import of_file
from kaja.styrning.queries import valda
from kaja.tabell import TableError
from kaja.web.handlaggare.skolanmalan_fil_form import (
    FLEST,
    Filform,
    undertecknade,
    ur_undertecknade,
)
from kaja.web.handlaggare.skolanmalan_fil_rad import blir, blir_inte, utan_hela_rader
from kaja.web.handlaggare.skolanmalan_rad import Anmalningsrad
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal

FLEST_PROBLEM = 100


@kraver("skolsignal.skriva")
def fil(request: Begaran) -> HttpResponse:
    """Choose the file; then what it becomes, which is logged; then the yes."""
    if "anmalningar" in request.POST:
        return _anteckna(request)
    form = Filform()
    granskad = None
    if request.method == "POST":
        form = Filform(request.POST, request.FILES)
        granskad = _granskad(request, form) if form.is_valid() else None
    forsett = _forsett(request, form, granskad) if granskad else {}
    return render(
        request,
        "handlaggare/skolanmalan_fil.html",
        {
            "avdelning": "skolanmalningar",
            "form": form,
            "grans": valda(request.kommun).franvaro(i_dag()),
            **forsett,
        },
    )


def _granskad(request: Begaran, form: Filform) -> Granskad | None:
    """What the file would become; None, with an error in the form, if it cannot be used."""
    vald = form.cleaned_data["fil"]
    try:
        granskad = granska(
            kommun=request.kommun,
            namn=vald.name,
            innehall=vald.read(),
            dag=i_dag(),
            ser_skyddade=ser_skyddade(request),
        )
    except TableError as fel:
        form.add_error("fil", f"Fil: {fel} Rätta filen eller välj en annan.")
        return None
    if len(granskad.forslag) > FLEST:
        for_manga = antal(len(granskad.forslag), "anmälan", "anmälningar")
        form.add_error("fil", f"Fil: filen ger {for_manga}. Dela den: högst {FLEST} åt gången.")
        return None
    return granskad


def _forsett(request: Begaran, form: Filform, granskad: Granskad) -> dict[str, object]:
    rader = blir(request, granskad.forslag)
    logga_visning(request, "skolanmalan_fil", [rad.person.pk for rad in rader])
    return {
        "granskad": granskad,
        "namn": form.cleaned_data["fil"].name,
        "blir": rader,
        "blir_inte": blir_inte(granskad),
        "problem": utan_hela_rader(granskad.problem[:FLEST_PROBLEM]),
        "senast": senast_for(request.kommun, i_dag()),
        "anmalningar": undertecknade(request, granskad.forslag),
    }


def _anteckna(request: Begaran) -> HttpResponse:
    try:
        forslag = ur_undertecknade(request, request.POST["anmalningar"])
    except BadSignature:
        messages.error(request, "Det var för länge sedan filen granskades. Välj filen igen.")
        return redirect("skolanmalan_fil")
    gjorda = anteckna(
        kommun=request.kommun, forslag=forslag, mottagen=i_dag(), user=request.user, tid=nu()
    )
    if not gjorda:
        messages.info(request, "Allt i filen är redan antecknat. Inget nytt antecknades.")
        return redirect("skolanmalningar")
    return redirect("skolanmalan_fil_kvitto", gjorda[0].pk)


@kraver("skolsignal.skriva")
def kvitto(request: Begaran, pk: int) -> HttpResponse:
    """What was noted from the file that the notice came with, and taking back what still waits."""
    anmalningar = list(of_file(request.user, request.kommun, pk))
    if not anmalningar:
        raise Http404
    if request.method == "POST":
        tagna = ta_tillbaka_flera(anmalningar=anmalningar, user=request.user, tid=nu())
        ord_ = antal(tagna, "anmälan ur filen är borttagen", "anmälningar ur filen är borttagna")
        messages.success(request, f"{ord_}. Det står kvar i de ungas historik.")
        return redirect("skolanmalningar")
    ser = ser_skyddade(request)
    rader = [Anmalningsrad.av(en, i_dag(), ser=ser) for en in anmalningar]
    logga_visning(
        request, "skolanmalan_fil_kvitto", [r.anmalan.person_id for r in rader if not r.dold]
    )
    return render(
        request,
        "handlaggare/skolanmalan_fil_kvitto.html",
        {
            "avdelning": "skolanmalningar",
            "rader": rader,
            "vantar": sum(rad.vantar for rad in rader),
            "senast": anmalningar[0].senast,
        },
    )
