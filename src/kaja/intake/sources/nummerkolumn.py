"""A column of identity numbers, as integers of twelve digits."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import polars as pl

from kaja.ungdom.identitet import Nummerbok, Nummerfel, dagdel, slutdel

_MINSTA_MED_TOLV_SIFFROR = 10**11


def nummerkolumn(texter: pl.Series, bok: Nummerbok) -> pl.Series:
    """The number of each text, null where the book would not read it.

    Twelve plain digits are checked by their halves, which are few; other spellings by the book.
    """
    tal = texter.cast(pl.Int64, strict=False)
    ar_tolv = (texter.str.len_bytes() == 12) & (tal >= _MINSTA_MED_TOLV_SIFFROR).fill_null(False)
    tal = tal.set(~ar_tolv, None)
    summa = _delar(tal // 10_000, _dagdel) + _delar(tal % 10_000, _slutdel)
    tal = tal.set((summa % 10 != 0).fill_null(True), None)
    if ar_tolv.all():
        return tal
    andra = texter.set(ar_tolv, None).unique().drop_nulls()
    lasta = pl.Series([_ur(bok, text) for text in andra], dtype=pl.Int64)
    return tal.zip_with(ar_tolv, texter.replace_strict(andra, lasta, default=None))


def _delar(tal: pl.Series, del_: Callable[[int], int | None]) -> pl.Series:
    olika = tal.unique().drop_nulls()
    summor = pl.Series([del_(varde) for varde in olika], dtype=pl.Int64)
    return tal.replace_strict(olika, summor, default=None)


@cache
def _dagdel(tal: int) -> int | None:
    try:
        return dagdel(str(tal))
    except Nummerfel:
        return None


@cache
def _slutdel(tal: int) -> int:
    return slutdel(f"{tal:04d}")


def _ur(bok: Nummerbok, text: str) -> int | None:
    try:
        return int(bok[text])
    except Nummerfel:
        return None
