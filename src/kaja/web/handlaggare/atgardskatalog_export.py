"""The municipality's åtgärder as a file: what is offered, and what no longer is."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.web.handlaggare.atgardskatalog import Katalograd, katalograder
from kaja.web.handlaggare.export import tabellfil

RUBRIKER = (
    *("Åtgärd", "Rapporteras som", "Deltar", "Lediga", "Platser", "I kö", "Erbjuds"),
    "Ändras",
)


@kraver("malgrupp.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """Those that are offered first. No number of places: the number is not limited."""
    rader = sorted(katalograder(request), key=lambda rad: not rad.slag.oppen)
    return tabellfil(request, format, "atgarder", RUBRIKER, map(_rad, rader))


def _rad(rad: Katalograd) -> Sequence[object]:
    slag, platser = rad.slag, rad.platser
    kommande = (
        f"{k.galler_fran.isoformat()}: {k.namn if k.oppen else 'stängd'}" for k in rad.kommande
    )
    return (
        *(slag.namn, slag.kod.ord, platser.tagna, platser.lediga, platser.alla, platser.koar),
        *(slag.oppen, "; ".join(kommande)),
    )
