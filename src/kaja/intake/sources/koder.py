"""Values as small integers, so that a column of a million of them is a column of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl

FEL = -1  # the code of a text that cannot be read


class Koder:
    """A day has its ordinal as its code, None has null, other values are numbered as they come."""

    def __init__(self) -> None:
        self._varden: list[Any] = []
        self._koder: dict[Any, int] = {}
        self._dagar = False

    def kod(self, varde: Any) -> int | None:
        if varde is None:
            return None
        if isinstance(varde, date):
            self._dagar = True
            return varde.toordinal()
        if varde not in self._koder:
            self._koder[varde] = len(self._varden)
            self._varden.append(varde)
        return self._koder[varde]

    def varde(self, kod: int | None) -> Any:
        if kod is None:
            return None
        return date.fromordinal(kod) if self._dagar else self._varden[kod]

    def svar(self, koder: pl.Series, fraga: Callable[[Any], bool]) -> pl.Series:
        """What the question answers about the value of each code; None for null."""
        svaren = pl.Series([fraga(varde) for varde in self._varden], dtype=pl.Boolean)
        return svaren.gather(koder)

    def kolumn(self, texter: pl.Series, tolka: Mapping[str, Any]) -> pl.Series:
        """The codes of what the texts say; each text is read once. FEL where one cannot be read."""
        olika = texter.unique()
        koder = pl.Series([self._last(text, tolka) for text in olika], dtype=pl.Int32)
        return texter.replace_strict(olika, koder, default=None, return_dtype=pl.Int32)

    def _last(self, text: str, tolka: Mapping[str, Any]) -> int | None:
        try:
            return self.kod(tolka[text])
        except ValueError:
            return FEL
