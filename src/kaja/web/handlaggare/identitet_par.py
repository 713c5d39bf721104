"""Two sides beside each other: what is known of each, what differs, and why they are proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from django.db.models import Count

from kaja.flows.identitet import registered_here
from kaja.flows.skolnummer_forslag import Forslag, Kandidat
from kaja.underlag.models import Bevisfaktum, Studiefaktum
from kaja.ungdom.dubbletter import Par
from kaja.ungdom.models import Person
from kaja.web.komponenter.text import antal, datum_langt, personnummer

Raknat: TypeAlias = dict[int, tuple[int, int]]


class Sida(NamedTuple):
    """A line of the comparison. `olika` marks it; what is the same is left calm."""

    rubrik: str
    ena: str
    andra: str

    @property
    def olika(self) -> bool:
        return self.ena.casefold() != self.andra.casefold()


class Parvy(NamedTuple):
    """Two persons: the one proposed to be kept, the other, their lines, and why."""

    behalls: Person
    laggs_undan: Person
    rader: list[Sida]
    varfor: str


class Skolvy(NamedTuple):
    """A school's number beside someone it may mean."""

    forslag: Forslag
    person: Person
    rader: list[Sida]
    varfor: str


def parvyer(par: Iterable[Par]) -> list[Parvy]:
    """The pairs as they are shown, in a fixed number of queries."""
    pairs = list(par)
    ids = {person.pk for p in pairs for person in (p.behalls, p.laggs_undan)}
    registered, counted = registered_here(ids), _counted(ids)
    return [
        Parvy(
            p.behalls,
            p.laggs_undan,
            _lines(p.behalls, p.laggs_undan, registered, counted),
            _why(p),
        )
        for p in pairs
    ]


def skolvyer(alla: Iterable[Forslag]) -> list[list[Skolvy]]:
    """Each school's number with those it may mean, the most alike first."""
    return [[_skolvy(forslag, kandidat) for kandidat in forslag.kandidater] for forslag in alla]


def _lines(one: Person, other: Person, registered: frozenset[int], counted: Raknat) -> list[Sida]:
    def line(rubrik: str, *values: str) -> Sida:
        return Sida(rubrik, values[0], values[1])

    both = (one, other)
    return [
        line("Nummer", *(personnummer(p.nummer) for p in both)),
        line("Slag", *(p.get_nummertyp_display() for p in both)),
        line("Namn", *(str(p) for p in both)),
        line("Född", *(_fodd(p) for p in both)),
        line("I folkbokföringen", *("ja" if p.pk in registered else "nej" for p in both)),
        line("Inskrivningar", *(str(counted[p.pk][0]) for p in both)),
        line("Bevis", *(str(counted[p.pk][1]) for p in both)),
    ]


def _fodd(person: Person) -> str:
    return datum_langt(person.fodd) if person.fodd else str(person.fodelsear or "okänt")


def _counted(ids: set[int]) -> Raknat:
    studier, bevis = (
        Counter(
            dict(
                model.objects.filter(person__in=ids, ersatt__isnull=True)
                .values_list("person_id")
                .annotate(Count("pk"))
            )
        )
        for model in (Studiefaktum, Bevisfaktum)
    )
    return {pk: (studier[pk], bevis[pk]) for pk in ids}


def _why(par: Par) -> str:
    """Why the pair is proposed, or how alike two are that someone has chosen."""
    one, other = par.behalls, par.laggs_undan
    dag = "Födda samma dag" if one.fodd and one.fodd == other.fodd else "Inte födda samma dag"
    if not (one.fodd and other.fodd):
        dag = "Det ena numret säger bara födelseåret"
    slag = "" if one.nummertyp == other.nummertyp else " Det ena är ett samordningsnummer."
    return f"{dag}, och {_namnlikt(par.likhet)}.{slag}"


def _skolvy(forslag: Forslag, kandidat: Kandidat) -> Skolvy:
    person = kandidat.person
    skolans = f"{forslag.fornamn} {forslag.efternamn}".strip()
    rader = [
        Sida("Nummer", personnummer(forslag.nummer), personnummer(person.nummer)),
        Sida("Namn", skolans, str(person)),
        Sida("Född", datum_langt(forslag.fodd), _fodd(person)),
    ]
    varfor = f"Födda samma dag, och {_namnlikt(kandidat.likhet)}."
    return Skolvy(forslag, person, rader, f"{varfor} {_stallen(forslag)}")


def _namnlikt(likhet: int) -> str:
    if likhet == 100:
        return "namnen är desamma"
    return f"namnen är lika till {likhet} %" if likhet >= 50 else "namnen är olika"


def _stallen(forslag: Forslag) -> str:
    filer = sorted({rad.fil.avsandare or rad.fil.namn for rad in forslag.rader})
    rader = antal(len(forslag.rader), "rad väntar", "rader väntar")
    return f"{rader}, från {', '.join(filer)}."
