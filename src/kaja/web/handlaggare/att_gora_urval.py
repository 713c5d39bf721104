"""Which tasks stand on Att göra: whose, in which part, how many, and those that are shown first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When

from kaja.access.models import Kommun, User
from kaja.insatser.models import Handlaggning, Uppgift, Uppgiftsslag
from kaja.insatser.queries import frister
from kaja.ungdom.models import Person
from kaja.ungdom.queries import protected_ids
from kaja.web.komponenter.text import datum_langt

VISADE = 25
"""So many of each part stand on the page; all of one part are one press away."""
KOMMANDE_DAGAR = 7
INGAR = {"mina": ("mina", "enheten", "alla"), "enheten": ("enheten", "alla")}
"""In which of them a task counts, by whose it is; any other counts in its own and in all."""
TJUGO = Q(slag=Uppgiftsslag.FYLLER_20)
NYA = Q(slag__in=(Uppgiftsslag.VERIFIERA, Uppgiftsslag.UTRED))
UTIFRAN = Q(slag=Uppgiftsslag.SKOLANMALAN)
NU = ("sent", "idag", "tjugo")
"""The parts that are to be done by today."""
FORFALLER = ("dag", "person_id", "pk")
FODD = Subquery(Person.objects.filter(pk=OuterRef("person")).values("fodd")[:1])
FORST = {"tjugo": (FODD, "pk")}
"""What is first in a part, when it is not what is first due: who turns twenty first. Looked up for
the few it is about: a join would read everyone in the municipality."""


class Slag(NamedTuple):
    """A part of the page and what belongs to it."""

    namn: str
    rubrik: str
    not_: str
    villkor: Q


class Urval:
    """The tasks of a municipality that a user may see and that are due, or new, on a day. Who is
    `ensam`, its only caseworker, has what schools tell of those who are nobody's."""

    def __init__(
        self, user: User, kommun: Kommun, enheten: Collection[int], dag: date, *, ensam: bool
    ) -> None:
        self.kommun, self.ensam = kommun, ensam
        self.alla = frister(user, kommun).filter(person__isnull=False)
        self.vilka = {"mina": [user.pk], "enheten": list(enheten)}
        # Asked as the few who are, not of everyone: PostgreSQL keeps them by and looks them up.
        self.skyddad = Q(person__in=protected_ids(kommun))
        self.delar = _delar(dag)
        self.i_nagon_del = Q(dag__lte=dag + timedelta(KOMMANDE_DAGAR)) | NYA

    def antal(self) -> Counter[str]:
        """Every number of the page, as `sent_mina`, `nu_alla`, `skyddade_utan`; one query that
        looks at each task once."""
        rader = (
            self.alla.select_related(None)
            .filter(self.i_nagon_del)
            .order_by()
            .annotate(
                delen=self._delen(),
                vems=Case(
                    *(When(self._agare(v), then=Value(v)) for v in ("mina", "enheten", "utan")),
                    default=Value("andras"),
                ),
                skyddas=Case(When(self.skyddad, then=Value(True)), default=Value(False)),
            )
            .values_list("delen", "vems", "skyddas")
            .annotate(Count("pk"))
        )
        tal: Counter[str] = Counter()
        for delen, vems, skyddad, hur_manga in rader:
            for vem in INGAR.get(vems, (vems, "alla")):
                tal[f"{'skyddade' if skyddad else delen}_{vem}"] += hur_manga
                if delen in NU and not skyddad:
                    tal[f"nu_{vem}"] += hur_manga
        return tal

    def forsta(self, vems: str, delar: Collection[Slag]) -> dict[str, list[Uppgift]]:
        """The first tasks of each of these parts, by its name. One query: each part finds its own
        by their keys, in the indexes, and only those that are shown are read in full."""
        parter = [self._forsta(vems, en) for en in delar]
        if not parter:
            return {}
        funna: dict[str, list[Uppgift]] = defaultdict(list)
        for rad in parter[0].union(*parter[1:], all=True):
            funna[rad.delen].append(rad)  # type: ignore[attr-defined]  # annotated
        for namn, rader in funna.items():
            rader.sort(key=_nar_tjugo if namn == "tjugo" else _nar)
        return funna

    def _forsta(self, vems: str, del_: Slag) -> QuerySet[Uppgift]:
        nycklar = self._i_ordning(vems, del_).values("pk")[:VISADE]
        rader = Uppgift.objects.filter(pk__in=nycklar).select_related("person")
        return rader.annotate(delen=Value(del_.namn)).order_by()

    def hela(self, vems: str, del_: Slag) -> QuerySet[Uppgift]:
        """Every task of one part."""
        return self._i_ordning(vems, del_).select_related("person")

    def skyddade(self, vems: str) -> QuerySet[Uppgift]:
        """The tasks about those who are protected."""
        return self.alla.filter(self.i_nagon_del, self._agare(vems), self.skyddad)

    def _i_ordning(self, vems: str, del_: Slag) -> QuerySet[Uppgift]:
        rader = self.alla.select_related(None).filter(self._agare(vems), del_.villkor)
        return rader.exclude(self.skyddad).order_by(*FORST.get(del_.namn, FORFALLER))

    def _delen(self) -> Case:
        return Case(*(When(en.villkor, then=Value(en.namn)) for en in self.delar))

    def _agare(self, vems: str) -> Q:
        """Whose: a task that someone has taken is theirs, any other is the owner's of the youth."""
        if vems == "alla":
            return Q()
        # Those who are in the register: only a notice can be about someone who is not.
        agda = Handlaggning.objects.filter(kommun=self.kommun, oppen=True)
        otagen = Q(tagen_av__isnull=True)
        ingens = Q(person__in=agda.filter(agare__isnull=True).values("person"))
        utom = UTIFRAN & ~Q(person__in=agda.values("person"))
        if vems == "utan":
            return otagen & (ingens & ~UTIFRAN if self.ensam else ingens | utom)
        vilka = self.vilka[vems]
        mina = Q(person__in=agda.filter(agare__in=vilka).values("person"))
        if self.ensam:
            mina |= utom | UTIFRAN & ingens
        return Q(tagen_av__in=vilka) | otagen & mina


def _nar(uppgift: Uppgift) -> tuple[date, int, int]:
    return uppgift.dag or date.max, uppgift.person_id or 0, uppgift.pk


def _nar_tjugo(uppgift: Uppgift) -> tuple[date, int]:
    fodd = uppgift.person.fodd if uppgift.person else None
    return fodd or date.max, uppgift.pk


def _delar(dag: date) -> tuple[Slag, ...]:
    snart = dag + timedelta(KOMMANDE_DAGAR)
    kommer = f"till och med {datum_langt(snart)}"
    return (
        Slag("sent", "Försenat", "äldst först", Q(dag__lt=dag) & ~TJUGO),
        Slag("idag", "I dag", "", Q(dag=dag) & ~TJUGO),
        Slag("tjugo", "Fyller snart 20", "", Q(dag__lte=dag) & TJUGO),
        Slag("nya", "Nya att kontrollera", "", Q(dag__gt=dag) & NYA),
        Slag("kommer", "Kommer", kommer, Q(dag__gt=dag, dag__lte=snart) & ~NYA),
    )
