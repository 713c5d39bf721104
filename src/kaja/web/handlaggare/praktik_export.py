"""The places for praktik as a file: the employers, or the youths who have or wait for a place."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Arbetsgivare, Atgard
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.plats import Platser, belaggning
from kaja.web.handlaggare.export import listfil, tabellfil, vem
from kaja.web.handlaggare.praktik import Deltagare, arbetsgivarna, deltagarna
from kaja.web.klocka import i_dag

ARBETSGIVARE = (
    *("Arbetsgivare", "Kontaktperson", "Telefon", "E-post", "Lediga", "Platser", "I kö"),
    "Tar inte emot från och med",
)
UNGA = (
    *("Namn", "Nummer", "Ålder", "Dagar till 20", "Åtgärd", "Arbetsgivare"),
    *("Har en plats", "I kö sedan"),
)


@kraver("malgrupp.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """The employers; with `tabell=unga` the youths, those in the queue first."""
    if request.GET.get("tabell") == "unga":
        return _unga(request, format)
    rader = (_plats(*rad) for rad in arbetsgivarna(request, belaggning(request.kommun)))
    return tabellfil(request, format, "praktikplatser", ARBETSGIVARE, rader)


def _plats(hos: Arbetsgivare, platser: Platser) -> Sequence[object]:
    tal = (platser.lediga, platser.alla, platser.koar)
    return (hos.namn, hos.kontaktperson, hos.telefon, hos.epost, *tal, hos.stangd)


def _unga(request: Begaran, format: str) -> HttpResponse:
    alla = deltagarna(request, katalogen(request.kommun))
    ordnade = sorted(alla, key=lambda en: en.atgard.koar_sedan is None)
    valda: list[Atgard] = [en.atgard for en in ordnade]
    rader = (_ung(en) for en in ordnade if not en.atgard.person.skyddad)
    return listfil(request, format, "praktik-unga", UNGA, valda, rader)


def _ung(en: Deltagare) -> Sequence[object]:
    atgard = en.atgard
    hos, ko = str(atgard.arbetsgivare or ""), atgard.koar_sedan
    return (*vem(atgard, i_dag()), en.slag.namn, hos, ko is None, ko)
