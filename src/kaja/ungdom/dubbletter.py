"""Rows of a municipality that may be one human being under two numbers: proposals, never answers.

A person comes with a samordningsnummer and gets a personnummer without anyone saying that it is the
same one; a number is written wrong in a list. Only those born on the same day are compared, so the
work grows with the number of persons and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from django.db.models import Count, QuerySet

from kaja.access.models import Kommun
from kaja.ungdom.likhet import LIK, likhet
from kaja.ungdom.models import Avvisat, Nummertyp, Person, Sammanslagning
from kaja.ungdom.sortering import sort_key

NAMELESS = sort_key("", "")
"""What those without a name have in common is no name."""


class Par(NamedTuple):
    """Two rows that may be one human being: `behalls` is the one proposed to be kept."""

    behalls: Person
    laggs_undan: Person
    likhet: int


def dubbletter(kommun: Kommun) -> list[Par]:
    """The pairs to ask a caseworker about, the most alike first; in a fixed number of queries."""
    rejected = rejections(kommun)
    found = [par for par in _alike(_candidates(kommun)) if not _is_rejected(par, rejected)]
    return sorted(found, key=lambda par: (-par.likhet, par.behalls.sortnamn, par.behalls.pk))


def rejections(kommun: Kommun) -> frozenset[tuple[int, str]]:
    """Person (id) and number, where a caseworker has said that they are not one."""
    rows = Avvisat.objects.filter(kommun=kommun, ersatt__isnull=True)
    return frozenset(rows.values_list("person_id", "nummer"))


def ordered(one: Person, other: Person) -> tuple[Person, Person]:
    """The two with the older row first: how a rejection of the pair is stored."""
    return (one, other) if one.pk < other.pk else (other, one)


def _is_rejected(par: Par, rejected: frozenset[tuple[int, str]]) -> bool:
    older, newer = ordered(par.behalls, par.laggs_undan)
    return (older.pk, newer.nummer) in rejected


def _candidates(kommun: Kommun) -> QuerySet[Person]:
    """Those with a samordningsnummer and all who are born on their days, those of the same day with
    exactly the same name, and those whose number tells no day with their namesakes of the year.
    Whose number is replaced or put away is known already."""
    everyone = Person.objects.filter(kommun=kommun)
    temporary = everyone.filter(nummertyp=Nummertyp.SAMORDNINGSNUMMER, fodd__isnull=False)
    named = everyone.exclude(sortnamn=NAMELESS)
    by_day = named.filter(fodd__isnull=False).values("fodd", "sortnamn")
    shared = by_day.annotate(antal=Count("pk")).filter(antal__gt=1)
    without = named.filter(fodd__isnull=True)
    # One after the other, each in an index of its own: with "or" between, everyone would be read.
    groups = (
        everyone.filter(fodd__in=temporary.values("fodd")),
        everyone.filter(fodd__in=shared.values("fodd"), sortnamn__in=shared.values("sortnamn")),
        everyone.filter(
            fodelsear__in=without.values("fodelsear"), sortnamn__in=without.values("sortnamn")
        ),
    )
    first, *others = (group.order_by().values("pk") for group in groups)
    away = Sammanslagning.objects.filter(kommun=kommun, ersatt__isnull=True).values("fran")
    current = everyone.filter(ersatt_av__isnull=True).exclude(pk__in=away)
    return current.filter(pk__in=first.union(*others))


def _alike(persons: Iterable[Person]) -> Iterator[Par]:
    for one, other in _born_together(persons):
        if _may_be_one(one, other) and (par := kept_first(one, other)).likhet >= LIK:
            yield par


def _born_together(persons: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """Those of the same day; and of the same name and year, when a number tells no day."""
    days: dict[date, list[Person]] = defaultdict(list)
    years: dict[tuple[int | None, str], list[Person]] = defaultdict(list)
    for person in persons:
        if person.fodd:
            days[person.fodd].append(person)
        years[person.fodelsear, person.sortnamn].append(person)
    for group in days.values():
        yield from combinations(group, 2)
    for group in years.values():
        yield from ((a, b) for a, b in combinations(group, 2) if not (a.fodd and b.fodd))


def _may_be_one(one: Person, other: Person) -> bool:
    """Two personnummer are two human beings to the register: then the name must be the same."""
    temporary = Nummertyp.SAMORDNINGSNUMMER in (one.nummertyp, other.nummertyp)
    return temporary or one.sortnamn == other.sortnamn


def kept_first(one: Person, other: Person) -> Par:
    """The two as a pair: a personnummer is kept rather than a samordningsnummer, and else the newer
    row."""

    def weight(person: Person) -> tuple[bool, int]:
        return person.nummertyp == Nummertyp.PERSONNUMMER, person.pk

    kept, away = sorted((one, other), key=weight, reverse=True)
    names = ((person.fornamn, person.efternamn) for person in (one, other))
    return Par(kept, away, likhet(*names))
