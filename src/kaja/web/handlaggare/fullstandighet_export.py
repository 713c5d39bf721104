"""The tables of the completeness as files, with the numbers that the page shows the same user, of
the same day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kaja.access.vyer import Begaran, kraver
from kaja.flows.fullstandighet import kohort
from kaja.statistik.maskering import Visat
from kaja.web.handlaggare.dagsbild import dagshuvud
from kaja.web.handlaggare.export import tabellfil
from kaja.web.handlaggare.fullstandighet import kallraderna, lasare, trenden
from kaja.web.handlaggare.fullstandighet_tal import Lasare, aren, delarna
from kaja.web.handlaggare.urval import listans_dag, numren
from kaja.web.komponenter.text import SMALT


class Tabell(NamedTuple):
    """Titles and rows."""

    rubriker: tuple[str, ...]
    rader: Sequence[Sequence[object]]


@kraver("fullstandighet.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """The table that `tabell` names: the parts of the cohort where it names none. A picture that is
    not made yet is waited for on its page."""
    if (bild := dagshuvud(request)) and not bild.visas:
        return redirect(f"{reverse('fullstandighet')}?{request.GET.urlencode()}")
    namn = request.GET.get("tabell", "delar")
    if namn not in TABELLER:
        raise Http404
    den = lasare(request)
    fil = f"fullstandighet-{namn}-{listans_dag(request)}" if den.tid else f"fullstandighet-{namn}"
    return tabellfil(request, format, fil, *TABELLER[namn](request, den))


def _delar(request: Begaran, den: Lasare) -> Tabell:
    alla = delarna(kohort(numren(request)).tal, den)
    return Tabell(("Del", "Vad", "Antal"), [(en.namn, en.mer, en.antal) for en in alla])


def _kallor(request: Begaran, den: Lasare) -> Tabell:
    """How many wait for a source is a number that only those who see the youths get."""
    rubriker = ("Källa", "Avsändare", "Uppgifterna går till och med", "Kom senast", "Dagar sen")
    rader = [
        (rad.kalla, rad.avsandare, rad.tom, rad.senast, rad.sen_dagar, *[rad.vantar] * den.ser)
        for rad in kallraderna(request)
    ]
    return Tabell((*rubriker, *["Väntar på källan"] * den.ser), rader)


def _veckor(request: Begaran, den: Lasare) -> Tabell:
    bild = trenden(request, kohort(numren(request)).tal, den)
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


def _ar(request: Begaran, den: Lasare) -> Tabell:
    alla = aren(kohort(numren(request)), den)
    return Tabell(
        ("Född", "Kohort", "Förklarade", "Oförklarade"),
        [(en.ar or "Okänt år", en.kohort, en.forklarade, en.oforklarade) for en in alla],
    )


TABELLER: dict[str, Callable[[Begaran, Lasare], Tabell]] = {
    "delar": _delar,
    "kallor": _kallor,
    "veckor": _veckor,
    "ar": _ar,
}
"""The tables by the names that an address calls them."""
