"""Questions that are put into SQL once. For one that is asked on every page view, Django takes
longer to put it together than the database to answer.

Whoever asks keeps what `question` gives (`functools.lru_cache`), by all that the question depends
on.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, QuerySet


class Question(NamedTuple):
    """A statement and its values."""

    sql: str
    values: tuple[Any, ...]


def question(*parts: QuerySet[Any, Any]) -> Question:
    """All the rows of these, each with an order and a limit of its own. SQLite lets neither stand
    in a part of a union, but in what the part reads."""
    (sql, values), *more = [part.query.sql_with_params() for part in parts]
    if not more:
        return Question(sql, values)
    asked = ((sql, values), *more)
    union = " UNION ALL ".join(f"SELECT * FROM ({sql}) p{n}" for n, (sql, _) in enumerate(asked))  # noqa: S608  # Django's own
    return Question(union, tuple(value for _, values in asked for value in values))


def count(rows: QuerySet[Any], **said: Any) -> QuerySet[Any, Any]:
    """How many the rows are, as a part of a question: what is `said` of them, then the number. No
    row where there are none."""
    # Not of a column: what is in the index is enough.
    what = rows.order_by().annotate(**said).values_list(*said)
    counted: QuerySet[Any, Any] = what.annotate(hur_manga=Count("*"))
    return counted


def answer(asked: Question) -> list[tuple[Any, ...]]:
    """The rows, as the database has them."""
    with connection.cursor() as cursor:
        cursor.execute(*asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
