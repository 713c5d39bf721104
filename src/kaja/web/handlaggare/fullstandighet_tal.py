"""The parts and the years of birth of a cohort, for one who may see persons, or masked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from kaja.flows.fullstandighet import Kohort
from kaja.statistik.maskering import DOLT, Visat, maskera
from kaja.statistik.tal import Tal

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
ANNAN_DAG = {
    "omfattas": ("Omfattas", "enligt lagen, den dagen"),
    "vantar_pa_kalla": ("Väntar på en nyare fil", "uppgifterna räcker inte till dagen"),
    "oklara": ("Oklara", "något saknas för ett svar"),
}
"""What else is said of a part on another day: the register is that of today, and so is the work."""


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


class Lasare(NamedTuple):
    """Who reads: does she see persons (`ser`)? And of which day, as an address says it; nothing for
    today."""

    ser: bool
    tid: Mapping[str, str]

    def lank(self, **val: str | int) -> str:
        """The list behind a number, for one who may see persons."""
        return f"{reverse('malgrupp')}?{urlencode({**val, **self.tid})}" if self.ser else ""

    def visade(
        self, antal: Sequence[int], *, far_doljas: Collection[int] | None = None
    ) -> list[Visat]:
        """Numbers whose sum is known, as this reader sees them."""
        return list(antal) if self.ser else maskera(antal, far_doljas=far_doljas)


def delarna(tal: Tal, lasare: Lasare) -> list[Del]:
    visade = lasare.visade(tal, far_doljas=FORKLARADE)
    ord_ = {**NAMN, **ANNAN_DAG} if lasare.tid else NAMN
    return [
        Del(*ord_[namn], antal, lasare.lank(utfall="alla", delen=namn))
        for namn, antal in zip(Tal._fields, visade, strict=True)
    ]


def aren(nu: Kohort, lasare: Lasare) -> list[Arsrad]:
    oforklarade = lasare.visade([tal.oforklarade for tal in nu.per_ar.values()])
    storlekar = lasare.visade([tal.kohort for tal in nu.per_ar.values()])
    rader = []
    for (ar, tal), storlek, oforklarad in zip(
        nu.per_ar.items(), storlekar, oforklarade, strict=True
    ):
        dold = (storlek, oforklarad) != (tal.kohort, tal.oforklarade)
        lank = lasare.lank(utfall="alla", ar=ar, delen="kohort") if ar is not None else ""
        rader.append(Arsrad(ar, storlek, DOLT if dold else tal.forklarade, oforklarad, lank))
    return rader
