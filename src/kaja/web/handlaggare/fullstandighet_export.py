"""The tables of the completeness as files, with the numbers that the page shows the same user."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.http import Http404, HttpResponse

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.fullstandighet import kohort
from kaja.statistik.maskering import Visat
from kaja.web.handlaggare.export import tabellfil
from kaja.web.handlaggare.fullstandighet import aren, delarna, kallraderna, trenden
from kaja.web.komponenter.text import SMALT


class Tabell(NamedTuple):
    """Titles and rows."""

    rubriker: tuple[str, ...]
    rader: Sequence[Sequence[object]]


@kraver("fullstandighet.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """The table that `tabell` names: the parts of the cohort where it names none."""
    namn = request.GET.get("tabell", "delar")
    if namn not in TABELLER:
        raise Http404
    tabell = TABELLER[namn](request, may(request.user, "malgrupp.se", request.kommun))
    return tabellfil(request, format, f"fullstandighet-{namn}", *tabell)


def _delar(request: Begaran, ser: bool) -> Tabell:
    alla = delarna(kohort(request.kommun).tal, ser=ser)
    return Tabell(("Del", "Vad", "Antal"), [(en.namn, en.mer, en.antal) for en in alla])


def _kallor(request: Begaran, ser: bool) -> Tabell:
    """How many wait for a source is a number that only those who see the youths get."""
    rubriker = ("Källa", "Avsändare", "Uppgifterna går till och med", "Kom senast", "Dagar sen")
    rader = [
        (rad.kalla, rad.avsandare, rad.tom, rad.senast, rad.sen_dagar, *[rad.vantar] * ser)
        for rad in kallraderna(request)
    ]
    return Tabell((*rubriker, *["Väntar på källan"] * ser), rader)


def _veckor(request: Begaran, ser: bool) -> Tabell:
    bild = trenden(request, kohort(request.kommun).tal, ser=ser)
    rader = bild.rader if bild else []
    return Tabell(
        ("Dag", "Kohort", "Oförklarade", "Förklarade"),
        [(rad.dag, _tal(rad.kohort), _tal(rad.oforklarade), _tal(rad.andel)) for rad in rader],
    )


def _tal(visat: Visat) -> Visat:
    """What the page writes with spaces between the thousands, as a number where it is one."""
    text = str(visat)
    siffror = text.replace(SMALT, "")
    return int(siffror) if siffror.isdecimal() else text.replace(SMALT, " ")


def _ar(request: Begaran, ser: bool) -> Tabell:
    alla = aren(kohort(request.kommun), ser=ser)
    return Tabell(
        ("Född", "Kohort", "Förklarade", "Oförklarade"),
        [(en.ar or "Okänt år", en.kohort, en.forklarade, en.oforklarade) for en in alla],
    )


TABELLER: dict[str, Callable[[Begaran, bool], Tabell]] = {
    "delar": _delar,
    "kallor": _kallor,
    "veckor": _veckor,
    "ar": _ar,
}
"""The tables by the names that an address calls them."""
