"""How complete the register is: the whole cohort, minus what is explained, and who is late.

Chef and others who may not see persons get the same page with numbers that nobody can be picked
out of, and no links to lists. For another day the page is counted of the day's picture.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.fullstandighet import kohort
from kaja.register.kohort import count_without_post, waiting_for
from kaja.statistik.maskering import few
from kaja.statistik.queries import trend
from kaja.statistik.tal import Tal
from kaja.web.handlaggare.dagsbild import dagshuvud
from kaja.web.handlaggare.dagsbild_begar import FULLSTANDIGHET, vanta
from kaja.web.handlaggare.dagval import Dagform
from kaja.web.handlaggare.fullstandighet_tal import Lasare, aren, delarna
from kaja.web.handlaggare.kallor import kallor
from kaja.web.handlaggare.matare import Matare
from kaja.web.handlaggare.paminnelse import Paminnelse, paminnelse
from kaja.web.handlaggare.trendbild import Trendbild, trendbild
from kaja.web.handlaggare.urval import (
    annan_tid,
    listans_dag,
    listans_kand,
    listans_tid,
    numren,
    som_kant,
)
from kaja.web.klocka import i_dag

TREND = timedelta(weeks=26)


class Kallrad(NamedTuple):
    """A sender of a source, with a reminder if it is late now; `vantar` is how many wait for the
    source."""

    kalla: str
    avsandare: str
    tom: date | None
    senast: date | None
    sen_dagar: int
    vantar: int
    paminnelse: Paminnelse | None


@kraver("fullstandighet.se")
def fullstandighet(request: Begaran) -> HttpResponse:
    """The page, today or for another day; as many queries for sixty thousand as for one."""
    if (huvud := dagshuvud(request)) and not huvud.visas:
        return vanta(request, huvud, FULLSTANDIGHET)
    den = lasare(request)
    nu = kohort(numren(request))
    return render(
        request,
        "handlaggare/fullstandighet.html",
        {
            "avdelning": "fullstandighet",
            "sida": FULLSTANDIGHET,
            "bild": huvud,
            "som_kant": None if huvud else som_kant(request),
            "dagform": Dagform(request.GET or None),
            "idag": not den.tid,
            "i_dag": i_dag(),
            "ser_personer": den.ser,
            "matare": Matare(nu.tal, maskerad=not den.ser),
            "oklart_lank": den.lank(utfall="oklart") if den.tid else "",
            "delar": delarna(nu.tal, den),
            "ar": aren(nu, den),
            "kallor": kallraderna(request),
            "trend": trenden(request, nu.tal, den),
            **_utan_post(request, den),
        },
    )


def lasare(request: Begaran) -> Lasare:
    """Who reads the page, and of which day."""
    return Lasare(may(request.user, "malgrupp.se", request.kommun), listans_tid(request))


def _utan_post(request: Begaran, den: Lasare) -> dict[str, object]:
    """Covered, but not in the register: that is work to do today, and nothing to ask of a day."""
    if den.tid:
        return {}
    antal = count_without_post(request.kommun)
    return {
        "utan_post": antal if den.ser else few(antal),
        "utan_post_lank": den.lank(utfall="omfattas", delen="utan_post"),
    }


def kallraderna(request: Begaran) -> list[Kallrad]:
    """The senders as they are, or were, known, late as of the day; reminders only for today."""
    vantar, nu = waiting_for(numren(request)), not annan_tid(request)
    rader = []
    for kalla in kallor(request.kommun, listans_dag(request), kand=listans_kand(request)):
        n = vantar[kalla.id]
        rader += [
            Kallrad(
                kalla.namn, a.namn, a.tom, a.senast, a.sen_dagar, n,
                paminnelse(kalla, a, request.kommun.namn) if nu and a.sen_dagar else None,
            )
            for a in kalla.avsandare
        ] or [Kallrad(kalla.namn, "", None, None, 0, n, None)]  # fmt: skip
    return rader


def trenden(request: Begaran, nu: Tal, den: Lasare) -> Trendbild | None:
    """The unexplained week by week: with today last, or up to another day as the nights counted
    them, each by what was known then."""
    sist = _sista_natten(request)
    kvar = trend(request.user, request.kommun, sedan=sist - TREND, tom=sist)
    dagar = {rad.dag: Tal(*(getattr(rad, namn) for namn in Tal._fields)) for rad in kvar}
    if not den.tid:
        dagar[i_dag()] = nu
    return trendbild(dagar, maskerad=not den.ser)


def _sista_natten(request: Begaran) -> date:
    """The last day whose numbers can be told of the day and of what was known."""
    kand = listans_kand(request)
    return min(listans_dag(request), kand.date() if kand else i_dag())
