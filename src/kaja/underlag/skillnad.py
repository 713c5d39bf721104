"""What becomes different among the facts: the new ones and those that no longer are said."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from django.db.models import QuerySet

from kaja.underlag.models import Faktum, Kallfil

F = TypeVar("F", bound=Faktum)


class Skillnad(NamedTuple, Generic[F]):
    """The facts to add, and the current ones that they supersede."""

    nya: list[F]
    ersatta: list[F]
    kanda: frozenset[int]
    """All the current facts (ids) of the persons that were compared."""

    @property
    def personer(self) -> frozenset[int]:
        """The ids of the persons whose facts change."""
        return frozenset(fact.person_id for fact in (*self.nya, *self.ersatta))


def said_by(model: type[F], fil: Kallfil) -> QuerySet[F]:
    """All that the sender of `fil` has ever said, current or not."""
    return model.objects.filter(
        kommun=fil.kommun_id, fil__kalla=fil.kalla, fil__avsandare=fil.avsandare
    )


def difference(
    model: type[F], *, fil: Kallfil, personer: Collection[int], fakta: Iterable[F]
) -> Skillnad[F]:
    """Compare `fakta`, all that the sender of `fil` says of `personer`, with what is known from it.

    Other senders and other persons are left alone.
    """
    current = said_by(model, fil).filter(person__in=personer, ersatt__isnull=True)
    known = {_key(fact): fact for fact in current}
    # Backwards, so that the first of several equal rows is the one a fact points to.
    said = {_key(fact): fact for fact in reversed(list(fakta))}
    return Skillnad(
        [fact for key, fact in said.items() if key not in known],
        [fact for key, fact in known.items() if key not in said],
        frozenset(fact.pk for fact in current),
    )


def still_current(
    model: type[F], fil: Kallfil, personer: Collection[int], change: Skillnad[F]
) -> bool:
    """Whether what is known of `personer` from the sender is what `change` was compared with."""
    current = said_by(model, fil).filter(person__in=personer, ersatt__isnull=True)
    return frozenset(current.values_list("pk", flat=True)) == change.kanda


def _key(fact: Faktum) -> tuple[Any, ...]:
    return (fact.person_id, *fact.varden())
