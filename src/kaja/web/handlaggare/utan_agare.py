"""Utan ägare eller datum: empty, or red."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kaja.access.queries import caseworkers, may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.att_gora import ge_agare
from kaja.insatser.models import Handlaggning
from kaja.insatser.queries import utan_agare_eller_datum
from kaja.ungdom.queries import unprotected
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal

FLEST = 200


@kraver("malgrupp.se")
def utan_agare(request: Begaran) -> HttpResponse:
    """Those who fall between two chairs, and giving them an owner. Those shown are logged."""
    if request.method == "POST":
        return _ge(request)
    alla = utan_agare_eller_datum(request.user, request.kommun, i_dag())
    hur_manga = alla.count()
    rader = list(_synliga(request)[:FLEST])
    logga_visning(request, "utan_agare", [rad.person_id for rad in rader])
    return render(
        request,
        "handlaggare/utan_agare.html",
        {
            "avdelning": "att_gora",
            "rader": rader,
            "rubrik": antal(hur_manga, "ungdom", "ungdomar"),
            "agare_val": list(caseworkers(request.kommun, i_dag())),
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "far_skriva": may(request.user, "insats.skriva", request.kommun),
        },
    )


def _synliga(request: Begaran) -> QuerySet[Handlaggning]:
    rader = utan_agare_eller_datum(request.user, request.kommun, i_dag())
    if not ser_skyddade(request):
        rader = rader.filter(unprotected(prefix="person__"))
    return rader.order_by("nasta_datum", "person_id")


def _ge(request: Begaran) -> HttpResponse:
    if not may(request.user, "insats.skriva", request.kommun):
        messages.error(request, "Du får inte ändra ägare.")
        return redirect("utan_agare")
    ids = [int(pk[:18]) for pk in request.POST.getlist("person")[:FLEST] if pk.isdecimal()]
    valda = {rad.person_id for rad in _synliga(request).filter(person__in=ids)}
    vem = request.POST.get("agare", "")
    agare = caseworkers(request.kommun, i_dag()).filter(pk=vem if vem.isdecimal() else 0).first()
    if agare is None or not valda:
        messages.error(request, "Välj minst en ungdom, och vem som ska vara ägare.")
        return redirect("utan_agare")
    ge_agare(kommun=request.kommun, personer=valda, agare=agare, tid=nu(), user=request.user)
    messages.success(request, f"{agare} är ägare till {antal(len(valda), 'ungdom', 'ungdomar')}.")
    return redirect("utan_agare")
