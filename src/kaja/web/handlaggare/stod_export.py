"""Economic support as files: a month's attendance, and what a year has cost."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Atgard
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.stodkostnad import costs
from kaja.web.handlaggare.export import listfil, tabellfil, vem
from kaja.web.handlaggare.stod_form import vald_manad
from kaja.web.handlaggare.stod_kostnader import Kostnadsrad, aret, i_siffror, per_ung
from kaja.web.handlaggare.stod_narvaro import Narvarorad, narvarorader
from kaja.web.klocka import i_dag

NARVARO = (
    *("Namn", "Nummer", "Ålder", "Dagar till 20", "Månad", "Åtgärd", "Dagar med närvaro"),
    "Planerade dagar",
)
KOSTNADER = ("Åtgärd", "Stöd", "Ungdomar", "Kronor")
UNGA = ("Namn", "Nummer", "Ålder", "Dagar till 20", "Åtgärd", "Kronor")


@kraver("insats.skriva")
def narvaro(request: Begaran, format: str) -> HttpResponse:
    """The attendance as it is saved, of the month of the address. No days: none are noted."""
    manad = vald_manad(request.GET.get("manad", ""), i_dag())
    alla = narvarorader(request, manad)
    valda: list[Atgard] = [rad.atgard for rad in alla]
    rader = (_dagar(rad, f"{manad:%Y-%m}") for rad in alla if not rad.atgard.person.skyddad)
    return listfil(request, format, f"stod-{manad:%Y-%m}", NARVARO, valda, rader)


def _dagar(rad: Narvarorad, manad: str) -> Sequence[object]:
    dagar = (int(text) if text else None for text in (rad.dagar, rad.planerade))
    return (*vem(rad.atgard, i_dag()), manad, rad.namn, *dagar)


@kraver("stod.kostnad")
def kostnader(request: Begaran, format: str) -> HttpResponse:
    """The year of the address in numbers, masked as on the page; with `tabell=unga` by youth."""
    ar, katalog = aret(request), katalogen(request.kommun)
    if request.GET.get("tabell") == "unga":
        return _unga(request, format, ar, per_ung(request, katalog, ar))
    dolj = not may(request.user, "person.se", request.kommun)
    alla = costs(request.user, request.kommun, ar)
    rader = (_kostnad(*i_siffror(rad, katalog, dolj=dolj)) for rad in alla)
    return tabellfil(request, format, f"stodkostnader-{ar}", KOSTNADER, rader)


def _kostnad(*celler: object) -> Sequence[object]:
    return [*celler[:-1], "visas inte" if celler[-1] is None else celler[-1]]


def _unga(request: Begaran, format: str, ar: int, alla: list[Kostnadsrad]) -> HttpResponse:
    rader = ((*vem(rad, i_dag()), rad.atgard, rad.belopp) for rad in alla if not rad.person.skyddad)
    return listfil(request, format, f"stodkostnader-unga-{ar}", UNGA, alla, rader)
