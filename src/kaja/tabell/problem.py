"""What can be wrong with a table file: the whole of it, or one row."""

from __future__ import annotations

from typing import NamedTuple

_LONGEST_VALUE = 120


class TableError(ValueError):
    """The file cannot be used at all. The message is one Swedish sentence for the reader."""


class RowProblem(NamedTuple):
    """One row, or one thing about the file, that a person should know.

    `rad` is the row number as a spreadsheet shows it (0: the file as a whole). `information` means
    that nothing was lost: no row was left out that another row does not already say.
    """

    fil: str
    rad: int
    kolumn: str
    varde: str
    problem: str
    information: bool = False


def shorten(text: str) -> str:
    """The value as it can stand in a list: no longer than a line."""
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
