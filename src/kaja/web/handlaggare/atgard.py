"""The åtgärder of a youth: what is offered, goes on and has ended; and one of them in full."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Atgardsversion
from kaja.insatser.queries.atgard import atgarder_of, followups_of, versions_of
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.plats import arbetsgivare
from kaja.web.handlaggare.atgard_form import Atgardsform, innehallet
from kaja.web.handlaggare.atgard_rad import rad
from kaja.web.handlaggare.konflikt import Visad, i_ord
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.handlaggare.sammanfora import skillnader
from kaja.web.klocka import i_dag

FLIK = "person_atgarder"


@kraver("person.se")
def atgarder(request: Begaran, pk: int) -> HttpResponse:
    """All of them, those that need something first."""
    person = oppna_person(request, pk, "atgarder")
    alla = list(atgarder_of(person))
    uppfoljda = list(followups_of([a.pk for a in alla]))
    katalog = katalogen(request.kommun)
    rader = [rad(a, katalog, uppfoljda) for a in alla]
    return render(
        request,
        "handlaggare/atgarder.html",
        {
            **huvudet(request, person, FLIK),
            "oppna": [r for r in rader if r.oppen],
            "avslutade": [r for r in rader if not r.oppen],
        },
    )


@kraver("person.se")
def en(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """One of them: what is known, its follow-ups, and every version with what was changed."""
    person = oppna_person(request, pk, "atgard")
    den = get_object_or_404(atgarder_of(person), pk=nr)
    versioner = list(versions_of(den))
    return render(
        request,
        "handlaggare/atgard.html",
        {
            **huvudet(request, person, FLIK),
            "rad": rad(den, katalogen(request.kommun), list(followups_of([den.pk]))),
            "versioner": _versionerna(request, versioner),
        },
    )


def _versionerna(
    request: Begaran, versioner: list[Atgardsversion]
) -> list[tuple[Atgardsversion, list[Visad]]]:
    """Each version with what became different in it, in words, the latest first."""
    form = Atgardsform(
        steg="ratta",
        slagen=katalogen(request.kommun).alla(i_dag()),
        arbetsgivarna=[
            *arbetsgivare(request.user, request.kommun, i_dag()),
            *(v.arbetsgivare for v in versioner if v.arbetsgivare),
        ],
    )
    fore = [innehallet(v, "ratta") for v in versioner[1:]] + [{}]
    return [
        (v, i_ord(skillnader(f, innehallet(v, "ratta")), form))
        for v, f in zip(versioner, fore, strict=True)
    ]
