"""The files of letters: the first one to look at, and those to print. Who is in them is logged."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from kaja.access.vyer import Begaran, kraver
from kaja.audit.actions import record
from kaja.flows.utskick import UtskicksfelError
from kaja.flows.utskick_filer import DOCX, PDF, ZIP, forsta_brevet
from kaja.flows.utskick_lamna_ut import lamna_ut, tryckerizip
from kaja.ungdom.queries import visible_to as synliga
from kaja.utskick.brevsats import TryckfelError
from kaja.utskick.models import Utskick, Utskicksfil
from kaja.utskick.ordbrev import WordmallfelError
from kaja.utskick.queries import visible_to
from kaja.web.handlaggare.brev_form import Utskicksform, personer_ur
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu

TYPER = {
    PDF: "application/pdf",
    ZIP: "application/zip",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
ALLT = 0
"""The number of the file that has all the others in it, for the print supplier."""


@kraver("utskick.gora")
def forsta(request: Begaran) -> HttpResponse:
    """One letter as it would be; nothing is kept of it."""
    ids, form = personer_ur(request.GET), Utskicksform(request.GET)
    if not ids or not form.is_valid():
        raise Http404
    person = get_object_or_404(synliga(request.user, request.kommun), pk=ids[0])
    if ar_dold(person, ser=ser_skyddade(request)):
        raise Http404
    try:
        innehall, slag = forsta_brevet(
            kommun=request.kommun, person=person, val=form.val, dag=i_dag()
        )
    except (UtskicksfelError, TryckfelError, WordmallfelError) as fel:
        messages.error(request, str(fel))
        return redirect("utskick")
    logga_visning(request, "utskick_forsta", [person.pk])
    return _fil(innehall, f"exempel.{slag}", visa=slag == PDF)


@kraver("utskick.gora")
def fil(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """A file of a batch, or all of them as the print supplier gets them."""
    utskick = get_object_or_404(visible_to(request.user, request.kommun), pk=pk)
    try:
        alla = lamna_ut(utskick=utskick, user=request.user, tid=nu(), dag=i_dag())
    except UtskicksfelError as fel:
        messages.error(request, str(fel))
        return redirect("utskick_ett", pk)
    valda = alla if nr == ALLT else [en for en in alla if en.nr == nr]
    if not valda:
        raise Http404
    _logga_uttaget(request, utskick, valda)
    if nr == ALLT:
        return _fil(tryckerizip(alla), f"utskick-{pk}.{ZIP}")
    return _fil(bytes(valda[0].innehall), f"utskick-{pk}-{valda[0].namn}")


def _logga_uttaget(request: Begaran, utskick: Utskick, filer: list[Utskicksfil]) -> None:
    personer = [person for en in filer for person, _ in en.personer]
    logga_visning(request, f"utskicksfil:{utskick.pk}", personer)
    record(
        kommun=request.kommun.kod,
        aktor=request.user.aktor,
        handling="utskicksfil.hamtad",
        objekt=f"utskick:{utskick.pk}",
        detaljer={"filer": [en.nr for en in filer], "antal": len(personer)},
        tid=nu(),
    )


def _fil(innehall: bytes, namn: str, *, visa: bool = False) -> HttpResponse:
    svar = HttpResponse(innehall, content_type=TYPER[namn.rpartition(".")[2]])
    svar["Content-Disposition"] = f'{"inline" if visa else "attachment"}; filename="{namn}"'
    svar["Cache-Control"] = "no-store"
    return svar
