"""A row of a received file, as it stands there: what a fact in the register rests on."""

from __future__ import annotations

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from kaja.access.vyer import Begaran, kraver
from kaja.intake.models import MottagenFil
from kaja.intake.poster import open_received
from kaja.intake.queries import visible_to
from kaja.intake.sources.lasning import Post
from kaja.ungdom.models import Person
from kaja.web.handlaggare.granskning_rader import kontaktkolumner
from kaja.web.handlaggare.skydd import personer_bakom, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning


class Filrad(NamedTuple):
    """The cells under their headings, and the person if she is known here."""

    celler: list[tuple[str, str]]
    person: Person | None


@kraver("fil.se")
def rad(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """The row, without addresses. Opening it is logged. A row of a protected person, and one that
    does not say whose it is, only for those who may see who that is."""
    fil = get_object_or_404(visible_to(request.user, request.kommun), pk=pk)
    filraden = _las(request, fil, nr) if _innehall_finns(fil) else None
    if filraden and filraden.person:
        logga_visning(request, f"rad {nr} i fil:{fil.pk}", [filraden.person.pk])
    return render(
        request,
        "handlaggare/filrad.html",
        {"avdelning": "las_in", "fil": fil, "nr": nr, "rad": filraden},
    )


def _innehall_finns(fil: MottagenFil) -> bool:
    return MottagenFil.objects.filter(pk=fil.pk).exclude(innehall=b"").exists()


def _las(request: Begaran, fil: MottagenFil, nr: int) -> Filrad:
    post = _post(fil, nr)
    person = _personen(fil, post)
    markt = bool(post and getattr(post, "skydd", "")) or bool(person and person.skyddad)
    if (post is None or markt) and not ser_skyddade(request):
        raise PermissionDenied
    lasning = open_received(fil)
    celler = next((celler for rad, celler in lasning.forsta(nr) if rad == nr), None)
    if celler is None:
        raise Http404
    dolda = kontaktkolumner(fil, lasning.rubriker)
    kvar = enumerate(zip(lasning.rubriker, celler, strict=False))
    return Filrad([par for plats, par in kvar if plats not in dolda and any(par)], person)


def _post(fil: MottagenFil, nr: int) -> Post | None:
    """What Kaja read on the row; None when it could not be read."""
    return next((post for post in open_received(fil).records() if post.rad == nr), None)


def _personen(fil: MottagenFil, post: Post | None) -> Person | None:
    if post is None:
        return None
    return personer_bakom(fil.kommun, [post.nummer]).get(post.nummer)
