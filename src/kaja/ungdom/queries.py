"""Reading persons. Everything a user reads starts from `visible_to`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from kaja.access.kand import known
from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.ungdom.models import Alias, Person, Sammanslagning, Skydd
from kaja.ungdom.samma import same_human
from kaja.ungdom.sokord import asked

MARKS = ("skydd", "skydd_genom", "skydd_skola")
"""Where it may stand that a person has protected identity: in any source, under any number."""


def visible_to(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Person]:
    """The persons the user may open in the municipality: all of them, or none."""
    if kommun is None or not may(user, "person.se", kommun):
        return Person.objects.none()
    return Person.objects.filter(kommun=kommun)


def matching(text: str, *, prefix: str = "") -> Q:
    """The persons who have every word of `text`, or its beginning, in name or number, for a filter;
    everyone for an empty text, and nobody for one that holds no word.

    `prefix` is the way to the person from the rows that are filtered: "person__".
    """
    typed = asked(text)
    condition = Q() if typed or not text.strip() else Q(pk__in=())
    for ways in typed:
        condition &= reduce(or_, (Q(**{f"{prefix}sokbar__contains": way}) for way in ways))
    return condition


def unprotected(*, prefix: str = "") -> Q:
    """The persons without protected identity in any source; `prefix` as in `matching`."""
    return Q(**{f"{prefix}{mark}": Skydd.INGET for mark in MARKS})


def protected_ids(kommun: Kommun) -> QuerySet[Person, int]:
    """The ids of the municipality's persons with protected identity, for a list to leave out."""
    protected = Person.objects.filter(kommun=kommun).exclude(unprotected())
    return protected.order_by().values_list("pk", flat=True)


def few_matching(kommun: Kommun, text: str, *, few: int, also_protected: bool) -> list[int] | None:
    """The ids of the municipality's persons who are `matching`, looked for once; None if they are
    more than `few`, for then a list is quicker to look as it goes."""
    found = Person.objects.filter(matching(text), kommun=kommun)
    if not also_protected:
        # Not by their marks: then everything asked of a person is in the index of the names.
        found = found.exclude(pk__in=protected_ids(kommun))
    ids = list(found.order_by().values_list("pk", flat=True)[: few + 1])
    return ids if len(ids) <= few else None


def of_numbers(kommun: Kommun, nummer: Collection[str]) -> dict[str, int]:
    """The ids of the municipality's persons with these numbers, by number: their own, and those
    that schools use for them and that someone has confirmed."""
    own = Person.objects.filter(kommun=kommun, nummer__in=nummer)
    schools = Alias.objects.filter(kommun=kommun, nummer__in=nummer, ersatt__isnull=True)
    return dict((*schools.values_list("nummer", "person_id"), *own.values_list("nummer", "pk")))


def own_numbers_of(kommun: Kommun | str, personer: Collection[int]) -> dict[str, int]:
    """The own numbers of the persons (ids); the id by number."""
    rows = Person.objects.filter(kommun=kommun, pk__in=personer)
    return dict(rows.values_list("nummer", "pk"))


def numbers_of(kommun: Kommun, personer: Collection[int]) -> dict[str, int]:
    """Every number, her own and the schools', of those of the persons (ids) that schools have
    numbers for; the id by number."""
    rows = Alias.objects.filter(kommun=kommun, person__in=personer, ersatt__isnull=True)
    found: dict[str, int] = {}
    for nummer, own, person in rows.values_list("nummer", "person__nummer", "person_id"):
        found |= {nummer: person, own: person}
    return found


def other_numbers(kommun: Kommun, personer: Collection[int]) -> dict[int, list[str]]:
    """What the persons (ids) are found by besides their own number: those that schools use for
    them, and those of everyone who is the same human being. At most three queries."""
    if not personer:
        return {}
    groups = same_human(personer, current_mergers(kommun))
    merged = {pk for group in groups.values() if len(group) > 1 for pk in group}
    found: dict[int, list[str]] = defaultdict(list)
    numbers = numbers_of(kommun, merged.union(personer)) | own_numbers_of(kommun, merged)
    for nummer, person in numbers.items():
        found[person].append(nummer)
    return {pk: [nr for one in sorted(group) for nr in found[one]] for pk, group in groups.items()}


def current_mergers(kommun: Kommun, *, kand: datetime | None = None) -> set[tuple[int, int]]:
    """Who is put under whom in the municipality now, or was as known at `kand`, as pairs of ids."""
    rows = Sammanslagning.objects.filter(known(kand), kommun=kommun)
    return set(rows.values_list("fran_id", "till_id"))


def merged_away(
    kommun: Kommun, personer: Collection[int], *, kand: datetime | None = None
) -> frozenset[int]:
    """Those of the persons (ids) who are put under someone else, or were as known at `kand`: not
    judged, and in no list."""
    rows = Sammanslagning.objects.filter(known(kand), kommun=kommun, fran__in=personer)
    return frozenset(rows.values_list("fran_id", flat=True))


def not_merged_away(persons: QuerySet[Person]) -> QuerySet[Person]:
    """The persons without those who are put under someone else."""
    return persons.exclude(pk__in=Sammanslagning.objects.filter(ersatt__isnull=True).values("fran"))
