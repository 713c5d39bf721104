"""A column of texts, as the codes of what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import polars as pl

from kaja.intake.sources.celler import (
    Minne,
    datum,
    kravt_datum,
    kravt_till_och_med,
    till_och_med,
)
from kaja.intake.sources.koder import FORSTA_DAGEN, Koder
from kaja.intake.sources.layout import Kolumn

# The conversions that read days, and how many days after the day in the text is the one they mean.
_DAGAR: Mapping[Callable[[str], Any] | None, int] = {
    datum: 0,
    kravt_datum: 0,
    till_och_med: 1,
    kravt_till_och_med: 1,
}
_PLAN_DAG = "^(18[5-9][0-9]|19[0-9]{2}|2[01][0-9]{2})-[0-9]{2}-[0-9]{2}$"


class Kodkolumn:
    """Reads one column of a file, block after block. Each different text is read once, by `tolka`.

    There are some thousand different days in a file: those that are written plainly are read all at
    once, and the others by the conversion, which is the one that finds faults.
    """

    def __init__(self, kolumn: Kolumn, tolka: Mapping[str, Any], koder: Koder) -> None:
        self._koder = Minne(partial(koder.las, tolka=tolka))
        self._dagar_efter = _DAGAR.get(kolumn.tolka)
        if self._dagar_efter is not None:
            koder.ar_dagar()

    def las(self, texter: pl.Series) -> pl.Series:
        """The codes of texts given as categories, with null for a blank one."""
        assert isinstance(texter.dtype, pl.Categorical)
        olika = [*texter.dtype.categories, ""]
        if self._dagar_efter is not None:
            nya = [text for text in olika if text not in self._koder]
            if nya:
                self._las_plana_dagar(pl.Series("text", nya, dtype=pl.String), self._dagar_efter)
        koder = pl.Series([self._koder[text] for text in olika], dtype=pl.Int32)
        return koder.gather(texter.to_physical().fill_null(len(olika) - 1))

    def _las_plana_dagar(self, texter: pl.Series, efter: int) -> None:
        plana = texter.filter(texter.str.contains(_PLAN_DAG)).to_frame()
        dag = pl.col("text").str.to_date("%Y-%m-%d", strict=False).cast(pl.Int32)
        koder = plana.select("text", kod=dag + FORSTA_DAGEN + efter).drop_nulls()
        self._koder.update(koder.iter_rows())
