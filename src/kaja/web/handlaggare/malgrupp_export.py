"""Taking the target group out as a file: what is shown, all rows of the selection, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kaja.access.vyer import Begaran, kraver
from kaja.web.handlaggare import malgrupp
from kaja.web.handlaggare.dagsbild import dagshuvud
from kaja.web.handlaggare.export import listfil, oskyddade, vem
from kaja.web.handlaggare.tabeller import Svar, varfor
from kaja.web.handlaggare.urval import malgruppen
from kaja.web.klocka import i_dag

RUBRIKER = (
    "Namn",
    "Nummer",
    "Ålder",
    "Dagar till 20",
    "Varför här",
    "Omfattas sedan",
    "Väntar på start",
    "Läge",
)


@kraver("export.gora")
def export(request: Begaran, format: str) -> HttpResponse:
    """The target group with the day, the filters, the tab and the order of the address. A picture
    that is not made yet is waited for on its page."""
    if (bild := dagshuvud(request)) and not bild.visas:
        return redirect(f"{reverse('malgrupp')}?{request.GET.urlencode()}")
    flik = malgrupp.vald_flik(request)
    rader = malgrupp.filtrera(request, malgruppen(request))
    tabell = malgrupp.ordnad_tabell(request, malgrupp.i_flik(rader.qs, flik))
    valda = [rad.record for rad in tabell.rows]
    return listfil(
        request,
        format,
        f"malgrupp-{bild.dag}" if bild else "malgrupp",
        RUBRIKER,
        valda,
        map(partial(_malgruppsrad, bild.dag if bild else i_dag()), oskyddade(valda)),
    )


def _malgruppsrad(dag: date, rad: Svar) -> Sequence[object]:
    svar = (varfor(rad), rad.omfattas_fran, rad.vantar_pa_start, rad.get_utfall_display())
    return (*vem(rad, dag), *svar)
