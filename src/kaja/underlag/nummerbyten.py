"""Several numbers that are one human being: replaced by the register (GN), or merged by someone.

Each number keeps a row of its own, but enrolments and certificates follow between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from kaja.access.kand import known
from kaja.underlag.models import Folkbokforingsfaktum
from kaja.ungdom.models import Person, Sammanslagning
from kaja.ungdom.samma import same_human


def replaced(kommuner: Iterable[str], *, kand: datetime | None = None) -> dict[int, int]:
    """Old person → new person, in the municipalities, as known at `kand` (now without)."""
    rows = (
        Folkbokforingsfaktum.objects.filter(known(kand), kommun__in=kommuner, avregistrering="GN")
        .exclude(nytt_nummer="")
        .order_by("kand_fran", "ordning")
        .values_list("kommun_id", "person_id", "nytt_nummer")
    )
    to_number = {person: (kommun, number) for kommun, person, number in rows}
    numbers = {number for _, number in to_number.values()}
    known_numbers = Person.objects.filter(kommun__in=kommuner, nummer__in=numbers)
    persons = {
        (kommun, number): pk
        for kommun, number, pk in known_numbers.values_list("kommun_id", "nummer", "pk")
    }
    return {old: persons[new] for old, new in to_number.items() if new in persons}


class Lankar(NamedTuple):
    """The pairs of numbers that are one human being, as ids: by the population register (old to
    new), and as a caseworker has merged them (put away, kept)."""

    ersatta: dict[int, int]
    hopslagna: list[tuple[int, int]]

    @property
    def alla(self) -> list[tuple[int, int]]:
        return [*self.ersatta.items(), *self.hopslagna]

    def under(self, person: int) -> frozenset[int]:
        """Those whom a caseworker has put under the person, through chains of any length."""
        if any(fran == person for fran, _ in self.hopslagna):
            return frozenset()
        return same_human([person], self.hopslagna)[person] - {person}


def links(kommuner: Collection[str], *, kand: datetime | None = None) -> Lankar:
    """Who is the same human being in the municipalities, as known at `kand` (now without)."""
    rows = Sammanslagning.objects.filter(known(kand), kommun__in=kommuner)
    hopslagna = rows.order_by("kand_fran", "pk").values_list("fran_id", "till_id")
    return Lankar(replaced(kommuner, kand=kand), list(hopslagna))


def everyone(kommun: str, personer: Collection[int]) -> frozenset[int]:
    """The persons (ids), and all who are the same human beings as they."""
    return frozenset().union(*human_beings(kommun, personer))


def human_beings(kommun: str, personer: Collection[int]) -> list[frozenset[int]]:
    """The human beings whose numbers the persons (ids) are: each with all its numbers' ids, in the
    order of the least of them."""
    found = same_human(personer, links([kommun]).alla)
    return sorted(set(found.values()), key=min)


def once_linked(kommun: str, personer: Collection[int]) -> frozenset[int]:
    """Those whose numbers have at any time been said to replace the persons' (ids): if they no
    longer do, it is not only the old number's answer that changes."""
    rows = Folkbokforingsfaktum.objects.filter(kommun=kommun, person__in=personer)
    numbers = rows.exclude(nytt_nummer="").values("nytt_nummer")
    found = Person.objects.filter(kommun=kommun, nummer__in=numbers)
    return frozenset(found.values_list("pk", flat=True))
