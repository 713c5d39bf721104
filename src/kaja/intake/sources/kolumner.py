"""A whole file as columns: the rows that `Lasare.records` gives, a block of lines at a time.

Each text of a column is read once, by the very conversion that reads it row by row. A row is taken
so only when nothing can be said of it. Every other row goes to the row reader, which says it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import polars as pl

from kaja.intake.sources.koder import FEL, Koder
from kaja.intake.sources.lasare import DUBBLETT, Lasare, Vaxande, inget_fel
from kaja.intake.sources.nummerkolumn import nummerkolumn
from kaja.tabell import Block, Table
from kaja.tabell.columns import columns

_POSTER_I_STYCKE = 50_000


class Kolumnlasare:
    """Reads the rows of one table to a data frame: `nummer` as an integer, `rad`, and the codes of
    the other fields of the record. `koder` gets a `Koder` for each field, and may be shared.
    `radvis` is for a table that has turned out not to be readable by lines.
    """

    def __init__(
        self,
        lasare: Lasare[Any],
        tabell: Table,
        koder: dict[str, Koder],
        *,
        radvis: bool = False,
    ) -> None:
        self._lasare, self._tabell = lasare, tabell
        kand_regel = lasare.fel is inget_fel or isinstance(lasare.fel, Vaxande)
        self._blocks = tabell.blocks() if kand_regel and not radvis else None
        falt = lasare.post._fields[2 : len(lasare.layout) + 1]
        self._koder = {namn: koder.setdefault(namn, Koder()) for namn in falt}

    def las(self, framsteg: Callable[[int], None] = lambda _: None) -> pl.DataFrame:
        """All good rows, in order. What there is to say of the others is in the table's problems.

        `framsteg` is told how many rows have been read. NotByLinesError: read it `radvis` instead,
        with a new reader of a new table.
        """
        delar, antal = [self._av_poster([])], 0
        for del_ in self._delar():
            delar.append(del_)
            antal += del_.height
            framsteg(antal)
        return self._utan_dubbletter(pl.concat(delar).sort("rad"))

    def _delar(self) -> Iterator[pl.DataFrame]:
        for block in self._blocks or ():
            yield from self._ur_block(block)
        poster = self._lasare.records() if self._blocks is None else iter(())
        while stycke := list(islice(poster, _POSTER_I_STYCKE)):
            yield self._av_poster(stycke)

    def _ur_block(self, block: Block) -> Iterator[pl.DataFrame]:
        texter, udda = columns(block, len(self._tabell.header))
        tabell = self._kodad(texter)
        god = tabell.select(self._ar_god()).to_series()
        yield tabell.filter(god)
        udda += [(rad, block.delimiter.join(c)) for *c, rad in texter.filter(~god).iter_rows()]
        if udda:
            yield self._av_poster(self._radvis(sorted(udda)))

    def _kodad(self, texter: pl.DataFrame) -> pl.DataFrame:
        tom = pl.repeat("", texter.height, eager=True)  # a column that the file has not
        (plats, bok), *andra = zip(self._lasare.platser, self._lasare.minnen, strict=True)
        kolumner = {"nummer": nummerkolumn(texter[str(plats)], bok), "rad": texter["row"]}
        for (falt, koder), (plats, minne) in zip(self._koder.items(), andra, strict=True):
            kolumner[falt] = koder.kolumn(tom if plats < 0 else texter[str(plats)], minne)
        return pl.DataFrame(kolumner)

    def _ar_god(self) -> pl.Expr:
        """Can all of the row be read, and do its cells go together?"""
        fel = self._lasare.fel
        villkor = [pl.col("nummer").is_not_null()]
        villkor += [pl.col(falt).ne_missing(FEL) for falt in self._koder]
        if isinstance(fel, Vaxande):
            villkor.append((pl.col(fel.till) > pl.col(fel.fran)).fill_null(value=True))
        return pl.all_horizontal(villkor)

    def _radvis(self, rader: Iterable[tuple[int, str]]) -> Iterator[Any]:
        for rad, text in rader:
            celler = self._tabell.cells(rad, text)
            if celler is not None and (post := self._lasare.read(rad, celler)) is not None:
                yield post

    def _av_poster(self, poster: Iterable[Any]) -> pl.DataFrame:
        falten = list(enumerate(self._koder.values(), start=2))
        rader = [(int(p[0]), p[1], *(k.kod(p[plats]) for plats, k in falten)) for p in poster]
        schema = {"nummer": pl.Int64, "rad": pl.Int64, **dict.fromkeys(self._koder, pl.Int32)}
        return pl.DataFrame(rader, schema=schema, orient="row")

    def _utan_dubbletter(self, tabell: pl.DataFrame) -> pl.DataFrame:
        """A row that says the same as an earlier one is reported, and left out."""
        innehall = pl.struct(pl.exclude("rad"))
        likhet = tabell.select(innehall.hash()).to_series()
        if likhet.n_unique() == tabell.height:
            return tabell
        misstankta = tabell.filter(likhet.is_duplicated())
        upprepar = misstankta.filter(~misstankta.select(innehall.is_first_distinct()).to_series())
        if upprepar.is_empty():
            return tabell
        for rad in upprepar["rad"]:
            self._tabell.report(rad, "", "", DUBBLETT, information=True)
        return tabell.filter(~pl.col("rad").is_in(upprepar["rad"].implode()))
