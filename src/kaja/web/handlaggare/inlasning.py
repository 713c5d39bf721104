"""Reading in files: what has come, receiving one, looking at it before anything changes."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows import las_in as flode
from kaja.intake.actions import FilfelError
from kaja.intake.models import MottagenFil
from kaja.intake.queries import visible_to
from kaja.tabell import TableError
from kaja.web.handlaggare import granskning
from kaja.web.handlaggare.kallor import kallor
from kaja.web.handlaggare.uppladdning import Uppladdning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal

SENASTE = 50


@kraver("fil.se")
def las_in(request: Begaran) -> HttpResponse:
    """The sources and how far they reach, the latest files, and the form for a new one."""
    far_lasa_in = may(request.user, "fil.las_in", request.kommun)
    form = Uppladdning()
    if request.method == "POST":
        if not far_lasa_in:
            raise PermissionDenied
        form = Uppladdning(request.POST, request.FILES)
        if form.is_valid() and (fil := _ta_emot(request, form)) is not None:
            return redirect("granska", fil.pk)
    return render(
        request,
        "handlaggare/las_in.html",
        {
            "avdelning": "las_in",
            "form": form,
            "far_lasa_in": far_lasa_in,
            "kallor": kallor(request.kommun, i_dag()),
            "filer": visible_to(request.user, request.kommun).select_related("mottagen_av")[
                :SENASTE
            ],
        },
    )


def _ta_emot(request: Begaran, form: Uppladdning) -> MottagenFil | None:
    """Receive the file of a right form; None, with an error in the form, if it cannot be used."""
    fil = form.cleaned_data["fil"]
    try:
        mottagning = flode.ta_emot(
            kommun=request.kommun,
            kalla=form.cleaned_data["kalla"],
            namn=fil.name,
            innehall=fil.read(),
            tackning_tom=form.cleaned_data["tackning_tom"],
            avsandare=form.cleaned_data["avsandare"],
            user=request.user,
            tid=nu(),
        )
    except TableError as fel:
        form.add_error("fil", f"Fil: {fel} Rätta filen eller välj en annan.")
        return None
    if not mottagning.ny:
        messages.info(request, "Precis den här filen har kommit förut. Här är den.")
    return mottagning.fil


@kraver("fil.se")
def granska(request: Begaran, pk: int) -> HttpResponse:
    """A file before it is read in: counts, problems, the first rows. Afterwards: what was wrong."""
    fil = _fil(request, pk)
    sida = granskning.Granskning(request, fil)
    if sida.visade_personer:
        granskning.logga(request, sida)
    return render(
        request,
        "handlaggare/granska.html",
        {
            "avdelning": "las_in",
            "fil": fil,
            "sida": sida,
            "far_lasa_in": may(request.user, "fil.las_in", request.kommun),
        },
    )


@kraver("fil.las_in")
@require_POST
def godkann(request: Begaran, pk: int) -> HttpResponse:
    """Read the file into the register, and judge everyone whom it concerns."""
    try:
        klart = flode.las_in(fil=_fil(request, pk), user=request.user, tid=nu(), dag=i_dag())
    except FilfelError as fel:
        messages.error(request, str(fel))
        return redirect("granska", pk)
    rader = antal(klart.gjorde.rader, "rad är inläst", "rader är inlästa")
    if not klart.gjorde.rader:
        rader = "Filen är inläst, och alla dess rader fanns redan"
    svar = antal(
        klart.korning.andrade_svar, "persons svar är uppdaterat", "personers svar är uppdaterade"
    )
    messages.success(request, f"{rader}. {svar}.")
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
    """The rows with problems as a workbook, to send back to who made the file."""
    return granskning.problemfil(_fil(request, pk))


def _fil(request: Begaran, pk: int) -> MottagenFil:
    return get_object_or_404(visible_to(request.user, request.kommun), pk=pk)
