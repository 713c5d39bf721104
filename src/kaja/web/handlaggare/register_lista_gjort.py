"""What was just done with many, with the way to take it back; and the earlier ones."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.massangra import Angrat, angra
from kaja.insatser.actions import HandlaggningsfelError, KontaktfelError, MassandringsfelError
from kaja.insatser.models import Massandring
from kaja.insatser.queries import batches
from kaja.web.handlaggare.att_gora_gjort import Gjort, tillbaka
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal

NYCKEL = "massandring"
VISAS = timedelta(minutes=30)
"""So long the last one stands at the top of the register, also after a reload."""
FLEST = 50


def minns(request: Begaran, batch: Massandring, mening: str) -> None:
    """Keep it for the top of the register."""
    request.session[NYCKEL] = {"mening": mening, "pk": batch.pk, "tid": nu().isoformat()}


def senast_gjort(request: Begaran) -> Gjort | None:
    """What was done last, if it was just now and has not been taken back."""
    kvar = request.session.get(NYCKEL)
    if not kvar or nu() - datetime.fromisoformat(kvar["tid"]) > VISAS:
        return None
    return Gjort(kvar["mening"], kvar["pk"])


def listans_fraga(request: Begaran) -> str:
    """The query string of the register that the form was sent from."""
    return QueryDict(request.POST.get("fraga", "")).urlencode()


def till_listan(request: Begaran) -> HttpResponse:
    """To the register as it stood, with its filter, order and page."""
    return redirect(f"{reverse('register')}?{listans_fraga(request) or 'alla=1'}")


@kraver("insats.skriva")
def andringar(request: Begaran) -> HttpResponse:
    """The user's own changes of many, the latest first."""
    rader = list(batches(request.user, request.kommun)[:FLEST])
    return render(
        request, "handlaggare/register_andringar.html", {"avdelning": "register", "rader": rader}
    )


@kraver("insats.skriva")
@require_POST
def angra_massandring(request: Begaran, pk: int) -> HttpResponse:
    """Take one of them back, all of it."""
    batch = get_object_or_404(batches(request.user, request.kommun), pk=pk)
    try:
        angrat = angra(massandring=batch, dag=i_dag(), tid=nu(), user=request.user)
        messages.success(request, _mening(angrat))
    except (MassandringsfelError, KontaktfelError, HandlaggningsfelError) as fel:
        messages.error(request, str(fel))
    if (request.session.get(NYCKEL) or {}).get("pk") == batch.pk:
        del request.session[NYCKEL]
    if {"vems", "tillbaka"} & set(request.POST):
        return tillbaka(request)
    return till_listan(request) if "fraga" in request.POST else redirect("register")


def _mening(angrat: Angrat) -> str:
    mening = f"Ångrat. {antal(angrat.ater, 'ungdom', 'ungdomar')} är som innan."
    if angrat.kvar:
        vilka = antal(angrat.kvar, "ungdom", "ungdomar")
        mening += f" {vilka} har ändrats sedan dess och är kvar som de är nu."
    return mening
