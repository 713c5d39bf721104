"""What was just done about a meeting, with the way to take it back."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.mote import angra_mote
from kaja.insatser.actions import MotesfelError
from kaja.insatser.models import Mote
from kaja.insatser.queries import last_meeting
from kaja.ungdom.models import Person
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import tidpunkt

NYCKEL = "mote"


class Motesgjort(NamedTuple):
    """The sentence, and the meeting (id) that an undo is about, booked or called off."""

    mening: str
    pk: int
    avbokat: bool


def till_personen(mote: Mote) -> HttpResponseRedirect:
    """The youth's page, which says what was done about the meeting."""
    return HttpResponseRedirect(f"{reverse('person', args=[mote.person_id])}?{NYCKEL}={mote.pk}")


def motesgjort(request: Begaran, person: Person) -> Motesgjort | None:
    """What the address says was done, while nothing has been done since."""
    if NYCKEL not in request.GET:
        return None
    sist = last_meeting(person)
    if sist is None or request.GET[NYCKEL] != str(sist.pk) or sist.kontakt_id is not None:
        return None
    gjort = "avbokat" if sist.ersatt else f"bokat {tidpunkt(sist.tid)}"
    return Motesgjort(f"Mötet är {gjort}.", sist.pk, sist.ersatt is not None)


@kraver("insats.skriva")
@require_POST
def angra(request: Begaran, pk: int) -> HttpResponse:
    """Take back the booking, the move or the calling off."""
    person = synlig(request, pk)
    sagt = request.POST.get("mote", "")[:18]
    mote = Mote.objects.filter(person=person, pk=int(sagt) if sagt.isdecimal() else 0).first()
    if mote is None:
        raise Http404
    try:
        avbokat = "avbokat" in request.POST
        angra_mote(mote=mote, avbokat=avbokat, dag=i_dag(), tid=nu(), user=request.user)
        messages.success(request, "Ångrat. Det är som innan.")
    except MotesfelError as fel:
        messages.error(request, str(fel))
    return redirect("person", pk)
