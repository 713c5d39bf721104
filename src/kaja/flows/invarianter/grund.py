"""What an invariant is: something that is always true of a municipality's rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from enum import Enum, auto
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL

Rader = QuerySet[Any, Any]
Personer = Collection[int] | None
Sok = Callable[[str, Personer], list[Any] | Rader]


class Provas(Enum):
    """When an invariant is asked of those whom a run concerns."""

    FORE = auto()
    """Before anything is written: it is about what answers rest on, which judging never writes."""
    EFTER = auto()
    """In the transaction that has written: what is wrong is never stored."""
    RADVIS = auto()
    """Of each answer as it is read, and as it is to be stored: without a question."""


class Invariant(NamedTuple):
    """`sok(kommun, personer)` gives what breaks it, in the municipality or, with `personer` (ids),
    among theirs: a queryset or several, or with `i_minnet` what the program has found itself.
    `billig`: cheap enough to be asked of a whole municipality each night."""

    namn: str
    mening: str
    sok: Sok
    billig: bool = False
    i_minnet: bool = False
    provas: Provas = Provas.EFTER


def bland(personer: Personer, path: str = "person") -> Q:
    """The rows of these persons; without them, all.

    The ids go to the database as one value: written out, five hundred of them take longer to put
    together than the question takes to answer, and all invariants ask it.
    """
    if personer is None:
        return Q()
    ids = personvarde(personer)
    if connection.vendor == "postgresql":
        return Q(_nagon_av(path, ids))
    return Q(**{f"{path}__in": RawSQL("SELECT value FROM json_each(%s)", [ids])})


def _nagon_av(path: str, ids: object) -> Func:
    """The persons are looked up. Had they been a subquery, PostgreSQL would have compared each with
    all rows of a large municipality."""
    return Func(
        F(path),
        RawSQL("%s::bigint[]", [ids]),
        template="%(expressions)s",
        arg_joiner=" = ANY",
        output_field=BooleanField(),
    )


def kommunens(kommun: str, personer: Personer) -> Q:
    """The municipality's rows, in a table that has no index of the municipality and the person
    together. Of persons (ids) who are its own, asking also for the municipality would lead a
    database without statistics (SQLite) to read all that the municipality has."""
    return Q(kommun=kommun) if personer is None else Q()


def personvarde(personer: Collection[int]) -> list[int] | str:
    """These persons as one value to the database."""
    ids = sorted(personer)
    return ids if connection.vendor == "postgresql" else json.dumps(ids)
