"""What an invariant is: something that is always true of a municipality's rows."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

Rader = QuerySet[Any, Any]
Sok = Callable[[str, Collection[int] | None], list[Any] | Rader]


class Invariant(NamedTuple):
    """`sok(kommun, personer)` gives what breaks it, in the municipality or, with `personer` (ids),
    among theirs. `billig`: cheap enough to be asked of a whole municipality each night."""

    namn: str
    mening: str
    sok: Sok
    billig: bool = False


def bland(personer: Collection[int] | None, path: str = "person") -> Q:
    """The rows of these persons; without them, all."""
    return Q() if personer is None else Q(**{f"{path}__in": personer})
