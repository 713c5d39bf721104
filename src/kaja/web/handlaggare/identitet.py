"""Who is the same human being: what is proposed, what has been said, and two beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.ungdom.dubbletter import kept_first
from kaja.ungdom.models import Person
from kaja.ungdom.queries import matching, not_merged_away, unprotected, visible_to
from kaja.web.handlaggare.identitet_forslag import FLEST, Synliga, synliga
from kaja.web.handlaggare.identitet_par import parvyer, skolvyer
from kaja.web.handlaggare.identitet_spar import Gjort, gjort
from kaja.web.handlaggare.menade import INGA, menade
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning


@kraver("identitet.hantera")
def identitet(request: Begaran) -> HttpResponse:
    """The proposals, the latest answers with a way back, and a search for two to compare."""
    forslagen = synliga(request)
    traffar = _sok(request)
    nara = INGA if traffar else menade(request, request.GET.get("sok", ""))
    senaste = gjort(request.kommun, ser=ser_skyddade(request))
    visade = _visade(forslagen, traffar, senaste)
    logga_visning(request, "identitet", [*visade, *nara.personer])
    return render(
        request,
        "handlaggare/identitet.html",
        {
            "avdelning": "identitet",
            "synliga": forslagen,
            "skolnummer": skolvyer(forslagen.skolnummer),
            "flest": FLEST,
            "sok": request.GET.get("sok", ""),
            "traffar": traffar,
            "menade": nara,
            "senaste": senaste,
            "far_exportera": may(request.user, "export.gora", request.kommun),
        },
    )


@kraver("identitet.hantera")
def jamfor(request: Begaran) -> HttpResponse:
    """Two persons beside each other, with the choice of which number to keep."""
    valda = [person_ur(request, pk) for pk in request.GET.getlist("person")]
    if len(set(valda)) != 2:
        messages.error(request, "Kryssa för två personer, och jämför dem sedan.")
        fraga = urlencode({"sok": request.GET.get("sok", "")})
        return redirect(f"{reverse('identitet')}?{fraga}")
    logga_visning(request, "identitet", (person.pk for person in valda))
    return render(
        request,
        "handlaggare/identitet_jamfor.html",
        {
            "avdelning": "identitet",
            "par": parvyer([kept_first(*valda)])[0],
            "bekrafta": bool(request.GET.get("bekrafta")),
        },
    )


def person_ur(request: Begaran, pk: str | int) -> Person:
    """The person with the id, if the user may see her; otherwise there is none, or 403 for one who
    is hidden from the user."""
    try:
        person = visible_to(request.user, request.kommun).get(pk=int(pk))
    except (ValueError, Person.DoesNotExist) as fel:
        raise Http404 from fel
    if ar_dold(person, ser=ser_skyddade(request)):
        raise PermissionDenied
    return person


def _sok(request: Begaran) -> list[Person]:
    """Persons to choose two of. A hidden person is never found: a hit would tell who it is."""
    text = request.GET.get("sok", "")
    if not text.strip():
        return []
    found = not_merged_away(visible_to(request.user, request.kommun)).filter(matching(text))
    if not ser_skyddade(request):
        found = found.filter(unprotected())
    return list(found.order_by("sortnamn", "pk")[:FLEST])


def _visade(forslagen: Synliga, traffar: list[Person], senaste: list[Gjort]) -> Iterable[int]:
    for skola in forslagen.skolnummer:
        yield from (kandidat.person.pk for kandidat in skola.kandidater)
    for par in forslagen.par:
        yield from (par.behalls.pk, par.laggs_undan.pk)
    yield from (person.pk for person in traffar)
    for rad in senaste:
        yield from (person.pk for person in rad.personer)
