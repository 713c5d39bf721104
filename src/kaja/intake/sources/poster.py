"""The good rows of the files of one source, each record once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce

import polars as pl

from kaja.intake.sources.koder import FEL, Koder
from kaja.intake.sources.radminne import Radminne

_FLER_AN_KODER = 1_000_003


class Poster:
    """Records as codes: `nummer` as an integer, `rad`, and the other fields as `koder` has them. A
    record has a place among them, its `post`, and `antal`: in how many rows that count it stands.

    `flera_filer`: lines may come again, so they are remembered. `koder` may be shared.
    """

    def __init__(self, koder: dict[str, Koder], *, flera_filer: bool = False) -> None:
        self.koder = koder
        self._minnen = defaultdict[tuple[str, ...], Radminne](Radminne) if flera_filer else None
        self._raknade, self._nya = list[pl.DataFrame](), list[pl.DataFrame]()
        self._antal, self._likhetstal = pl.Series(dtype=pl.UInt32), pl.Series(dtype=pl.Int64)
        self._forsta: dict[int, int] = {}  # of records that say the same

    def minne(self, *huvud: str) -> Radminne | None:
        """The memory of the files with this header."""
        return None if self._minnen is None else self._minnen[huvud]

    def lagg_till(self, poster: pl.DataFrame) -> pl.Series:
        """The place of each."""
        forst = self._antal.len() + sum(del_.height for del_ in self._nya)
        self._nya.append(poster)
        return pl.int_range(forst, forst + poster.height, dtype=pl.Int32, eager=True)

    def glom(self) -> None:
        """The file whose records are not counted has to be read from its start."""
        self._nya.clear()
        if self._minnen is not None:
            self._minnen.clear()

    def rakna(self, rader: pl.DataFrame) -> list[int]:
        """One file has these rows: `rad` and `post`. Those that say the same as an earlier one do
        not count, and their numbers are given back."""
        self._hitta_lika()
        if self._forsta:
            rader = rader.with_columns(pl.col("post").replace(self._forsta))
        raknade, post = self._antal.sum(), rader["post"]
        self._antal.scatter(post, self._antal.gather(post) + 1)
        if self._antal.sum() == raknade + rader.height:
            return []
        rader = rader.sort("rad")
        return rader.filter(~pl.col("post").is_first_distinct())["rad"].to_list()

    def tabell(self, falt: Iterable[str]) -> pl.DataFrame:
        """Number, fields and `antal` of the records that stand in some row that counts."""
        tom = pl.DataFrame(schema={"nummer": pl.Int64, **dict.fromkeys(falt, pl.Int32)})
        delar = [del_.select(tom.columns) for del_ in self._raknade]
        alla = pl.concat([tom, *delar]).with_columns(antal=self._antal)
        return alla.filter(pl.col("antal") > 0)

    def _hitta_lika(self) -> None:
        """Two records that say the same are to be counted as one."""
        delar = [del_.select(_likhetstal(del_.columns)).to_series() for del_ in self._nya]
        forut, nya = self._likhetstal, pl.concat([self._likhetstal.clear(), *delar])
        self._likhetstal = pl.concat([forut, nya], rechunk=True)
        self._antal = self._antal.extend_constant(0, nya.len())
        self._raknade += self._nya
        self._nya.clear()
        fanns = forut.filter(forut.is_in(nya.implode()))
        if nya.n_unique() < nya.len() or not fanns.is_empty():
            flera = pl.concat([fanns, nya.filter(nya.is_duplicated())])
            self._jamfor(self._likhetstal.is_in(flera.implode()).arg_true())

    def _jamfor(self, platser: pl.Series) -> None:
        poster = pl.concat(self._raknade)[platser].with_columns(post=platser)
        kvar = poster.filter(~pl.col("post").is_in([*self._forsta]))
        forsta = pl.col("post").first().over(_sagt(poster.columns))
        lika = kvar.select("post", forsta=forsta).filter(pl.col("post") != pl.col("forsta"))
        self._forsta.update(lika.iter_rows())


def _sagt(falt: list[str]) -> list[str]:
    """The fields that say something of the person."""
    return [namn for namn in falt if namn not in {"rad", "post"}]


def _likhetstal(falt: list[str]) -> pl.Expr:
    """The same for records that say the same, and seldom for others."""
    nummer, *andra = map(pl.col, _sagt(falt))
    return reduce(lambda tal, kod: tal * _FLER_AN_KODER + kod.fill_null(FEL), andra, nummer)
