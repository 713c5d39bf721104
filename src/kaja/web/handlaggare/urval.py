"""The rows of the lists: what is counted, filtered and sorted, before any of it is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.utils.functional import cached_property

from kaja.access.models import Kommun
from kaja.access.vyer import Begaran
from kaja.register import queries as register
from kaja.register.models import Bedomning, Utfall

GYMNASIET, EXAMEN, FLYTTAT = "kaa.p3", ("kaa.p4", "kaa.p5", "kaa.p6"), "kaa.hemkommun"


def antal_oklara(kommun: Kommun) -> int:
    """How many in the municipality cannot be answered for: the number in the menu."""
    return Bedomning.objects.filter(
        kommun=kommun, ersatt__isnull=True, utfall=Utfall.OKLART
    ).count()


def malgruppen(request: Begaran) -> QuerySet[Bedomning]:
    """Everyone judged in the chosen municipality, with their persons, for a list."""
    return register.malgrupp(request.user, request.kommun)


def svaren(request: Begaran) -> QuerySet[Bedomning]:
    """The same answers without their persons, for counting."""
    return register.answers(request.user, request.kommun)


class Del(NamedTuple):
    """A part of the meter: what, how many, its fill, and where it stands."""

    namn: str
    antal: int
    klass: str
    x: str
    bredd: str


@dataclass(frozen=True, slots=True)
class Antal:
    """How the municipality's judged persons divide, from one query."""

    per_utfall: Counter[str]
    i_gymnasiet: int
    examen: int
    flyttat: int

    @property
    def alla(self) -> int:
        return self.per_utfall.total()

    @property
    def i_mataren(self) -> int:
        """Those past skolplikten and under 20: the ones the municipality must know about."""
        fragan = (self.per_utfall[Utfall.OMFATTAS], self.per_utfall[Utfall.OKLART])
        return sum(fragan) + self.i_gymnasiet + self.examen + self.flyttat

    @property
    def forklarade(self) -> str:
        """The share with a clear answer: "99,4 %"; never "100,0" while one is unclear."""
        alla, oklara = self.i_mataren, self.per_utfall[Utfall.OKLART]
        promille = (alla - oklara) * 1000 // alla if alla else 1000
        return f"{promille // 10},{promille % 10} %" if promille < 1000 else "100 %"

    @property
    def delar(self) -> list[Del]:
        """The parts of the meter, left to right, placed on a line of a thousand points."""
        namn = (
            ("I gymnasiet", self.i_gymnasiet, "f-skola"),
            ("Examen eller motsvarande", self.examen, "f-examen"),
            ("Omfattas", self.per_utfall[Utfall.OMFATTAS], "f-kaa"),
            ("Flyttat eller avregistrerat", self.flyttat, "f-ut"),
            ("Oklart", self.per_utfall[Utfall.OKLART], "f-oklar"),
        )
        delar, x = [], 0.0
        for text, n, klass in namn:
            bredd = n * 1000 / max(self.i_mataren, 1)
            delar.append(Del(text, n, klass, f"{x:.1f}", f"{max(bredd - 2, 0):.1f}"))
            x += bredd
        return delar


def rakna(rader: QuerySet[Bedomning]) -> Antal:
    """Count the rows by outcome and by the point that decided."""
    grupper = rader.order_by().values_list("utfall", "avgorande_punkt").annotate(n=Count("pk"))
    utfall: Counter[str] = Counter()
    punkt: Counter[str] = Counter()
    for svar, avgorande, n in grupper:
        utfall[svar] += n
        if svar == Utfall.OMFATTAS_INTE:
            punkt[avgorande] += n
    return Antal(utfall, punkt[GYMNASIET], sum(punkt[p] for p in EXAMEN), punkt[FLYTTAT])


class KandPaginator(Paginator):
    """A paginator that is told how many rows there are: the tabs have counted them already."""

    antal: int = 0

    @cached_property
    def count(self) -> int:
        return self.antal


def paginator_for(antal: int) -> type[KandPaginator]:
    """The paginator of a list with so many rows."""
    return type("ListPaginator", (KandPaginator,), {"antal": antal})
