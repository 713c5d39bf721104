"""A whole file as columns: the rows that `Lasare.records` gives, many lines at a time.

Each text of a column is read once, by the very conversion that reads it row by row. A row is taken
so only when nothing can be said of it. Every other row goes to the row reader, which says it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import polars as pl

from kaja.intake.sources.forvag import i_forvag
from kaja.intake.sources.koder import FEL, Koder
from kaja.intake.sources.kodkolumn import Kodkolumn
from kaja.intake.sources.lasare import DUBBLETT, Lasare, Vaxande, inget_fel
from kaja.intake.sources.nummerkolumn import Nummerkolumn
from kaja.intake.sources.poster import Poster
from kaja.intake.sources.radminne import INGA_RADER, Delade, dela_nya
from kaja.tabell import NotByLinesError, Table
from kaja.tabell.columns import Line, as_lines, columns

_POSTER_I_STYCKE = 50_000


class Kolumnlasare:
    """Reads the rows of one table to `poster`. `radvis` is for a table that has turned out not to
    be readable by lines.
    """

    def __init__(
        self, lasare: Lasare[Any], tabell: Table, poster: Poster, *, radvis: bool = False
    ) -> None:
        self._lasare, self._tabell, self._poster = lasare, tabell, poster
        kand_regel = lasare.fel is inget_fel or isinstance(lasare.fel, Vaxande)
        self._blocks = tabell.blocks() if kand_regel and not radvis else None
        self._minne = poster.minne(tabell.delimiter, *tabell.header)
        self._rader = [INGA_RADER]
        falt = lasare.post._fields[2 : len(lasare.layout) + 1]
        self._koder = {namn: poster.koder.setdefault(namn, Koder()) for namn in falt}
        bok, *minnen = lasare.minnen
        self._nummer = Nummerkolumn(bok)
        andra = zip(lasare.layout[1:], minnen, self._koder.values(), strict=True)
        self._kolumner = [Kodkolumn(kolumn, minne, kod) for kolumn, minne, kod in andra]

    def las(self, framsteg: Callable[[int], None] = lambda _: None) -> None:
        """Read all good rows. What there is to say of the others is in the table's problems.

        `framsteg` is told how many rows have been read. NotByLinesError: read it `radvis` instead,
        with a new reader of a new table.
        """
        try:
            for del_ in self._delar():
                self._rader.append(del_)
                framsteg(sum(del_.height for del_ in self._rader))
        except NotByLinesError:
            self._poster.glom()
            raise
        for rad in self._poster.rakna(pl.concat(self._rader)):
            self._tabell.report(rad, "", "", DUBBLETT, information=True)

    def _delar(self) -> Iterator[pl.DataFrame]:
        """The good rows, `rad` and `post`, but for the known ones."""
        for texter, udda in self._delade():
            yield self._ur_texter(texter, udda)
        poster = self._lasare.records() if self._blocks is None else iter(())
        while stycke := list(islice(poster, _POSTER_I_STYCKE)):
            yield self._tillagda(self._av_poster(stycke))

    def _delade(self) -> Iterator[Delade]:
        """The lines to read, as columns of text, in order: all of them, or those not known."""
        blocks, minne, tabell = self._blocks or (), self._minne, self._tabell
        platser = frozenset(self._lasare.platser[1:])
        dela = partial(columns, width=len(tabell.header), repeated=platser)
        if minne is None:
            return i_forvag(dela, blocks)
        nya = minne.nya(i_forvag(minne.rader, blocks), self._rader)
        return i_forvag(partial(dela_nya, delimiter=tabell.delimiter, dela=dela), nya)

    def _ur_texter(self, texter: pl.DataFrame, udda: list[Line]) -> pl.DataFrame:
        tabell = self._kodad(texter)
        god = tabell.select(self._ar_god()).to_series()
        poster = tabell.filter(god)
        udda += as_lines(texter.filter(~god).drop("linje", strict=False), self._tabell.delimiter)
        if udda:
            av_udda = self._av_poster(self._radvis(sorted(udda)))
            poster = pl.concat([poster, av_udda], how="diagonal").sort("rad")
        return self._tillagda(poster)

    def _tillagda(self, poster: pl.DataFrame) -> pl.DataFrame:
        post = self._poster.lagg_till(poster.select("nummer", "rad", *self._koder))
        rader = poster.with_columns(post=post)
        if self._minne is not None and "linje" in rader.columns:
            self._minne.lar(rader.drop_nulls("linje"))
        return rader.select("rad", "post")

    def _kodad(self, texter: pl.DataFrame) -> pl.DataFrame:
        ingen = pl.Categorical(pl.Categories.random())  # a column that the file has not
        saknas = pl.repeat(None, texter.height, dtype=ingen, eager=True)
        vars_nummer, *platser = self._lasare.platser
        kolumner = {"nummer": self._nummer.las(texter[str(vars_nummer)]), "rad": texter["row"]}
        for falt, plats, kolumn in zip(self._koder, platser, self._kolumner, strict=True):
            kolumner[falt] = kolumn.las(saknas if plats < 0 else texter[str(plats)])
        if "linje" in texter.columns:
            kolumner["linje"] = texter["linje"]
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
        schema = {"nummer": pl.Int64, "rad": pl.Int32, **dict.fromkeys(self._koder, pl.Int32)}
        return pl.DataFrame(rader, schema=schema, orient="row")
