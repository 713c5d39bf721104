"""The units as a file: a line for each who works in one, and those that have ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpResponse

from kaja.access.enheter import units
from kaja.access.models import Enhet, Enhetsplats, Kommun
from kaja.access.vyer import Begaran, kraver
from kaja.web.handlaggare.enheter import med_platser
from kaja.web.handlaggare.export import tabellfil

RUBRIKER = ("Enhet", "Från", "Avslutad", "Vem", "Roll", "Med sedan")


@kraver("installning.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """By name, those that have ended last."""
    alla = sorted(units(request.user, request.kommun), key=lambda enhet: enhet.till is not None)
    return tabellfil(request, format, "enheter", RUBRIKER, _rader(request.kommun, alla))


def _rader(kommun: Kommun, enheter: list[Enhet]) -> Iterator[Sequence[object]]:
    for enhet, platser in med_platser(kommun, enheter):
        om = (enhet.namn, enhet.fran, enhet.till)
        yield from ((*om, *_plats(plats, roll)) for plats, roll in platser)
        if not platser:
            yield (*om, "", "", None)


def _plats(plats: Enhetsplats, roll: str) -> Sequence[object]:
    return str(plats.user), roll or "arbetar inte längre med ungdomarna", plats.fran
