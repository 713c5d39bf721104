"""Many new rows at once, which the ORM's `bulk_create` takes most of an import's time to write.

It builds one statement of all rows anew each time. Here PostgreSQL gets them by COPY, and SQLite as
one statement that is prepared once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import connection, models, transaction

Row = TypeVar("Row", bound=models.Model)
Value = Callable[[Any], Any]

# What a database does not take as Python has it.
PREPARED = (models.DateField, models.JSONField, models.BinaryField)
NEXT_IDS = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
LAST_ID = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s"


@transaction.atomic(savepoint=False)
def insert(rows: Iterable[Row]) -> list[Row]:
    """Store these new rows, all of one model, as they stand: each gets its id. Gives them.

    IntegrityError, and none is stored, when the database refuses one.
    """
    new = list(rows)
    if not new:
        return new
    meta: Any = new[0]._meta  # noqa: SLF001 - Django's own, and documented
    if isinstance(meta.pk, models.AutoField):
        for row, pk in zip(new, _ids(meta, len(new)), strict=True):
            row.pk = pk
    write = _copy if connection.vendor == "postgresql" else _executemany
    write(meta, [(field, _value(field)) for field in meta.concrete_fields], new)
    for row in new:
        row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - documented too
    return new


def _value(field: Any) -> Value:
    """How the field of a row becomes a value of the database."""
    name = field.attname
    if not isinstance(field, PREPARED):
        return lambda row: getattr(row, name)
    prepared = field.get_db_prep_save
    return lambda row: (
        None if (value := getattr(row, name)) is None else prepared(value, connection)
    )


def _ids(meta: Any, count: int) -> Collection[int]:
    """As many new ids, which nobody else gets."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            where = (meta.db_table, meta.pk.column, count)
            cursor.execute(NEXT_IDS, where)
            return [pk for (pk,) in cursor.fetchall()]
        # SQLite has one writer, who is in this transaction.
        cursor.execute(LAST_ID, [meta.db_table])
        (last,) = cursor.fetchone()
    return range(last + 1, last + 1 + count)


def _copy(meta: Any, fields: Sequence[tuple[Any, Value]], rows: Sequence[models.Model]) -> None:
    statement = f"COPY {_table(meta, fields)} FROM STDIN"
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for row in _values(fields, rows):
            copy.write_row(row)


def _executemany(
    meta: Any, fields: Sequence[tuple[Any, Value]], rows: Sequence[models.Model]
) -> None:
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {_table(meta, fields)} VALUES ({places})"  # noqa: S608 - own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, [*_values(fields, rows)])


def _values(
    fields: Sequence[tuple[Any, Value]], rows: Iterable[models.Model]
) -> Iterator[tuple[Any, ...]]:
    values = [value for _, value in fields]
    for row in rows:
        yield tuple([value(row) for value in values])


def _table(meta: Any, fields: Sequence[tuple[Any, Value]]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field, _ in fields)
    return f"{quote(meta.db_table)} ({columns})"
