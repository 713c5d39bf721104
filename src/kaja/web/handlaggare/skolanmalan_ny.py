"""Noting what a school has told: first whom it is about, then what. And correcting it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.flows.skolsignal import anmal
from kaja.skolsignal.actions import AnmalansfelError
from kaja.skolsignal.models import Anmalan, Anmalningssatt
from kaja.skolsignal.queries import known_schools
from kaja.ungdom.models import Person
from kaja.ungdom.queries import matching, not_merged_away, unprotected, visible_to
from kaja.web.handlaggare.menade import INGA, menade
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.handlaggare.skolanmalan import oppna
from kaja.web.handlaggare.skolanmalan_form import Anmalningsform, ifylld
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_i_text, datum_langt

FLEST = 20


@kraver("skolsignal.skriva")
def ny(request: Begaran) -> HttpResponse:
    """Find the youth, and note the notice. Whoever is shown is logged."""
    vald = request.GET.get("person", "")
    if vald.isdecimal():
        person = synlig(request, int(vald[:18]))
        logga_visning(request, "skolanmalan_ny", [person.pk])
        return _anteckna(request, person)
    sok = request.GET.get("sok", "").strip()
    traffar = list(_traffar(request, sok)[: FLEST + 1]) if sok else []
    nara = menade(request, sok) if sok and not traffar else INGA
    logga_visning(request, "skolanmalan_ny", [*(en.pk for en in traffar[:FLEST]), *nara.personer])
    return render(
        request,
        "handlaggare/skolanmalan_sok.html",
        {
            "avdelning": "skolanmalningar",
            "sok": sok,
            "traffar": traffar[:FLEST],
            "menade": nara,
            "fler": len(traffar) > FLEST,
            "i_dag": i_dag(),
        },
    )


def _traffar(request: Begaran, sok: str) -> QuerySet[Person]:
    """Those the user may see. A hidden person is never found: a hit would tell who it is."""
    personer = not_merged_away(visible_to(request.user, request.kommun).filter(matching(sok)))
    if not ser_skyddade(request):
        personer = personer.filter(unprotected())
    return personer.order_by("sortnamn", "pk")


@kraver("skolsignal.skriva")
def ratta(request: Begaran, pk: int) -> HttpResponse:
    """Correct a notice that waits: the new one supersedes it."""
    en = oppna(request, pk, "skolanmalan_ratta")
    return _anteckna(request, en.person, rattar=en)


def _anteckna(request: Begaran, person: Person, rattar: Anmalan | None = None) -> HttpResponse:
    forval = ifylld(rattar) if rattar else _forval()
    skolor = known_schools(request.user, request.kommun)
    form = Anmalningsform(request.POST or None, initial=forval, skolor=skolor)
    if form.is_valid() and (noterad := _spara(request, person, form, rattar)):
        return redirect("skolanmalan", noterad.pk)
    return render(
        request,
        "handlaggare/skolanmalan_ny.html",
        {
            "avdelning": "skolanmalningar",
            "person": person,
            "form": form,
            "rattar": rattar,
            "skolor": sorted({namn for namn, _ in skolor}),
            "i_dag": i_dag(),
        },
    )


def _forval() -> dict[str, object]:
    return {"mottagen": i_dag(), "satt": Anmalningssatt.SKRIFTLIGT}


def _spara(
    request: Begaran, person: Person, form: Anmalningsform, rattar: Anmalan | None
) -> Anmalan | None:
    try:
        noterad = anmal(
            kommun=request.kommun,
            ny=form.anmalan(person.pk),
            user=request.user,
            tid=nu(),
            rattar=rattar,
        )
    except AnmalansfelError as fel:
        form.add_error(None, datum_i_text(str(fel)))
        return None
    messages.success(request, f"Antecknat. Ska vara handlagd senast {datum_langt(noterad.senast)}.")
    return noterad
