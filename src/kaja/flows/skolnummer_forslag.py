"""Rows with a school's own number (TF-nummer): whose may they be?

A TF-number begins with the day of birth and tells nothing more: the name is compared, and a person
decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from kaja.access.models import Kommun
from kaja.intake.models import ACCEPTED, Rad
from kaja.ungdom.dubbletter import rejections
from kaja.ungdom.likhet import LIK, likhet
from kaja.ungdom.models import Alias, Person, Sammanslagning

FLEST = 3
TF = r"^\d{8}[A-Z]"


class Kandidat(NamedTuple):
    """Someone whom the number may mean, and how alike the names are (0-100)."""

    person: Person
    likhet: int


class Forslag(NamedTuple):
    """A school's number that waits: the name there, where it stands, and who it may be. `skyddad`
    if anyone it may be has protected identity, also one who is not among the most alike."""

    nummer: str
    fodd: date
    fornamn: str
    efternamn: str
    rader: list[Rad]
    kandidater: list[Kandidat]
    skyddad: bool


def forslag(kommun: Kommun) -> list[Forslag]:
    """The schools' numbers that wait and are like someone born the same day, in a fixed number of
    queries. Never more than three for a number, the most alike first."""
    waiting = _waiting(kommun)
    born = _born(kommun, {_day(nummer) for nummer in waiting})
    rejected = rejections(kommun)
    found = [_proposal(nummer, rader, born, rejected) for nummer, rader in waiting.items()]
    return sorted((one for one in found if one.kandidater), key=lambda one: one.nummer)


def _waiting(kommun: Kommun) -> dict[str, list[Rad]]:
    """The rows of accepted files under schools' numbers that mean nobody yet, by number."""
    rows = Rad.objects.filter(
        kommun=kommun, vantar=True, nummer__regex=TF, fil__status__in=ACCEPTED
    ).exclude(nummer__in=Alias.objects.filter(kommun=kommun, ersatt__isnull=True).values("nummer"))
    found: dict[str, list[Rad]] = defaultdict(list)
    for rad in rows.select_related("fil").defer("fil__innehall").order_by("fil", "nr"):
        found[rad.nummer].append(rad)
    return found


def _born(kommun: Kommun, days: Iterable[date]) -> dict[date, list[Person]]:
    away = Sammanslagning.objects.filter(kommun=kommun, ersatt__isnull=True).values("fran")
    persons = Person.objects.filter(kommun=kommun, fodd__in=days, ersatt_av__isnull=True)
    found: dict[date, list[Person]] = defaultdict(list)
    for person in persons.exclude(pk__in=away).order_by("pk"):
        if person.fodd:
            found[person.fodd].append(person)
    return found


def _proposal(
    nummer: str,
    rader: list[Rad],
    born: Mapping[date, list[Person]],
    rejected: frozenset[tuple[int, str]],
) -> Forslag:
    namn = rader[-1].celler.get("namn") or {}
    fornamn, efternamn = namn.get("fornamn", ""), namn.get("efternamn", "")
    fodd = _day(nummer)
    alike = [
        Kandidat(person, likhet((fornamn, efternamn), (person.fornamn, person.efternamn)))
        for person in born.get(fodd, ())
        if (person.pk, nummer) not in rejected
    ]
    likely = sorted((k for k in alike if k.likhet >= LIK), key=lambda k: -k.likhet)
    skyddad = any(k.person.skyddad for k in likely)
    return Forslag(nummer, fodd, fornamn, efternamn, rader, likely[:FLEST], skyddad)


def _day(nummer: str) -> date:
    return date.fromisoformat(nummer[:8])
