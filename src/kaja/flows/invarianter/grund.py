"""What an invariant is: something that is always true of a municipality's rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

Rader = QuerySet[Any, Any]
Sok = Callable[[str, Collection[int] | None], list[Any] | Rader]


class Invariant(NamedTuple):
    """`sok(kommun, personer)` gives what breaks it, in the municipality or, with `personer` (ids),
    among theirs: a queryset or several, or with `i_minnet` what the program has found itself.
    `billig`: cheap enough to be asked of a whole municipality each night."""

    namn: str
    mening: str
    sok: Sok
    billig: bool = False
    i_minnet: bool = False


def bland(personer: Collection[int] | None, path: str = "person") -> Q:
    """The rows of these persons; without them, all.

    The ids go to the database as one value: written out, five hundred of them take longer to put
    together than the question takes to answer, and all invariants ask it.
    """
    if personer is None:
        return Q()
    ids = personvarde(personer)
    if connection.vendor == "postgresql":
        return Q(**{f"{path}__in": RawSQL("SELECT unnest(%s::bigint[])", [ids])})
    return Q(**{f"{path}__in": RawSQL("SELECT value FROM json_each(%s)", [ids])})


def personvarde(personer: Collection[int]) -> list[int] | str:
    """These persons as one value to the database."""
    ids = sorted(personer)
    return ids if connection.vendor == "postgresql" else json.dumps(ids)
