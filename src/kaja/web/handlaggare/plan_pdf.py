"""A version of the plan as a paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from kaja.access.vyer import Begaran, kraver
from kaja.flows.plan_papper import TryckfelError, papper
from kaja.insatser.queries import plans_of
from kaja.web.handlaggare.person_huvud import oppna_person


@kraver("person.se")
def pdf(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """The version as a PDF to read and sign. No name stands in the name of the file."""
    person = oppna_person(request, pk, "plan_pdf")
    plan = get_object_or_404(plans_of(person).select_related("kommun", "person"), version=nr)
    try:
        innehall = papper(plan)
    except TryckfelError:
        messages.error(request, "Planen gick inte att skriva ut. Försök igen om en stund.")
        return redirect("person_plan", pk)
    svar = HttpResponse(innehall, content_type="application/pdf")
    svar["Content-Disposition"] = 'inline; filename="plan.pdf"'
    return svar
