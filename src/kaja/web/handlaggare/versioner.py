"""A saved version of a mapping or a plan beside the one before it, field by field."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Kartlaggning, Plan
from kaja.insatser.planinnehall import content_of
from kaja.insatser.queries import mappings_of, plans_of
from kaja.ungdom.models import Person
from kaja.web.handlaggare import kartlaggning, plan_sida
from kaja.web.handlaggare.kartlaggning_form import Kartlaggningsform, innehallet
from kaja.web.handlaggare.konflikt import Visad, i_ord
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.handlaggare.plan_form import Planform
from kaja.web.handlaggare.plan_rader import innehallet as planens_innehall
from kaja.web.handlaggare.sammanfora import skillnader
from kaja.web.klocka import i_dag


@kraver("person.se")
def kartlaggningens(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """A version of the mapping and what it changed."""
    person = oppna_person(request, pk, "kartlaggning")
    rader = {rad.version: rad for rad in mappings_of(person)}
    if nr not in rader:
        raise Http404
    efter, fore = rader[nr], rader.get(nr - 1)
    andrat = skillnader(innehallet(fore) if fore else {}, innehallet(efter))
    visat = i_ord(andrat, Kartlaggningsform(person=person, dag=i_dag()))
    return _sida(request, person, kartlaggning.FLIK, "Kartläggningen", (fore, efter, visat))


@kraver("person.se")
def planens(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """A version of a plan and what it changed, the efforts row by row."""
    person = oppna_person(request, pk, "plan")
    rader = list(plans_of(person))
    efter = next((rad for rad in rader if rad.version == nr), None)
    if efter is None:
        raise Http404
    tidigare = (r for r in rader if r.nummer == efter.nummer and r.version < nr)
    fore = next(tidigare, None)
    forr = planens_innehall(content_of(fore)) if fore else {}
    sedan = planens_innehall(content_of(efter))
    form = Planform({**forr, **sedan}, person=person, bunden=False)
    visat = i_ord(skillnader(forr, sedan), form)
    rubrik = f"Plan {efter.nummer}"
    return _sida(request, person, plan_sida.FLIK, rubrik, (fore, efter, visat))


def _sida(
    request: Begaran,
    person: Person,
    flik: str,
    rubrik: str,
    jamfort: tuple[Kartlaggning | Plan | None, Kartlaggning | Plan, list[Visad]],
) -> HttpResponse:
    fore, efter, rader = jamfort
    return render(
        request,
        "handlaggare/version.html",
        {
            **huvudet(request, person, flik),
            "rubrik": rubrik,
            "tillbaka": reverse(flik, args=[person.pk]),
            "fore": fore,
            "efter": efter,
            "rader": rader,
        },
    )
