"""Taking a whole file back: first what that would do, then doing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.flows.angra import angra
from kaja.flows.angra_forhand import SkulleAngras, bestall_angra, skulle_angras
from kaja.intake.actions import FilfelError
from kaja.intake.models import ACCEPTED, MottagenFil
from kaja.intake.queries import visible_to
from kaja.tabell import TableError
from kaja.ungdom.models import Person
from kaja.web.handlaggare import godkannande
from kaja.web.handlaggare.korningar import sa_om_svaren
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu

FORSTA = 50


@kraver("fil.las_in")
def angra_fil(request: Begaran, pk: int) -> HttpResponse:
    """What taking the file back would do, and which files are read again. A POST does it."""
    fil = get_object_or_404(visible_to(request.user, request.kommun), pk=pk, status__in=ACCEPTED)
    try:
        if request.method == "POST":
            return _gor(request, fil)
        skulle = skulle_angras(fil)
    except (FilfelError, TableError) as fel:
        messages.error(request, str(fel))
        return redirect("granska", pk)
    return _visa(request, fil, skulle)


def _gor(request: Begaran, fil: MottagenFil) -> HttpResponse:
    if fil.antal_godkanda > godkannande.STOR:
        bestall_angra(fil=fil, user=request.user, tid=nu(), dag=i_dag())
        messages.success(request, "Filen tas tillbaka. Du kan lämna sidan: det går vidare ändå.")
        return redirect("granska", fil.pk)
    korning = angra(fil=fil, user=request.user, tid=nu(), dag=i_dag())
    sa_om_svaren(request, korning, f"{fil.namn} är tillbakatagen.")
    return redirect("granska", fil.pk)


def _visa(request: Begaran, fil: MottagenFil, skulle: SkulleAngras) -> HttpResponse:
    ser = ser_skyddade(request)
    personer = Person.objects.filter(kommun=fil.kommun_id, pk__in=skulle.andrade[:FORSTA])
    rader = [(person, ar_dold(person, ser=ser)) for person in personer.order_by("sortnamn", "pk")]
    logga_visning(request, f"angra fil:{fil.pk}", [p.pk for p, dold in rader if not dold])
    return render(
        request,
        "handlaggare/angra.html",
        {"avdelning": "las_in", "fil": fil, "skulle": skulle, "rader": rader},
    )
