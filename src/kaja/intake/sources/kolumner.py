"""A whole file as columns: the rows that `Lasare.records` gives, a block of lines at a time.

Each text of a column is read once, by the very conversion that reads it row by row. A row is taken
so only when nothing can be said of it. Every other row goes to the row reader, which says it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any

import polars as pl

from kaja.intake.sources.koder import FEL, Koder
from kaja.intake.sources.kodkolumn import Kodkolumn
from kaja.intake.sources.lasare import DUBBLETT, Lasare, Vaxande, inget_fel
from kaja.intake.sources.nummerkolumn import Nummerkolumn
from kaja.tabell import Block, Table
from kaja.tabell.columns import Line, as_lines, columns

_POSTER_I_STYCKE = 50_000
_BLOCK_I_FORVAG = 2
_FLER_AN_KODER = 1_000_003


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
        bok, *minnen = lasare.minnen
        self._nummer = Nummerkolumn(bok)
        andra = zip(lasare.layout[1:], minnen, self._koder.values(), strict=True)
        self._kolumner = [Kodkolumn(kolumn, minne, kod) for kolumn, minne, kod in andra]

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
        for block, texter, udda in self._block_i_forvag():
            yield from self._ur_block(block, texter, udda)
        poster = self._lasare.records() if self._blocks is None else iter(())
        while stycke := list(islice(poster, _POSTER_I_STYCKE)):
            yield self._av_poster(stycke)

    def _block_i_forvag(self) -> Iterator[tuple[Block, pl.DataFrame, list[Line]]]:
        """The blocks as columns of text, in order. Polars parts the cells of the next blocks on the
        other processors while this one is being read."""
        bredd, platser = len(self._tabell.header), frozenset(self._lasare.platser[1:])
        vantande = deque[tuple[Block, Future[tuple[pl.DataFrame, list[Line]]]]]()
        with ThreadPoolExecutor(_BLOCK_I_FORVAG) as tradar:
            for block in self._blocks or ():
                vantande.append((block, tradar.submit(columns, block, bredd, platser)))
                if len(vantande) > _BLOCK_I_FORVAG:
                    forsta, klart = vantande.popleft()
                    yield forsta, *klart.result()
            for block, klart in vantande:
                yield block, *klart.result()

    def _ur_block(
        self, block: Block, texter: pl.DataFrame, udda: list[Line]
    ) -> Iterator[pl.DataFrame]:
        tabell = self._kodad(texter)
        god = tabell.select(self._ar_god()).to_series()
        yield tabell.filter(god)
        udda += as_lines(texter.filter(~god), block.delimiter)
        if udda:
            yield self._av_poster(self._radvis(sorted(udda)))

    def _kodad(self, texter: pl.DataFrame) -> pl.DataFrame:
        ingen = pl.Categorical(pl.Categories.random())  # a column that the file has not
        saknas = pl.repeat(None, texter.height, dtype=ingen, eager=True)
        vars_nummer, *platser = self._lasare.platser
        kolumner = {"nummer": self._nummer.las(texter[str(vars_nummer)]), "rad": texter["row"]}
        for falt, plats, kolumn in zip(self._koder, platser, self._kolumner, strict=True):
            kolumner[falt] = kolumn.las(saknas if plats < 0 else texter[str(plats)])
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

    def _likhetstal(self) -> pl.Expr:
        """The same for rows that say the same, and seldom for others."""
        likhet = pl.col("nummer")
        for falt in self._koder:
            likhet = likhet * _FLER_AN_KODER + pl.col(falt).fill_null(FEL)
        return likhet

    def _utan_dubbletter(self, tabell: pl.DataFrame) -> pl.DataFrame:
        """A row that says the same as an earlier one is reported, and left out."""
        likhet = tabell.select(self._likhetstal()).to_series()
        if likhet.n_unique() == tabell.height:
            return tabell
        misstankta = tabell.filter(likhet.is_duplicated())
        innehall = pl.struct(pl.exclude("rad"))
        upprepar = misstankta.filter(~misstankta.select(innehall.is_first_distinct()).to_series())
        if upprepar.is_empty():
            return tabell
        for rad in upprepar["rad"]:
            self._tabell.report(rad, "", "", DUBBLETT, information=True)
        return tabell.filter(~pl.col("rad").is_in(upprepar["rad"].implode()))
