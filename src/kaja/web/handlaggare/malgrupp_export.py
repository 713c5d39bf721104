"""Taking the target group out as a file: what is shown, all rows of the selection, nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.register.models import Bedomning
from kaja.web.handlaggare import malgrupp
from kaja.web.handlaggare.export import listfil, oskyddade, vem
from kaja.web.handlaggare.tabeller import varfor
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
    """The target group with the filters, the tab and the order of the address."""
    flik = malgrupp.vald_flik(request)
    rader = malgrupp.filtrera(request, malgruppen(request))
    tabell = malgrupp.ordnad_tabell(request, malgrupp.i_flik(rader.qs, flik))
    valda = [rad.record for rad in tabell.rows]
    return listfil(
        request, format, "malgrupp", RUBRIKER, valda, map(_malgruppsrad, oskyddade(valda))
    )


def _malgruppsrad(rad: Bedomning) -> Sequence[object]:
    svar = (varfor(rad), rad.omfattas_fran, rad.vantar_pa_start, rad.get_utfall_display())
    return (*vem(rad, i_dag()), *svar)
