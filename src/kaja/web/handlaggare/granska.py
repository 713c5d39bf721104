"""A received file before it is read in: looked at, put right, read in or thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows import las_in as flode
from kaja.flows.sparad_visning import sparad_skulle
from kaja.intake.actions import FilfelError
from kaja.intake.models import MottagenFil, Status
from kaja.intake.queries import visible_to
from kaja.intake.villkor import change_terms
from kaja.styrning.queries import valda
from kaja.tabell import TableError
from kaja.web.handlaggare import granskning
from kaja.web.handlaggare.godkannande import Godkannande
from kaja.web.handlaggare.korningar import sa_om_svaren
from kaja.web.handlaggare.lasning_pagar import pagar
from kaja.web.handlaggare.problemfil import problemfil
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.slagform import Villkorsform
from kaja.web.handlaggare.vilka import PER_SIDA, vilka
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu


@kraver("fil.se")
def granska(request: Begaran, pk: int) -> HttpResponse:
    """A file before it is read in: counts, names, problems, rows. Afterwards: what was wrong."""
    fil = _fil(request, pk)
    if fil.status == Status.KARTLAGGS:
        return redirect("kolumner_slag", pk)
    if fil.status in (Status.LASES_IN, Status.ANGRAS):
        return pagar(request, fil)
    return _visa(request, fil)


def _visa(
    request: Begaran,
    fil: MottagenFil,
    godkannande: Godkannande | None = None,
    villkor: Villkorsform | None = None,
) -> HttpResponse:
    sida = granskning.Granskning(request, fil)
    granskning.logga(request, sida)
    return render(
        request,
        "handlaggare/granska.html",
        {
            "avdelning": "las_in",
            "fil": fil,
            "sida": sida,
            "form": godkannande or Godkannande(None, fil=fil, skulle=sida.skulle),
            "villkor": villkor or Villkorsform(None, fil=fil),
            "angra_dagar": valda(request.kommun).dagar("ravaror_dagar", i_dag()),
            "far_svara": may(request.user, "identitet.hantera", request.kommun),
            "far_lasa_in": may(request.user, "fil.las_in", request.kommun),
        },
    )


@kraver("fil.se")
def lista(request: Begaran, pk: int, grupp: str) -> HttpResponse:
    """All who are behind one of the counts, page by page."""
    fil = _fil(request, pk)
    sida = granskning.Granskning(request, fil)
    vald = next((g for g in sida.grupper if g.id == grupp and g.lista), None)
    if vald is None:
        raise Http404
    sidor = Paginator(vald.lista, PER_SIDA)
    nr = sidor.get_page(request.GET.get("page"))
    vem = vilka(request, fil, vald, nr.start_index() - 1, PER_SIDA)
    visade = [en.person.pk for en in vem if en.person and not en.dold]
    logga_visning(request, f"granska fil:{fil.pk}", visade)
    return render(
        request,
        "handlaggare/fil_lista.html",
        {
            "avdelning": "las_in",
            "fil": fil,
            "grupp": vald,
            "vem": vem,
            "sida": nr,
            "antal": sidor.count,
        },
    )


@kraver("fil.las_in")
@require_POST
def godkann(request: Begaran, pk: int) -> HttpResponse:
    """Read the file into the register, and judge everyone whom it concerns."""
    fil = _fil(request, pk)
    try:
        skulle = sparad_skulle(fil) if fil.status == Status.GRANSKAS else None
        form = Godkannande(request.POST, fil=fil, skulle=skulle)
        if not form.is_valid():
            return _visa(request, fil, godkannande=form)
        sagt, korning = form.utfor(user=request.user, tid=nu(), dag=i_dag())
        if korning is None:
            messages.success(request, sagt)
        else:
            sa_om_svaren(request, korning, sagt)
    except (FilfelError, TableError) as fel:
        messages.error(request, str(fel))
    return redirect("granska", pk)


@kraver("fil.las_in")
@require_POST
def andra(request: Begaran, pk: int) -> HttpResponse:
    """Put right what was said when the file came: how far it reports, who sent it, who is in it."""
    fil = _fil(request, pk)
    form = Villkorsform(request.POST, fil=fil)
    if not form.is_valid():
        return _visa(request, fil, villkor=form)
    try:
        change_terms(fil=fil, user=request.user, tid=nu(), **form.cleaned_data)
    except FilfelError as fel:
        messages.error(request, str(fel))
    return redirect("granska", pk)


@kraver("fil.las_in")
@require_POST
def kasta(request: Begaran, pk: int) -> HttpResponse:
    """Throw away a file that has not been read in."""
    fil = _fil(request, pk)
    try:
        flode.kasta(fil=fil, user=request.user, tid=nu())
    except FilfelError as fel:
        messages.error(request, str(fel))
        return redirect("granska", pk)
    messages.success(request, f"{fil.namn} är kastad. Inget i registret är ändrat.")
    return redirect("las_in")


@kraver("fil.se")
def problem(request: Begaran, pk: int) -> HttpResponse:
    """The file with a column that says what is wrong, to send back to who made it."""
    fil = _fil(request, pk)
    try:
        alla = request.GET.get("rader") == "alla"
        svar = problemfil(fil, alla_rader=alla, ser_skyddade=ser_skyddade(request))
    except TableError as fel:
        messages.error(request, str(fel))
        return redirect("granska", pk)
    logga_visning(request, f"problem fil:{fil.pk}", granskning.kanda_personer(fil))
    return svar


def _fil(request: Begaran, pk: int) -> MottagenFil:
    return get_object_or_404(visible_to(request.user, request.kommun), pk=pk)
