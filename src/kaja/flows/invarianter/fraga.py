"""The question of an invariant, put together once: Django takes ten times as long to write most of
them as the database to answer, and all are asked of every chunk."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple

from django.db import connection

from kaja.flows.invarianter.grund import Invariant, Rader, personvarde

# Stand in the questions for the municipality and the persons, who are others each time.
_KOMMUN = "den kommun som frågan gäller"
_PERSONER = (-1,)


class Fraga(NamedTuple):
    """A statement that gives the rows that break it, if any, and its values."""

    sql: str
    varden: tuple[Any, ...]


def forsta(en: Invariant, kommun: str, personer: Collection[int] | None) -> object | None:
    """The first that breaks the invariant, in the municipality or among these persons (ids)."""
    if en.i_minnet:
        return next(iter(en.sok(kommun, personer)), None)
    with connection.cursor() as cursor:
        for fraga in _fragor(en, connection.vendor, av_alla=personer is None):
            cursor.execute(fraga.sql, [_nu(varde, kommun, personer) for varde in fraga.varden])
            if rad := cursor.fetchone():
                brott: object = rad[0]
                return brott
    return None


def _nu(varde: Any, kommun: str, personer: Collection[int] | None) -> Any:
    if personer is not None and varde == personvarde(_PERSONER):
        return personvarde(personer)
    return kommun if varde == _KOMMUN else varde


@cache
def _fragor(en: Invariant, vendor: str, *, av_alla: bool) -> tuple[Fraga, ...]:
    """The questions to a database of this kind (`vendor`)."""
    sokta = en.sok(_KOMMUN, None if av_alla else _PERSONER)
    rader = sokta if isinstance(sokta, list) else [sokta]
    return tuple(_fraga(en, av_alla=av_alla) for en in rader)


def _fraga(rader: Rader, *, av_alla: bool) -> Fraga:
    """Of some persons all rows are asked for, though one would do: PostgreSQL, asked for one, reads
    a whole municipality in order instead of looking the persons up, as if there were one to find.
    """
    varden = rader if rader.query.values_select else rader.values("pk")
    return Fraga(*(varden[:1] if av_alla else varden).query.sql_with_params())
