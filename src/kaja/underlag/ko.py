"""The queue of those whose answer is to be tried again.

`actions.mark_for_retrial` puts persons in it, in the transaction that changes what their answers
rest on. They leave it in the one that stores the new answer.

Who is put in it again, while she waits, gets a new place (id). So whoever read a place, and then
the facts, knows that nothing has changed for as long as the place is the same.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from kaja.access.models import Kommun
from kaja.underlag.models import Omprovning

MANY = 2000
"""A queue that it takes several chunks to empty."""


def waiting(kommun: Kommun, antal: int) -> dict[int, int]:
    """The next persons (ids) in the queue, at most so many, each with her place."""
    queue = Omprovning.objects.filter(kommun=kommun).order_by("person")
    return dict(queue.values_list("person_id", "pk")[:antal])


def places(personer: Collection[int]) -> dict[int, int]:
    """The places in the queue of those of the persons (ids) who wait, by person."""
    rader = Omprovning.objects.filter(person__in=personer)
    return dict(rader.values_list("person_id", "pk"))


def length(kommun: Kommun) -> int:
    """How many wait."""
    return Omprovning.objects.filter(kommun=kommun).count()


def settle(kommun: Kommun) -> int:
    """How many wait, before a run that takes them some at a time.

    A queue is empty when PostgreSQL counts what it has in its tables, so it takes it for short, and
    puts all of it in order for each who asks for the next: the work grew as the square of what had
    changed. So it is asked to count a long one.
    """
    antal = length(kommun)
    if antal >= MANY and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE underlag_omprovning")
    return antal


def leave(*, kommun: Kommun, personer: Collection[int]) -> None:
    """The persons' answers have been tried, in the caller's transaction."""
    Omprovning.objects.filter(kommun=kommun, person__in=personer).delete()
