"""Values as small integers, so that a column of a million of them is a column of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl

FORSTA_DAGEN = date(1970, 1, 1).toordinal()  # as polars counts days
FEL = -1  # the code of a text that cannot be read


class Koder:
    """A day has its ordinal as its code, None has null, other values are numbered as they come."""

    def __init__(self) -> None:
        self._varden: list[Any] = []
        self._koder: dict[Any, int] = {}
        self._dagar = False

    def ar_dagar(self) -> None:
        """The values are days, or None."""
        self._dagar = True

    def kod(self, varde: Any) -> int | None:
        if varde is None:
            return None
        if isinstance(varde, date):
            self.ar_dagar()
            return varde.toordinal()
        if varde not in self._koder:
            self._koder[varde] = len(self._varden)
            self._varden.append(varde)
        return self._koder[varde]

    def varde(self, kod: int | None) -> Any:
        if kod is None:
            return None
        return date.fromordinal(kod) if self._dagar else self._varden[kod]

    def varden(self, koder: pl.Series) -> list[Any]:
        """The value of each code."""
        if self._dagar:
            return (koder - FORSTA_DAGEN).cast(pl.Date).to_list()
        return [None if kod is None else self._varden[kod] for kod in koder.to_list()]

    def svar(self, koder: pl.Series, fraga: Callable[[Any], bool]) -> pl.Series:
        """What the question answers about the value of each code; None for null."""
        svaren = pl.Series([fraga(varde) for varde in self._varden], dtype=pl.Boolean)
        return svaren.gather(koder)

    def las(self, text: str, tolka: Mapping[str, Any]) -> int | None:
        """The code of what the text says. FEL when it cannot be read."""
        try:
            return self.kod(tolka[text])
        except ValueError:
            return FEL
