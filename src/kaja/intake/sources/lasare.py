"""The reader that all sources share: from the rows of a table to records and problems.

The main job reads millions of rows, so the good row takes the short way: one pick of the cells, one
look-up for each. Only a row that fails is looked at cell by cell, to say what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import getitem, itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from kaja.intake.sources.celler import Direkt, Minne
from kaja.tabell import Table, TableError, fold_header
from kaja.ungdom.identitet import Nummerbok

R = TypeVar("R", bound=tuple[Any, ...])
quick = tuple.__new__  # makes a NamedTuple of a tuple, past the named arguments: half the time

DUBBLETT = "Raden säger detsamma som en tidigare rad och räknas en gång."
OKANDA = "Kolumnerna används inte: {}."


class Kolumn(NamedTuple):
    """A column of a source.

    `tolka` reads the cell and raises ValueError with a Swedish sentence; None means the identity
    number. A fault in a `umbarlig` column is reported, but the row is used without the cell.
    `minns` is for columns whose texts come back.
    """

    namn: str
    tolka: Callable[[str], Any] | None
    kravs: bool = False
    synonymer: tuple[str, ...] = ()
    umbarlig: bool = False
    minns: bool = True


NUMMER = Kolumn(
    "personnummer", None, kravs=True, synonymer=("personnr", "pnr", "identitetsnummer", "civicNo")
)


class Radfel(ValueError):
    """The cells are fine one by one but do not go together."""

    def __init__(self, kolumn: str, problem: str) -> None:
        super().__init__(problem)
        self.kolumn = kolumn


class Lasare(Generic[R]):
    """Reads the rows of one table. `bygg(rad, values)` makes the record or raises Radfel; the
    values are those of the layout, in its order.

    `olasta` are columns that are known but may be left unread.
    """

    def __init__(
        self,
        table: Table,
        layout: Sequence[Kolumn],
        bygg: Callable[[int, tuple[Any, ...]], R],
        nummerbok: Nummerbok | None = None,
        olasta: Sequence[Kolumn] = (),
    ) -> None:
        self.table, self.problems = table, table.problems
        self._layout, self._bygg = layout, bygg
        bok = Nummerbok() if nummerbok is None else nummerbok
        self._minnen = [_minne(kolumn, bok) for kolumn in layout]
        self._platser = _platser(table, layout)
        self._valj = _valjare(self._platser)
        self._sedda: set[int] = set()
        self._rapportera_okanda((*layout, *olasta))

    def records(self, behall: Callable[[str], bool] | None = None) -> Iterator[R]:
        """The records of all good rows. `behall` is asked with the raw identity text, and a row
        that it turns down is not read any further, nor reported."""
        if behall is None:
            return self._las(self.table.rows())
        plats = self._platser[0]
        return self._las(row for row in self.table.rows() if behall(row[1][plats]))

    def read(self, rad: int, cells: list[str]) -> R | None:
        """The record of a row, or None when it is left out; `problems` then says why."""
        return next(self._las([(rad, cells)]), None)

    def _las(self, rows: Iterable[tuple[int, list[str]]]) -> Iterator[R]:
        bygg, minnen, valj, sedda = self._bygg, self._minnen, self._valj, self._sedda
        for rad, cells in rows:
            try:
                varden = tuple(map(getitem, minnen, valj(cells)))
                record = bygg(rad, varden)
            except ValueError:
                if brukbara := self._felsok(rad, cells):
                    yield from self._las([(rad, brukbara)])
                continue
            likhet = hash(varden)  # not the values: a million and a half rows must fit in memory
            if likhet not in sedda:
                sedda.add(likhet)
                yield record
            else:
                self.table.report(rad, "", "", DUBBLETT, information=True)

    def _rapportera_okanda(self, kanda: Sequence[Kolumn]) -> None:
        namn = {fold_header(stavning) for kolumn in kanda for stavning in _stavningar(kolumn)}
        okanda = [
            rubrik for rubrik in self.table.header if rubrik and fold_header(rubrik) not in namn
        ]
        if okanda:
            problem = OKANDA.format(", ".join(okanda))
            self.table.report(0, ", ".join(okanda), "", problem, information=True)

    def _felsok(self, rad: int, cells: list[str]) -> list[str] | None:
        """Report what is wrong with the row. The cells to use instead, if it can be used at all."""
        fel = [(kolumn, plats, str(sak)) for kolumn, plats, sak in self._cellfel(cells)]
        for kolumn, plats, problem in fel:
            umbarlig = kolumn.umbarlig
            tillagg = " Raden används utan uppgiften." if umbarlig else ""
            self.table.report(
                rad, kolumn.namn, cells[plats], problem + tillagg, information=umbarlig
            )
        if not fel:
            self._radfel(rad, cells)
        if not fel or not all(kolumn.umbarlig for kolumn, _, _ in fel):
            return None
        tomma = {plats for _, plats, _ in fel}
        return ["" if plats in tomma else cell for plats, cell in enumerate(cells)]

    def _cellfel(self, cells: list[str]) -> Iterator[tuple[Kolumn, int, ValueError]]:
        for kolumn, minne, plats in zip(self._layout, self._minnen, self._platser, strict=True):
            try:
                minne["" if plats < 0 else cells[plats]]
            except ValueError as fel:
                yield kolumn, plats, fel

    def _radfel(self, rad: int, cells: list[str]) -> None:
        try:
            self._bygg(rad, tuple(map(getitem, self._minnen, self._valj(cells))))
        except Radfel as fel:
            namn = [kolumn.namn for kolumn in self._layout]
            self.table.report(
                rad, fel.kolumn, cells[self._platser[namn.index(fel.kolumn)]], str(fel)
            )


def _stavningar(kolumn: Kolumn) -> tuple[str, ...]:
    return kolumn.namn, *kolumn.synonymer


def _minne(kolumn: Kolumn, bok: Nummerbok) -> Any:
    if kolumn.tolka is None:
        return bok
    return Minne(kolumn.tolka) if kolumn.minns else Direkt(kolumn.tolka)


def _platser(table: Table, layout: Sequence[Kolumn]) -> list[int]:
    """Where each column stands, -1 when it is not there."""
    rubriker = [fold_header(namn) for namn in table.header]
    platser = [_plats(kolumn, rubriker) for kolumn in layout]
    saknade = [
        kolumn.namn
        for kolumn, plats in zip(layout, platser, strict=True)
        if kolumn.kravs and plats < 0
    ]
    if saknade:
        raise TableError(
            f"Kolumnen {' och '.join(saknade)} saknas. Filen har {', '.join(table.header)[:200]}."
        )
    return platser


def _valjare(platser: list[int]) -> Callable[[list[str]], tuple[str, ...]]:
    """Picks the cells at the places; a column that the file does not have is blank."""
    valj = itemgetter(*platser)
    return valj if min(platser) >= 0 else lambda cells: valj([*cells, ""])


def _plats(kolumn: Kolumn, rubriker: list[str]) -> int:
    for namn in map(fold_header, _stavningar(kolumn)):
        if rubriker.count(namn) > 1:
            raise TableError(f"Kolumnen {kolumn.namn} finns flera gånger. Ta bort alla utom en.")
        if namn in rubriker:
            return rubriker.index(namn)
    return -1
