"""Lines that come again, file after file: schools send the same enrolment term after term.

A good line says the same in every file of the source whose header is the same. So one that has been
read before is not parted into cells and read again: it has the record that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import polars as pl

from kaja.tabell import Block
from kaja.tabell.columns import Line

_RADER_I_STYCKE = 50_000
INGA_RADER = pl.DataFrame(schema={"rad": pl.Int32, "post": pl.Int32})
Delade = tuple[pl.DataFrame, list[Line]]


class Radminne:
    """Whole lines, and where the record of each is. It is the texts themselves that are compared:
    polars gives each different one a code, `linje`."""

    def __init__(self) -> None:
        self._linjer = pl.Categorical(pl.Categories.random())
        self._haller = pl.Series(dtype=self._linjer)  # codes are forgotten when no series has them
        self._post = pl.Series(dtype=pl.Int32)  # by `linje`

    def rader(self, block: Block) -> pl.DataFrame:
        """The lines of a block: `rad`, `linje`, `text`. Threads may ask at the same time."""
        text = pl.read_lines(block.text).to_series()
        linje = text.cast(self._linjer).to_physical()
        rad = pl.int_range(block.first, block.first + block.lines, dtype=pl.Int32, eager=True)
        return pl.DataFrame({"rad": rad, "linje": linje, "text": text})

    def nya(
        self, delar: Iterable[pl.DataFrame], kanda: list[pl.DataFrame]
    ) -> Iterator[pl.DataFrame]:
        """The lines that are not known, many together. The known go to `kanda`: `rad`, `post`."""
        nya, antal = list[pl.DataFrame](), 0
        for rader in delar:
            self._rym(rader["linje"])
            post = self._post.gather(rader["linje"])
            kand = post.is_not_null()
            kanda.append(rader.select("rad", post=post).filter(kand))
            nya.append(rader.filter(~kand))
            antal += nya[-1].height
            if antal >= _RADER_I_STYCKE:
                yield pl.concat(nya)
                nya, antal = [], 0
        if antal:
            yield pl.concat(nya)

    def lar(self, rader: pl.DataFrame) -> None:
        """These lines turned out to be good, and have records: `linje`, `post`."""
        self._post.scatter(rader["linje"], rader["post"])

    def _rym(self, linje: pl.Series) -> None:
        storst = linje.max()
        if isinstance(storst, int) and storst >= self._post.len():
            fler = pl.repeat(None, storst + 1, dtype=pl.Int32, eager=True)
            self._post = pl.concat([self._post, fler], rechunk=True)


def dela_nya(rader: pl.DataFrame, delimiter: str, dela: Callable[[Block], Delade]) -> Delade:
    """As `columns`, of lines that need not follow on one another: their cells, `row` and `linje`,
    and the lines that are something else."""
    text = "".join(f"{rad}\n" for rad in rader["text"].str.join("\n"))
    texter, udda = dela(Block(0, rader.height, text.encode(), delimiter))
    nr, rad = texter["row"], rader["rad"]
    texter = texter.with_columns(row=rad.gather(nr), linje=rader["linje"].gather(nr))
    return texter, [(rad[nr], text) for nr, text in udda]
