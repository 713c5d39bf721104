"""A column of identity numbers, as integers of twelve digits."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Lock

import polars as pl

from kaja.ungdom.identitet import Nummerbok, Nummerfel, dagdel, slutdel

_FORSTA_DAGEN, _SISTA_DAGEN = 1850_00_00, 2100_99_99  # as far as `dagdel` may know one
_INGEN_DAG = -1


class Nummerkolumn:
    """Reads columns of numbers. Twelve plain digits are checked by their halves, which are few, and
    each half is asked about once; other spellings are read by the book.
    """

    def __init__(self, bok: Nummerbok) -> None:
        self._bok = bok
        self._dagar, self._slut = _delsummor()

    def las(self, texter: pl.Series) -> pl.Series:
        """The number of each text, null where the book would not read it."""
        tal = texter.cast(pl.Int64, strict=False)
        tolv = (tal >= 10**11) & (texter.str.len_bytes() == 12)
        ar_tolv = tolv.fill_null(value=False)
        ratt = self._ar_ratt(tal.set(~ar_tolv, None))
        tal = tal.set(~ratt, None)
        if ar_tolv.all():
            return tal
        return tal.zip_with(ar_tolv, self._andra(texter.set(ar_tolv, None)))

    def _ar_ratt(self, tal: pl.Series) -> pl.Series:
        dagar, slut = self._dagar.om(tal // 10_000), self._slut.om(tal % 10_000)
        return ((dagar != _INGEN_DAG) & ((dagar + slut) % 10 == 0)).fill_null(value=False)

    def _andra(self, texter: pl.Series) -> pl.Series:
        olika = texter.unique().drop_nulls()
        lasta = pl.Series([_ur(self._bok, text) for text in olika], dtype=pl.Int64)
        return texter.replace_strict(olika, lasta, default=None)


class _Delsummor:
    """The part of the checksum that each of these numbers makes, found out when first asked for.

    Threads may ask at the same time.
    """

    def __init__(self, minst: int, storst: int, del_: Callable[[int], int]) -> None:
        self._minst, self._storst, self._del = minst, storst, del_
        self._en_i_taget = Lock()
        self._summor = pl.repeat(None, storst - minst + 1, dtype=pl.Int8, eager=True)

    def om(self, tal: pl.Series) -> pl.Series:
        """Null for the numbers that are not among these."""
        platser = (tal - self._minst).set(~tal.is_between(self._minst, self._storst), None)
        summor = self._summor.gather(platser)
        nya = platser.filter(summor.is_null()).unique().drop_nulls()
        if nya.is_empty():
            return summor
        with self._en_i_taget:
            self._summor.scatter(nya, [self._summa(plats + self._minst) for plats in nya])
            return self._summor.gather(platser)

    def _summa(self, tal: int) -> int:
        try:
            return self._del(tal)
        except Nummerfel:
            return _INGEN_DAG


@cache
def _delsummor() -> tuple[_Delsummor, _Delsummor]:
    """Those of the days and of the last four digits, the same for all files."""
    dagar = _Delsummor(_FORSTA_DAGEN, _SISTA_DAGEN, lambda tal: dagdel(str(tal)))
    return dagar, _Delsummor(0, 9999, lambda tal: slutdel(f"{tal:04d}"))


def _ur(bok: Nummerbok, text: str) -> int | None:
    try:
        return int(bok[text])
    except Nummerfel:
        return None
