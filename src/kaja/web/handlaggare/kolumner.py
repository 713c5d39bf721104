"""The columns of a spreadsheet, in three steps: what it is, what each column is, and how the first
rows are read then. The file is kept meanwhile; nothing in the register changes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows import mottagning
from kaja.intake.actions import FilfelError
from kaja.intake.kartlaggning import note_columns
from kaja.intake.models import Kallnamn, MottagenFil, Status
from kaja.intake.queries import visible_to
from kaja.tabell import TableError
from kaja.web.handlaggare.kolumnform import Kolumnform
from kaja.web.handlaggare.kolumnord import Ark
from kaja.web.handlaggare.kolumnprov import prova
from kaja.web.handlaggare.slagform import Slagform
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import nu


@kraver("fil.las_in")
def slag(request: Begaran, pk: int) -> HttpResponse:
    """Step 1: what kind the sheet looks like and why, and what a missing person means."""
    fil = _vantande(request, pk)
    ark = Ark(request, fil)
    form = Slagform(request.POST or None, fil=fil)
    if request.method == "POST" and form.is_valid():
        kalla = form.cleaned_data["kalla"]
        profil = fil.profil or {}
        if kalla != fil.kalla or not profil:
            profil = ark.forslag(kalla).profil().som_json()
        note_columns(
            fil=fil, kalla=kalla, omfattning=form.cleaned_data["omfattning"], profil=profil
        )
        return redirect("kolumner", pk)
    forslag = ark.forslag()
    logga_visning(request, f"kolumner fil:{ark.fil.pk}", ark.visade_personer)
    return render(
        request,
        "handlaggare/kolumner_slag.html",
        {
            "avdelning": "las_in",
            "fil": fil,
            "form": form,
            "gissat": Kallnamn(forslag.slag).label,
            "sakert": forslag.sakerhet >= 0.4,
            "kanda": [k for k in forslag.kolumner if k.mal and k.sakerhet >= 0.5],
            "saknas": forslag.saknas,
        },
    )


@kraver("fil.las_in")
def kolumner(request: Begaran, pk: int) -> HttpResponse:
    """Step 2: each column with its heading, values, guess and choice; days, fixed values, words."""
    fil = _vantande(request, pk)
    ark = Ark(request, fil)
    forslag = ark.forslag(ark.profil.slag)
    form = Kolumnform(request.POST or None, ark=ark, forslag=forslag, profil=ark.profil)
    if request.method == "POST" and form.is_valid():
        profil = form.svar
        note_columns(fil=fil, kalla=fil.kalla, omfattning=fil.omfattning, profil=profil.som_json())
        if form.nya_fragor():
            messages.info(request, "Ditt val väckte nya frågor: svara på dem under kolumnerna.")
            return redirect("kolumner", pk)
        return redirect("kolumner_prov", pk)
    logga_visning(request, f"kolumner fil:{ark.fil.pk}", ark.visade_personer)
    return render(
        request,
        "handlaggare/kolumner.html",
        {"avdelning": "las_in", "fil": fil, "form": form},
    )


@kraver("fil.las_in")
def prov(request: Begaran, pk: int) -> HttpResponse:
    """Step 3: the first rows as Kaja reads them by the choices, with what is wrong."""
    fil = _vantande(request, pk)
    ark = Ark(request, fil)
    try:
        provet = prova(ark)
    except TableError as fel:
        messages.error(request, str(fel))
        return redirect("kolumner", pk)
    logga_visning(request, f"kolumner fil:{ark.fil.pk}", ark.visade_personer)
    return render(
        request,
        "handlaggare/kolumner_prov.html",
        {"avdelning": "las_in", "fil": fil, "prov": provet},
    )


@kraver("fil.las_in")
@require_POST
def klar(request: Begaran, pk: int) -> HttpResponse:
    """The columns are right: receive the file by them, and keep the mapping for the next one."""
    try:
        fil = mottagning.kolumner_valda(
            fil=_vantande(request, pk), spara="spara" in request.POST, user=request.user, tid=nu()
        )
    except (TableError, FilfelError) as fel:
        messages.error(request, str(fel))
        return redirect("kolumner", pk)
    return redirect("granska", fil.pk)


@kraver("fil.las_in")
@require_POST
def valj_om(request: Begaran, pk: int) -> HttpResponse:
    """A file that waits to be looked at was read wrongly: let its columns be chosen."""
    fil = get_object_or_404(visible_to(request.user, request.kommun), pk=pk)
    try:
        vantar = mottagning.valj_om(fil=fil, user=request.user, tid=nu())
    except (TableError, FilfelError) as fel:
        messages.error(request, str(fel))
        return redirect("granska", pk)
    return redirect("kolumner_slag", vantar.pk)


def _vantande(request: Begaran, pk: int) -> MottagenFil:
    filer = visible_to(request.user, request.kommun).filter(status=Status.KARTLAGGS)
    return get_object_or_404(filer, pk=pk)
