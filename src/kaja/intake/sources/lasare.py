"""The reader that all sources share: from the rows of a table to records and problems.

The main job reads millions of rows, so good rows take the short way: many at a time, column by
column, one look-up for each cell. Only a row that fails is looked at by itself, to say why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import getitem
from typing import Any, Generic, Protocol, TypeVar

from kaja.intake.sources.celler import Direkt, Minne
from kaja.intake.sources.layout import Kolumn, okanda_rubriker, platser, valjare
from kaja.tabell import RowProblem
from kaja.ungdom.identitet import Nummerbok

R = TypeVar("R", bound=tuple[Any, ...])
_RADER_I_STYCKE = 64
DUBBLETT = "Raden säger detsamma som en tidigare rad och räknas en gång."
OKANDA = "Används inte: {}."


class Tabell(Protocol):
    """What a reader asks of a table: `kaja.tabell.Table`, or one made of other columns."""

    header: list[str]
    problems: list[RowProblem]

    def rows(self) -> Iterator[tuple[int, list[str]]]: ...

    def report(
        self, row: int, column: str, value: str, problem: str, *, information: bool = False
    ) -> None: ...


class Radfel(ValueError):
    """The cells are fine one by one but do not go together."""

    def __init__(self, kolumn: str, problem: str) -> None:
        super().__init__(problem)
        self.kolumn = kolumn


def inget_fel(post: Any) -> Radfel | None:
    """What a source says whose rows have nothing to be wrong together."""


@dataclass(frozen=True)
class Vaxande:
    """What a source says whose period may not end before it begins: the fields of the record with
    its first day and the day after its last, and the column and the sentence of the problem."""

    fran: str
    till: str
    kolumn: str
    problem: str

    def __call__(self, post: Any) -> Radfel | None:
        fran, till = getattr(post, self.fran), getattr(post, self.till)
        if fran is None or till is None or till > fran:
            return None
        return Radfel(self.kolumn, self.problem)


class Lasare(Generic[R]):
    """Reads the rows of one table to records of the type `post`.

    The fields of `post` are the identity number, the row number and then the columns of the layout
    and of `olasta`, in order: `olasta` are known columns that are left blank without being read.
    `fel` says what is wrong with a record whose cells are fine one by one.
    """

    def __init__(
        self,
        table: Tabell,
        layout: Sequence[Kolumn],
        post: type[R],
        nummerbok: Nummerbok | None = None,
        olasta: Sequence[Kolumn] = (),
        fel: Callable[[R], Radfel | None] = inget_fel,
    ) -> None:
        self.table, self.problems, self.post = table, table.problems, post
        self.layout, self.fel = layout, fel
        self._gor: Callable[[Iterable[Any]], R] = partial(tuple.__new__, post)
        self._tomma = ("",) * len(olasta)
        bok = Nummerbok() if nummerbok is None else nummerbok
        self.minnen = [_minne(kolumn, bok) for kolumn in layout]
        self.platser = platser(table.header, layout)
        self._valj = valjare(self.platser)
        self._sedda: set[int] = set()
        self.olasliga: set[str] = set()
        """The numbers of rows that are left out, where the number itself can be read."""
        self._rapportera_okanda((*layout, *olasta))

    def records(self) -> Iterator[R]:
        """The records of all good rows."""
        rows = self.table.rows()
        while stycke := list(islice(rows, _RADER_I_STYCKE)):
            yield from self._kolumnvis(stycke)

    def _kolumnvis(self, stycke: list[tuple[int, list[str]]]) -> Iterable[R]:
        """The records of many rows, a column at a time. If one row is bad or comes twice, the rows
        are read one by one instead: only then is there something to say of any of them."""
        rader, celler = zip(*stycke, strict=True)
        tom = ("",) * len(rader)
        kolumner = [*zip(*celler, strict=True), tom]  # the last: a column that the file has not
        try:
            nummer, *varden = (
                list(map(minne.__getitem__, kolumner[plats]))
                for minne, plats in zip(self.minnen, self.platser, strict=True)
            )
        except ValueError:
            return self._radvis(stycke)
        olasta = [tom] * len(self._tomma)
        poster = zip(nummer, rader, *varden, *olasta, strict=True)
        records = list(map(self._gor, poster))
        likheter = set(map(hash, zip(nummer, *varden, strict=True)))
        if (
            any(map(self.fel, records))
            or len(likheter) < len(records)
            or not likheter.isdisjoint(self._sedda)
        ):
            return self._radvis(stycke)
        self._sedda |= likheter
        return records

    def read(self, rad: int, cells: list[str]) -> R | None:
        """The record of a row, or None when it is left out; `problems` then says why."""
        return next(self._radvis([(rad, cells)]), None)

    def _radvis(self, rows: Iterable[tuple[int, list[str]]]) -> Iterator[R]:
        for rad, cells in rows:
            try:
                record = self._tolkad(rad, cells)
            except ValueError:
                if brukbara := self._felsok(rad, cells):
                    yield from self._radvis([(rad, brukbara)])
                else:
                    self._namngiven(cells)
                continue
            # Only the hash: a million and a half rows must fit in memory. The row number differs.
            likhet = hash((record[0], *record[2 : len(self.layout) + 1]))
            if likhet not in self._sedda:
                self._sedda.add(likhet)
                yield record
            else:
                self.table.report(rad, "", "", DUBBLETT, information=True)

    def _namngiven(self, cells: list[str]) -> None:
        with suppress(ValueError):
            self.olasliga.add(self.minnen[0][cells[self.platser[0]]])

    def _tolkad(self, rad: int, cells: list[str]) -> R:
        nummer, *varden = map(getitem, self.minnen, self._valj(cells))
        record = self._gor((nummer, rad, *varden, *self._tomma))
        if fel := self.fel(record):
            raise fel
        return record

    def _rapportera_okanda(self, kanda: Sequence[Kolumn]) -> None:
        okanda = okanda_rubriker(self.table.header, kanda)
        if okanda:
            problem = OKANDA.format(", ".join(okanda))
            self.table.report(0, ", ".join(okanda), "", problem, information=True)

    def _felsok(self, rad: int, cells: list[str]) -> list[str] | None:
        """Report what is wrong with the row. The cells to use instead, if it can be used at all."""
        fel = [(kolumn, plats, str(sak)) for kolumn, plats, sak in self._cellfel(cells)]
        for kolumn, plats, problem in fel:
            umbarlig = kolumn.umbarlig
            tillagg = " Raden används utan uppgiften." if umbarlig else ""
            varde = cells[plats] if kolumn.visas else ""
            self.table.report(rad, kolumn.namn, varde, problem + tillagg, information=umbarlig)
        if not fel:
            self._radfel(rad, cells)
        if not fel or not all(kolumn.umbarlig for kolumn, _, _ in fel):
            return None
        tomma = {plats for _, plats, _ in fel}
        return ["" if plats in tomma else cell for plats, cell in enumerate(cells)]

    def _cellfel(self, cells: list[str]) -> Iterator[tuple[Kolumn, int, ValueError]]:
        for kolumn, minne, plats in zip(self.layout, self.minnen, self.platser, strict=True):
            try:
                minne["" if plats < 0 else cells[plats]]
            except ValueError as fel:
                yield kolumn, plats, fel

    def _radfel(self, rad: int, cells: list[str]) -> None:
        try:
            self._tolkad(rad, cells)
        except Radfel as fel:
            namn = [kolumn.namn for kolumn in self.layout]
            self.table.report(
                rad, fel.kolumn, cells[self.platser[namn.index(fel.kolumn)]], str(fel)
            )


def _minne(kolumn: Kolumn, bok: Nummerbok) -> Any:
    if kolumn.tolka is None:
        return bok
    return Minne(kolumn.tolka) if kolumn.minns else Direkt(kolumn.tolka)
