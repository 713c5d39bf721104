"""Taking away an åtgärd that was noted by mistake."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.flows import atgard as flode
from kaja.insatser.atgardsbrister import AtgardsfelError
from kaja.insatser.queries.atgard import atgarder_of
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.samtidigt import AndratUnderTidenError
from kaja.web.handlaggare.atgard import FLIK
from kaja.web.handlaggare.atgard_rad import rad
from kaja.web.handlaggare.konflikt import inskickat
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.klocka import i_dag, nu


@kraver("insats.skriva")
def bort(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """Take away what was noted by mistake, after a page that says what goes."""
    person = oppna_person(request, pk, "atgard")
    den = get_object_or_404(atgarder_of(person), pk=nr)
    if request.method == "POST":
        try:
            flode.ta_bort(
                kommun=request.kommun,
                atgard=nr,
                version=inskickat(request.POST).version,
                user=request.user,
                dag=i_dag(),
                tid=nu(),
            )
        except (AtgardsfelError, AndratUnderTidenError) as fel:
            messages.error(request, str(fel))
        else:
            messages.success(request, "Åtgärden är borttagen. Den finns kvar i loggen.")
        return redirect(FLIK, pk)
    visar = {**huvudet(request, person, FLIK), "rad": rad(den, katalogen(request.kommun))}
    return render(request, "handlaggare/atgard_bort.html", visar)
