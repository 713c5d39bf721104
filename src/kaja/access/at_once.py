"""Rows of several tables read in one question, each as what it is and its facts.

A page about one youth needs a little from many tables. Asked one by one they cost more in going to
and fro than in looking; and as the question is always the same but for whom it is about, it is put
into SQL once for each number of youths.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, QuerySet, Value
from django.db.models.functions import JSONObject

from kaja.access.models import Kommun

Parts = Callable[[Kommun, Collection[int]], list[Any]]
"""What to ask of these youths (ids): a list of what `part` gives."""
AT_ONCE = 500
KOMMUN = "\u2302"
"""Stands in the SQL where the municipality will, and numbers below zero where the youths will: no
municipality and no youth has such a key."""


class Rad(NamedTuple):
    """One row: of what kind, about whom (id, or 0), its own id, and the facts asked for."""

    vad: str
    person: int
    pk: int
    fakta: dict[str, Any]


OM = F("person_id")


def part(vad: str, rows: QuerySet[Any], *, person: Any = OM, **fakta: object) -> Any:
    """A part of the question: `fakta` gives each fact's name and the field it is read from."""
    return rows.order_by().values_list(Value(vad), person, F("pk"), JSONObject(**fakta))


def read(parts: Parts, kommun: Kommun, personer: Collection[int]) -> Iterator[Rad]:
    """The rows of all parts, in no order. One query for each few hundred; none for nobody. What is
    said of no youth comes once with each."""
    ids = sorted(personer)
    for start in range(0, len(ids), AT_ONCE):
        om: dict[Any, Any] = dict(enumerate(ids[start : start + AT_ONCE], -AT_ONCE))
        sql, params = _in_sql(parts, len(om), connection.vendor)
        om[KOMMUN] = kommun.pk
        with connection.cursor() as cursor:
            cursor.execute(sql, [om.get(param, param) for param in params])
            for vad, person, pk, fakta in cursor.fetchall():
                yield Rad(vad, person, pk, json.loads(fakta))


@lru_cache(maxsize=64)
def _in_sql(parts: Parts, antal: int, vendor: str) -> tuple[str, tuple[Any, ...]]:
    first, *rest = parts(Kommun(pk=KOMMUN), range(-AT_ONCE, antal - AT_ONCE))
    sql, params = first.union(*rest, all=True).query.sql_with_params()
    return sql, tuple(params)


def dag(text: str | None) -> date | None:
    """A fact that is a day."""
    return date.fromisoformat(text) if text else None


def tid(text: str) -> datetime:
    """A fact that is a moment. SQLite keeps them without saying that they are UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
