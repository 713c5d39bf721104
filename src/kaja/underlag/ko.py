"""The queue of those whose answer is to be tried again.

`actions.mark_for_retrial` puts persons in it, in the transaction that changes what their answers
rest on. They leave it in the one that stores the new answer.
"""

from __future__ import annotations

from collections.abc import Collection

from kaja.access.models import Kommun
from kaja.underlag.models import Omprovning


def waiting(kommun: Kommun, antal: int) -> list[int]:
    """The next persons (ids) in the queue, at most so many."""
    queue = Omprovning.objects.filter(kommun=kommun).order_by("person")
    return list(queue.values_list("person_id", flat=True)[:antal])


def length(kommun: Kommun) -> int:
    """How many wait."""
    return Omprovning.objects.filter(kommun=kommun).count()


def leave(*, kommun: Kommun, personer: Collection[int]) -> None:
    """The persons' answers have been tried, in the caller's transaction."""
    Omprovning.objects.filter(kommun=kommun, person__in=personer).delete()
