"""Reading in files: how far the sources reach, what has come, and receiving a file."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.mottagning import Sant, ta_emot_sant
from kaja.intake.actions import FilfelError
from kaja.intake.models import MottagenFil, Status
from kaja.intake.queries import visible_to
from kaja.tabell import TableError
from kaja.web.handlaggare.kallor import kallor
from kaja.web.handlaggare.uppladdning import KOLUMNER, Uppladdning
from kaja.web.klocka import i_dag, nu

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
            return redirect(_nasta(fil), fil.pk)
    return render(
        request,
        "handlaggare/las_in.html",
        {
            "avdelning": "las_in",
            "form": form,
            "far_lasa_in": far_lasa_in,
            "kallor": kallor(request.kommun, i_dag()),
            "filer": mottagna(request)[:SENASTE],
        },
    )


def mottagna(request: Begaran) -> QuerySet[MottagenFil]:
    """The received files, the latest first."""
    return visible_to(request.user, request.kommun).select_related("mottagen_av")


def _nasta(fil: MottagenFil) -> str:
    return "kolumner_slag" if fil.status == Status.KARTLAGGS else "granska"


def _ta_emot(request: Begaran, form: Uppladdning) -> MottagenFil | None:
    """Receive the file of a right form; None, with an error in the form, if it cannot be used."""
    fil, svar = form.cleaned_data["fil"], form.cleaned_data
    egna = svar["kalla"] == KOLUMNER
    try:
        mottaget = ta_emot_sant(
            kommun=request.kommun,
            sant=Sant(
                namn=fil.name,
                innehall=fil.read(),
                avsandare=svar["avsandare"],
                tackning_tom=svar["tackning_tom"],
                omfattning=svar["omfattning"],
            ),
            kalla="" if egna else svar["kalla"],
            valj_kolumner=egna,
            user=request.user,
            tid=nu(),
        )
    except TableError as fel:
        form.add_error("fil", f"Fil: {fel} Rätta filen eller välj en annan.")
        return None
    except FilfelError as fel:
        form.add_error("fil", f"Fil: {fel}")
        return None
    if not mottaget.ny:
        messages.info(request, "Precis den här filen har kommit förut. Här är den.")
    elif mottaget.igenkand.saker:
        messages.info(request, mottaget.igenkand.varfor)
    return mottaget.fil
