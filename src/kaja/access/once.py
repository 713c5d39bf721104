"""Questions that are put into SQL once. For one that is asked on every page view, Django takes
longer to put it together than the database to answer.

Whoever asks keeps what `question` gives (`functools.lru_cache`), by all that the question depends
on.
"""

from __future__ import annotations

from copy import copy
from typing import Any, Generic, NamedTuple, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import Count, Model, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)
HERE = "\u2302"
"""Stands in the SQL where another question will."""


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


class _Ready(SQLCompiler):
    """A compiler that is told what it would else put together."""

    asked: Question | None = None

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        return self.asked or super().as_sql(*args, **kwargs)


class Rows(Generic[M]):
    """Rows of a model, read as Django reads them: with related rows, columns from elsewhere and an
    order, as the queryset says."""

    def __init__(self, rows: QuerySet[M]) -> None:
        self.rows = rows
        self.compiler = _Ready(rows.query, connections[rows.db], rows.db)
        self.asked = Question(*self.compiler.as_sql())

    def read(self, *values: object) -> list[M]:
        """The rows as they are now; with other values in the question, if there are any. One
        query."""
        return self._read(self.asked._replace(values=values or self.asked.values))

    def _read(self, asked: Question) -> list[M]:
        compiler = copy(self.compiler)  # on the connection of the thread that asks
        compiler.connection = connections[self.rows.db]
        compiler.asked = asked
        rows = self.rows.all()
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return list(rows)


class Chosen(Rows[M]):
    """The same, but of which of the rows is said each time."""

    def __init__(self, rows: QuerySet[M]) -> None:
        super().__init__(rows.filter(pk__in=RawSQL(HERE, ())))  # noqa: S611  # no text of anyone's
        sql, values = self.asked
        self.before, self.after = sql.split(HERE)
        said = self.before.count("%s")
        self.values = values[:said], values[said:]

    def among(self, keys: QuerySet[Any, Any]) -> list[M]:
        """Those whose keys these are. One query; none when nobody can be meant."""
        try:
            asked = question(keys)
        except EmptyResultSet:
            return []
        before, after = self.values
        values = (*before, *asked.values, *after)
        return self._read(Question(f"{self.before}{asked.sql}{self.after}", values))
