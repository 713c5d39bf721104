"""Reading persons. Everything a user reads starts from `visible_to`."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.ungdom.models import Person


def visible_to(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Person]:
    """The persons the user may open in the municipality: all of them, or none."""
    if kommun is None or not may(user, "person.se", kommun):
        return Person.objects.none()
    return Person.objects.filter(kommun=kommun)


def matching(text: str, *, prefix: str = "") -> Q:
    """The persons whose name or number has every word of `text`, for a filter.

    `prefix` is the way to the person from the rows that are filtered: "person__".
    """
    condition = Q()
    for word in text.casefold().split():
        condition &= Q(**{f"{prefix}sokbar__contains": word})
    return condition


def of_numbers(kommun: Kommun, nummer: Collection[str]) -> dict[str, int]:
    """The ids of the municipality's persons with these numbers, by number."""
    found = Person.objects.filter(kommun=kommun, nummer__in=nummer)
    return dict(found.values_list("nummer", "pk"))
