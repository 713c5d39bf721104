"""Changing one of the municipality's settings: chosen, seen, and then done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.flows.installningar import andra, prova_om_nu
from kaja.flows.installningar_forhand import Byte, skulle_andra
from kaja.register import queries as register
from kaja.styrning import queries as styrning
from kaja.styrning.beskrivning import PROVAS_OM, Beskrivning
from kaja.styrning.installningar import KATALOG
from kaja.ungdom.models import Person
from kaja.web.handlaggare.installningsform import Installningsform
from kaja.web.handlaggare.korningar import sa_hur_det_gick
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_langt

VISADE = 100


class Rad(NamedTuple):
    """One for whom something would become different."""

    person: Person
    fore: str
    efter: str
    ny_dag: date | None
    dold: bool


@kraver("installning.andra")
def installning(request: Begaran, val: str) -> HttpResponse:
    """Change a setting: choose, see what it would change, confirm."""
    if val not in KATALOG:
        raise Http404
    beskriven = KATALOG[val]
    galler = styrning.valda(request.kommun).varde(val, i_dag())
    form = Installningsform(request.POST or None, beskriven=beskriven, dag=i_dag(), nu=galler)
    if not form.is_valid():
        return _visa(request, beskriven, form, galler=beskriven.i_ord(galler))
    if "bekrafta" in request.POST:
        return _andra(request, form)
    byten = skulle_andra(kommun=request.kommun, nytt=form.val, dag=i_dag())
    return _visa(
        request, beskriven, form, galler=beskriven.i_ord(galler), **_forhandsvisning(request, byten)
    )


def _visa(
    request: Begaran, beskriven: Beskrivning, form: Installningsform, **mer: object
) -> HttpResponse:
    return render(
        request,
        "handlaggare/installning.html",
        {
            "avdelning": "installningar",
            "beskriven": beskriven,
            "form": form,
            "i_dag": i_dag(),
            "provas_om": beskriven.grupp in PROVAS_OM,
            "ord_efter": beskriven.i_ord(form.val.varde) if form.is_valid() else "",
            **mer,
        },
    )


def _forhandsvisning(request: Begaran, byten: Sequence[Byte]) -> dict[str, object]:
    """How many would get which other answer, and who the first of them are; those are logged."""
    nya_dagar = sum(byte.ny_dag is not None for byte in byten)
    steg = Counter((b.fore, b.efter) for b in byten if b.ny_dag is None)
    rader = _rader(request, byten[:VISADE])
    logga_visning(request, "installning", [rad.person.pk for rad in rader])
    return {
        "visar": True,
        "antal": len(byten),
        "steg": [(fore, efter, n) for (fore, efter), n in steg.most_common()],
        "nya_dagar": nya_dagar,
        "rader": rader,
    }


def _rader(request: Begaran, byten: Sequence[Byte]) -> list[Rad]:
    """The persons, for a user who may see them; who it is stays hidden as everywhere else."""
    svar = register.malgrupp(request.user, request.kommun)
    visas = svar.filter(person__in=[byte.person for byte in byten])
    personer = {bedomning.person_id: bedomning.person for bedomning in visas}
    ser = ser_skyddade(request)
    return [
        Rad(person, byte.fore, byte.efter, byte.ny_dag, ar_dold(person, ser=ser))
        for byte in byten
        if (person := personer.get(byte.person)) is not None
    ]


def _andra(request: Begaran, form: Installningsform) -> HttpResponse:
    """Store the choice, and try again everyone it can concern."""
    korning = andra(
        kommun=request.kommun,
        nytt=form.val,
        bakat=form.cleaned_data["bakat"],
        dag=i_dag(),
        user=request.user,
        tid=nu(),
    )
    varde = form.beskriven.i_ord(form.val.varde)
    mening = f"{form.beskriven.etikett}: {varde} från {datum_langt(form.val.fran)}."
    if korning:
        sa_hur_det_gick(request, prova_om_nu(korning=korning, tid=nu()), f"{mening} ")
    else:
        messages.success(request, mening)
    return redirect("installningar")
