"""Those without an owner as a file: everyone, not only as many as the page has room for."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Handlaggning
from kaja.insatser.queries import utan_agare_eller_datum
from kaja.web.handlaggare.export import listfil, oskyddade, vem
from kaja.web.klocka import i_dag

RUBRIKER = (
    *("Namn", "Nummer", "Ålder", "Dagar till 20", "Läge", "Hade som ägare", "Nästa steg"),
    "Nästa datum",
)


@kraver("malgrupp.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """In the order of the page."""
    alla = utan_agare_eller_datum(request.user, request.kommun, i_dag())
    valda = list(alla.order_by("nasta_datum", "person_id"))
    return listfil(request, format, "utan-agare", RUBRIKER, valda, map(_rad, oskyddade(valda)))


def _rad(rad: Handlaggning) -> Sequence[object]:
    svar = (rad.get_etapp_display(), str(rad.agare or ""), rad.get_nasta_display())
    return (*vem(rad, i_dag()), *svar, rad.nasta_datum)
