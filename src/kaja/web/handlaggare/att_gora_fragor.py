"""The questions of Att göra: which tasks are in which part, whose, how many, and those that come
first. Put into SQL once for each who asks and each day (`access.once`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from kaja.access.models import Kommun
from kaja.access.once import Question, count, question
from kaja.insatser.models import Handlaggning, Uppgift, Uppgiftsslag
from kaja.insatser.queries import with_day, without_owner
from kaja.ungdom.models import Person
from kaja.ungdom.queries import protected_ids
from kaja.web.handlaggare.urval import kommunens_oklara
from kaja.web.komponenter.text import datum_langt

VISADE = 25
"""So many of each part stand on the page; all of one part are one press away."""
KOMMANDE_DAGAR = 7
TJUGO = Q(slag=Uppgiftsslag.FYLLER_20)
NYA = Q(slag__in=(Uppgiftsslag.VERIFIERA, Uppgiftsslag.UTRED))
INGEN_DEL, INGEN = Value(""), Value(0)
UTIFRAN = Q(slag=Uppgiftsslag.SKOLANMALAN)
NU = ("sent", "idag", "tjugo")
"""The parts that are to be done by today."""
FORFALLER = ("dag", "person_id", "pk")
FODD = Subquery(Person.objects.filter(pk=OuterRef("person")).values("fodd")[:1])
"""Looked up for those whom a task is about: a join would go through everyone."""
FORST = {"tjugo": ("fodd", "pk")}
"""What is first in a part, when it is not what is first due: who turns twenty first."""
DELEN, SKYDDADE, UTAN_AGARE, OKLARA = "delen", "skyddade", "utan_agare", "oklara"
KVAR = 100
"""For so many who ask the questions are kept."""


class Slag(NamedTuple):
    """A part of the page and what belongs to it."""

    namn: str
    rubrik: str
    not_: str
    villkor: Q


class Om(NamedTuple):
    """All that the questions depend on: where, the kinds of tasks that the user may not see, the
    day, whose tasks, and who they (ids) are, by what they are called on the page. Who is `ensam`,
    the only caseworker, has what schools tell of those who are nobody's."""

    kommun: str
    stangda: tuple[str, ...]
    dag: date
    vems: str
    vilka: tuple[tuple[str, tuple[int, ...]], ...]
    ensam: bool

    def agare(self, vems: str) -> Q:
        """Whose: of all, of nobody, of the user or of her unit."""
        ingens = Q(ansvarig=None)
        if vems == "alla":
            return Q()
        if vems == "utan":
            return ingens & ~UTIFRAN if self.ensam else ingens
        vilka = dict(self.vilka)[vems]
        deras = Q(ansvarig__in=vilka)
        return deras | ingens & UTIFRAN if self.ensam and vilka else deras

    def vems_ar_den(self) -> Coalesce:
        """The same of each task: an id, or 0."""
        mina = dict(self.vilka)["mina"]
        utifran = [Case(When(UTIFRAN, then=Value(mina[0])))] if self.ensam else []
        return Coalesce(F("ansvarig"), *utifran, INGEN)

    def andra(self) -> Iterable[str]:
        """Whose they are otherwise, in the tabs of the page."""
        alla = (*(vems for vems, vilka in self.vilka if vilka), "alla", "utan")
        return (vems for vems in alla if vems != self.vems)

    def alla(self) -> QuerySet[Uppgift]:
        """Every task that is in any part, or would be but for who it is about."""
        rader = with_day(self.kommun, self.stangda)
        return rader.filter(Q(dag__lte=self.dag + timedelta(KOMMANDE_DAGAR)) | NYA)

    def skotta(self) -> QuerySet[Handlaggning]:
        """The work with everyone in the register."""
        return Handlaggning.objects.filter(kommun=self.kommun, oppen=True)

    def skyddade(self) -> Q:
        """About those who are protected. Asked as the few who are, not of everyone: PostgreSQL
        keeps them by and looks them up."""
        return Q(person__in=protected_ids(Kommun(pk=self.kommun)))

    def i_ordning(self, del_: Slag) -> QuerySet[Uppgift]:
        """The tasks of a part."""
        rader = with_day(self.kommun, self.stangda).filter(self.agare(self.vems), del_.villkor)
        rader = rader.exclude(self.skyddade()).alias(fodd=FODD)
        return rader.order_by(*FORST.get(del_.namn, FORFALLER))


@lru_cache(maxsize=KVAR)
def forsta(om: Om) -> Question:
    """The first tasks of each part, which they say as `delen`."""
    return question(
        *(om.i_ordning(en).annotate(delen=Value(en.namn))[:VISADE] for en in delar(om.dag))
    )


@lru_cache(maxsize=KVAR)
def antal(om: Om) -> Question:
    """How many: in each part, and by today of the others' tasks; among all those of the protected,
    who are few, in which part and whose; and how many youths are without an owner, or unclear. Each
    row says what, in which part, whose (0: nobody's) and how many."""
    vems, rader = om.agare(om.vems), with_day(om.kommun, om.stangda)
    delen = Case(*(When(en.villkor, then=Value(en.namn)) for en in delar(om.dag)))
    skyddade = om.alla().filter(om.skyddade())
    return question(
        *(_antal(DELEN, rader.filter(vems, en.villkor), Value(en.namn)) for en in delar(om.dag)),
        *(_antal(f"nu_{vem}", rader.filter(om.agare(vem), dag__lte=om.dag)) for vem in om.andra()),
        _antal(SKYDDADE, skyddade, delen, om.vems_ar_den()),
        _antal(UTAN_AGARE, om.skotta().filter(without_owner(om.dag))),
        _antal(OKLARA, kommunens_oklara(om.kommun)),
    )


def _antal(
    vad: str, rader: QuerySet[Any], delen: Any = INGEN_DEL, vems: Any = INGEN
) -> QuerySet[Any, Any]:
    return count(rader, vad=Value(vad), delen=delen, vems=vems)


@lru_cache(maxsize=2)
def delar(dag: date) -> tuple[Slag, ...]:
    """The parts of the page, on the day."""
    snart = dag + timedelta(KOMMANDE_DAGAR)
    kommer = f"till och med {datum_langt(snart)}"
    return (
        Slag("sent", "Försenat", "äldst först", Q(dag__lt=dag) & ~TJUGO),
        Slag("idag", "I dag", "", Q(dag=dag) & ~TJUGO),
        Slag("tjugo", "Fyller snart 20", "", Q(dag__lte=dag) & TJUGO),
        Slag("nya", "Nya och oklara", "", Q(dag__gt=dag) & NYA),
        Slag("kommer", "Kommer", kommer, Q(dag__gt=dag, dag__lte=snart) & ~NYA),
    )
