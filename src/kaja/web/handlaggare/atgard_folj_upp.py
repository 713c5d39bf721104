"""Noting that an åtgärd was followed up."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.flows import atgard as flode
from kaja.insatser.atgardsbrister import AtgardsfelError
from kaja.insatser.models import Gangval
from kaja.insatser.queries.atgard import atgarder_of, followups_of
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.web.handlaggare.atgard import FLIK
from kaja.web.handlaggare.atgard_form import Uppfoljningsform
from kaja.web.handlaggare.atgard_rad import rad
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.klocka import i_dag, nu


@kraver("insats.skriva")
def uppfolj(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """Note a follow-up."""
    person = oppna_person(request, pk, "atgard")
    den = get_object_or_404(atgarder_of(person), pk=nr)
    form = Uppfoljningsform(request.POST or None, initial={"dag": i_dag()})
    if form.is_valid():
        try:
            flode.folj_upp(
                kommun=request.kommun,
                atgard=nr,
                uppfoljd=form.cleaned_data["dag"],
                gang=Gangval(form.cleaned_data["gang"]),
                nasta=form.cleaned_data["nasta"],
                user=request.user,
                dag=i_dag(),
                tid=nu(),
            )
        except AtgardsfelError as fel:
            for brist in fel.brister:
                form.add_error(brist.falt or None, brist.mening)
        else:
            messages.success(request, "Uppföljningen är antecknad.")
            return redirect(FLIK, pk)
    hennes = rad(den, katalogen(request.kommun), list(followups_of([den.pk])))
    visar = {**huvudet(request, person, FLIK), "form": form, "rad": hennes}
    return render(request, "handlaggare/atgard_folj_upp.html", visar)
