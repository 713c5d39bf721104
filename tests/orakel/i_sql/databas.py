"""Where the SQL runs: SQLite, or PostgreSQL through Django's connection.

The law's SQL uses two functions that no database has, and gets them here: `plus_dagar(day, count)`
and `dagar_mellan(from, to)`. Nothing of the law is in them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

Rader = Iterable[Sequence[Any]]


class Databas(Protocol):
    def skript(self, sql: str) -> None:
        """Run statements."""

    def fyll(self, tabell: str, kolumner: int, rader: Rader) -> None:
        """Insert rows of all the table's columns, in order."""

    def rader(self, sql: str) -> Rader:
        """The rows of a question."""


class Sqlite:
    """In memory."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.create_function("plus_dagar", 2, plus_dagar, deterministic=True)
        self._db.create_function("dagar_mellan", 2, dagar_mellan, deterministic=True)

    def skript(self, sql: str) -> None:
        self._db.executescript(sql)

    def fyll(self, tabell: str, kolumner: int, rader: Rader) -> None:
        varden = ", ".join("?" * kolumner)
        self._db.executemany(f"INSERT INTO {tabell} VALUES ({varden})", rader)

    def rader(self, sql: str) -> Rader:
        return self._db.execute(sql)

    def close(self) -> None:
        self._db.close()


@lru_cache(maxsize=100_000)
def plus_dagar(dag: str | None, antal: int | None) -> str | None:
    """The day so many days later; None when nothing is known or time ends before that."""
    if dag is None or antal is None:
        return None
    try:
        return (date.fromisoformat(dag) + timedelta(days=antal)).isoformat()
    except OverflowError:
        return None


def dagar_mellan(fran: str | None, till: str | None) -> int | None:
    if fran is None or till is None:
        return None
    return (date.fromisoformat(till) - date.fromisoformat(fran)).days


class Postgresql:
    """A schema of its own in the transaction that the cursor is in, taken away with it."""

    _FORST = """
        CREATE SCHEMA i_sql;
        SET LOCAL search_path TO i_sql;
        SET LOCAL jit = off;
        CREATE FUNCTION plus_dagar(dag text, antal integer) RETURNS text LANGUAGE sql IMMUTABLE
            AS $$ SELECT to_char(dag::date + antal, 'YYYY-MM-DD') $$;
        CREATE FUNCTION dagar_mellan(fran text, till text) RETURNS integer LANGUAGE sql IMMUTABLE
            AS $$ SELECT till::date - fran::date $$;
    """

    def __init__(self, cursor: CursorWrapper) -> None:
        self._cursor = cursor
        self.skript(self._FORST)

    def skript(self, sql: str) -> None:
        self._cursor.execute(sql)

    def fyll(self, tabell: str, kolumner: int, rader: Rader) -> None:
        varden = ", ".join(["%s"] * kolumner)
        self._cursor.executemany(f"INSERT INTO {tabell} VALUES ({varden})", list(rader))

    def rader(self, sql: str) -> Rader:
        self._cursor.execute(sql)
        return self._cursor.fetchall()
