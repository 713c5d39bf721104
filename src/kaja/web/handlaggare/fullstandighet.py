"""How complete the register is: the whole cohort, minus what is explained, and who is late.

Chef and others who may not see persons get the same page with numbers that nobody can be picked
out of, and no links to lists.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.fullstandighet import Kohort, kohort
from kaja.register.kohort import count_without_post, waiting_for
from kaja.statistik.maskering import DOLT, Visat, few, maskera
from kaja.statistik.queries import trend
from kaja.statistik.tal import Tal
from kaja.web.handlaggare.kallor import kallor
from kaja.web.handlaggare.matare import Matare
from kaja.web.handlaggare.paminnelse import Paminnelse, paminnelse
from kaja.web.handlaggare.trendbild import Trendbild, trendbild
from kaja.web.klocka import i_dag

TREND = timedelta(weeks=26)
FORKLARADE = (0, 1, 2, 3)
"""Where in `Tal` the explained parts stand: one of them may be hidden, never an unexplained one."""
NAMN = {
    "i_utbildning": ("I utbildning", "går i gymnasiet eller motsvarande"),
    "examen": ("Har examen", "eller gymnasiebevis"),
    "motsvarande": ("Har motsvarande", "som IB eller utländsk utbildning"),
    "omfattas": ("Omfattas", "och är i registret"),
    "vantar_pa_kalla": ("Väntar på en nyare fil", "be källan om den"),
    "oklara": ("Oklara", "en människa måste fråga"),
}


class Del(NamedTuple):
    """A part of the cohort: its words, its number, and its list for those who may open it."""

    namn: str
    mer: str
    antal: Visat
    lank: str


class Arsrad(NamedTuple):
    ar: int | None
    kohort: Visat
    forklarade: Visat
    oforklarade: Visat
    lank: str


class Kallrad(NamedTuple):
    """A sender of a source, with a reminder if it is late; `vantar` is how many wait for the
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
    """The page; as many queries for sixty thousand as for one."""
    ser = may(request.user, "malgrupp.se", request.kommun)
    nu = kohort(request.kommun)
    utan = count_without_post(request.kommun)
    return render(
        request,
        "handlaggare/fullstandighet.html",
        {
            "avdelning": "fullstandighet",
            "i_dag": i_dag(),
            "ser_personer": ser,
            "matare": Matare(nu.tal, maskerad=not ser),
            "delar": delarna(nu.tal, ser=ser),
            "ar": aren(nu, ser=ser),
            "kallor": kallraderna(request),
            "utan_post": utan if ser else few(utan),
            "utan_post_lank": _lank(ser, {"utfall": "omfattas", "delen": "utan_post"}),
            "trend": trenden(request, nu.tal, ser=ser),
        },
    )


def delarna(tal: Tal, *, ser: bool) -> list[Del]:
    visade = _visade(tal, ser=ser, far_doljas=FORKLARADE)
    return [
        Del(*NAMN[namn], antal, _lank(ser, {"utfall": "alla", "delen": namn}))
        for namn, antal in zip(Tal._fields, visade, strict=True)
    ]


def aren(nu: Kohort, *, ser: bool) -> list[Arsrad]:
    oforklarade = _visade([tal.oforklarade for tal in nu.per_ar.values()], ser=ser)
    storlekar = _visade([tal.kohort for tal in nu.per_ar.values()], ser=ser)
    rader = []
    for (ar, tal), storlek, oforklarad in zip(
        nu.per_ar.items(), storlekar, oforklarade, strict=True
    ):
        dold = (storlek, oforklarad) != (tal.kohort, tal.oforklarade)
        lank = _lank(ser and ar is not None, {"utfall": "alla", "ar": ar or 0, "delen": "kohort"})
        rader.append(Arsrad(ar, storlek, DOLT if dold else tal.forklarade, oforklarad, lank))
    return rader


def _visade(
    antal: Sequence[int], *, ser: bool, far_doljas: Collection[int] | None = None
) -> list[Visat]:
    return list(antal) if ser else maskera(antal, far_doljas=far_doljas)


def _lank(ser: bool, val: dict[str, str | int]) -> str:
    """The list behind a number, for one who may see persons."""
    return f"{reverse('malgrupp')}?{urlencode(val)}" if ser else ""


def kallraderna(request: Begaran) -> list[Kallrad]:
    vantar = waiting_for(request.kommun)
    rader = []
    for kalla in kallor(request.kommun, i_dag()):
        n = vantar[kalla.id]
        rader += [
            Kallrad(
                kalla.namn, a.namn, a.tom, a.senast, a.sen_dagar, n,
                paminnelse(kalla, a, request.kommun.namn) if a.sen_dagar else None,
            )
            for a in kalla.avsandare
        ] or [Kallrad(kalla.namn, "", None, None, 0, n, None)]  # fmt: skip
    return rader


def trenden(request: Begaran, nu: Tal, *, ser: bool) -> Trendbild | None:
    """The unexplained week by week, with today last."""
    dag = i_dag()
    dagar = {
        rad.dag: Tal(*(getattr(rad, namn) for namn in Tal._fields))
        for rad in trend(request.user, request.kommun, sedan=dag - TREND)
        if rad.dag < dag
    }
    return trendbild({**dagar, dag: nu}, maskerad=not ser)
