"""What people say about a batch: posted, stopped, came through or not, and no more this way."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.utskick import UtskicksfelError, breven_postade
from kaja.flows.utskick_avgor import avgor as avgor_meddelandet
from kaja.ungdom.queries import visible_to as synliga
from kaja.utskick.actions.nej import say_no, take_back_no
from kaja.utskick.actions.omgang import cancel_rest
from kaja.utskick.models import Meddelande, Utskickslage
from kaja.utskick.queries import visible_to
from kaja.utskick.slag import KANALER, Kanal
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal

SVAR = {"ja": True, "nej": False}


@kraver("utskick.gora")
@require_POST
def postat(request: Begaran, pk: int) -> HttpResponse:
    """The letters have been posted."""
    utskick = get_object_or_404(visible_to(request.user, request.kommun), pk=pk)
    try:
        sanda = breven_postade(utskick=utskick, user=request.user, tid=nu(), dag=i_dag())
        skickade = antal(sanda, "brev är skickat", "brev är skickade")
        messages.success(request, f"Antecknat: {skickade}.")
    except UtskicksfelError as fel:
        messages.error(request, str(fel))
    return redirect("utskick_ett", pk)


@kraver("utskick.gora")
@require_POST
def stoppa(request: Begaran, pk: int) -> HttpResponse:
    """Nothing more of the batch is sent."""
    utskick = get_object_or_404(visible_to(request.user, request.kommun), pk=pk)
    if utskick.lage in (Utskickslage.KLART, Utskickslage.STOPPAT):
        messages.error(request, "Utskicket är redan klart. Inget ändrades.")
        return redirect("utskick_ett", pk)
    stannade = cancel_rest(utskick=utskick, user=request.user, tid=nu())
    messages.success(
        request, f"Stoppat. {antal(stannade, 'meddelande', 'meddelanden')} skickas inte."
    )
    return redirect("utskick_ett", pk)


@kraver("utskick.gora")
@require_POST
def avgor(request: Begaran, pk: int) -> HttpResponse:
    """Whether an unsure message came through: "ja", or "nej" to send it again."""
    kom_fram = SVAR.get(request.POST.get("kom_fram", ""))
    egna = Meddelande.objects.filter(utskick__in=visible_to(request.user, request.kommun))
    meddelande = get_object_or_404(egna.select_related("utskick", "person"), pk=pk)
    if kom_fram is None or ar_dold(meddelande.person, ser=ser_skyddade(request)):
        raise Http404
    if avgor_meddelandet(meddelande=meddelande, kom_fram=kom_fram, user=request.user, tid=nu()):
        messages.success(request, "Antecknat." if kom_fram else "Meddelandet skickas en gång till.")
    else:
        messages.error(request, "Det var redan avgjort. Inget ändrades.")
    return redirect("utskick_ett", meddelande.utskick_id)


@kraver("utskick.gora")
@require_POST
def nej(request: Begaran) -> HttpResponse:
    """A youth wants nothing more this way, or takes it back (`ater`)."""
    if (
        request.POST.get("kanal") not in set(Kanal)
        or not request.POST.get("person", "").isdecimal()
    ):
        raise Http404
    kanal = Kanal(request.POST["kanal"])
    person = get_object_or_404(
        synliga(request.user, request.kommun), pk=int(request.POST["person"][:18])
    )
    if ar_dold(person, ser=ser_skyddade(request)):
        raise Http404
    gor = take_back_no if "ater" in request.POST else say_no
    gor(kommun=request.kommun, person=person.pk, kanal=kanal, user=request.user, tid=nu())
    hur = "kan skickas igen" if "ater" in request.POST else "skickas inte mer"
    messages.success(request, f"{KANALER[kanal]} till {person} {hur}.")
    if request.POST.get("utskick", "").isdecimal():
        return redirect("utskick_ett", int(request.POST["utskick"][:18]))
    return redirect("person", person.pk)
