"""A table file: its header and its rows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kaja.tabell.delimited import TOO_LARGE, Delimited, Opener, Row
from kaja.tabell.encoding import examine
from kaja.tabell.problem import RowProblem, TableError, shorten
from kaja.tabell.workbook import OLE_MARK, ZIP_MARK, Workbook

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_DAMAGE = 6  # so many kinds of control characters may stand in a damaged text
_MIXED = "En del av filen är inte UTF-8. Den delen har lästs som Windows-1252."
_NOTHING = (
    "Filen har ingen rubrikrad att läsa. Kontrollera att det är rätt fil och att den inte är tom."
)
_TOO_MANY = (
    "Raden har fler celler än rubrikraden. Sätt citattecken om en cell som innehåller skiljetecken."
)
_TOO_FEW = (
    "Raden har {} av rubrikradens {} celler. De sista har lästs som tomma; kontrollera att raden "
    "inte är avhuggen."
)


class Block(NamedTuple):
    """Whole lines of a table: the row number of the first, how many, the text as UTF-8, and what
    parts the cells."""

    first: int
    lines: int
    text: bytes
    delimiter: str


class Table:
    """A table file. `problems` grows as the rows are read; readers of the rows add theirs."""

    def __init__(self, source: Delimited | Workbook, name: str, header_row: int = 0) -> None:
        self._source, self.name = source, name
        self.encoding, self.kind = source.encoding, source.kind
        self.problems: list[RowProblem] = []
        self.header, self.header_row, self._wide = self._read_header(header_row)

    @property
    def delimiter(self) -> str:
        """What parts the cells of a text; blank for a workbook."""
        return self._source.delimiter if isinstance(self._source, Delimited) else ""

    def start(self, count: int) -> list[Row]:
        """The first rows as they stand in the file, with header, titles and blank lines."""
        return list(islice(self._source.records(0, _ignore), count))

    def below(self, header_row: int) -> Table:
        """The same table when its header is that row, or the first after it with names.

        Raises TableError when there is none.
        """
        table = Table(self._source, self.name, header_row)
        table.problems += self.problems
        return table

    def rows(self) -> Iterator[Row]:
        """Row number and cells, as many as the header has. Blank lines are skipped."""
        width, first = len(self.header), self.header_row
        for number, cells in self._source.records(self._wide, self._report):
            if number <= first:
                continue
            # Begins with something to see: signs beyond ASCII may be spaces (U+0085, U+2028).
            if len(cells) == width and "!" <= cells[0] < "\x7f":
                yield number, cells
            elif fitted := self._fit(number, cells):
                yield number, fitted

    def blocks(self) -> Iterator[Block] | None:
        """The rows as pieces of text, for one who reads whole columns; None when they have to be
        read by `rows`. Rows that are not plainly as wide as the header are read by `cells`.

        NotByLinesError on the way when the table must after all be read by `rows`, from the start.
        """
        source = self._source
        if not isinstance(source, Delimited) or self._wide != len(self.header):
            return None
        pieces = source.blocks(self.header_row)
        return None if pieces is None else self._numbered(pieces, source.delimiter)

    def cells(self, number: int, line: str) -> list[str] | None:
        """The cells of one line of a block, as `rows` gives them; None when there is no such row.

        The line has no line feed. What is wrong with it is reported.
        """
        assert isinstance(self._source, Delimited)
        cells = self._source.cells(line)
        if cells is None:
            self._report(number, "", TOO_LARGE)
            return None
        return self._fit(number, cells)

    def _numbered(self, pieces: Iterator[bytes], delimiter: str) -> Iterator[Block]:
        first = self.header_row + 1
        for text in pieces:
            count = text.count(b"\n")
            yield Block(first, count, text, delimiter)
            first += count

    def report(
        self, row: int, column: str, value: str, problem: str, *, information: bool = False
    ) -> None:
        """Add a problem with a row of this table."""
        self.problems.append(
            RowProblem(self.name, row, column, shorten(value), problem, information)
        )

    def _report(self, row: int, value: str, problem: str, information: bool = False) -> None:
        self.report(row, "", value, problem, information=information)

    def _read_header(self, first: int) -> tuple[list[str], int, int]:
        """The names, the row they stand on, and its width with blank cells at the end."""
        for number, cells in self._source.records(0, _ignore):
            if number < first:
                continue
            names = [" ".join(cell.replace("\0", "").split()) for cell in cells]
            while names and not names[-1]:
                names.pop()
            if names:
                return names, number, len(cells)
        raise TableError(_NOTHING)

    def _fit(self, number: int, cells: list[str]) -> list[str] | None:
        """The cells brought to the width of the header; None for a blank or unusable row."""
        width = len(self.header)
        if not "".join(cells).strip():
            return None
        if self.kind == "csv" and "".join(cells[width:]).strip():  # in a sheet it is a note beside
            self._report(number, ";".join(cells), _TOO_MANY)
            return None
        if len(cells) < width:
            told = _TOO_FEW.format(len(cells), width)
            self._report(number, ";".join(cells), told, True)
            cells += [""] * (width - len(cells))
        return cells[:width]


def _ignore(row: int, value: str, problem: str, information: bool = False) -> None:
    """The header is read before the rows: what is wrong with it will be said then."""


def open_table(source: Path | str | bytes, *, name: str = "") -> Table:
    """The table in a file, given as a path or as its bytes. `name` is what people call the file.

    Raises TableError, with one Swedish sentence, when the file cannot be used at all.
    """
    name = name or ("" if isinstance(source, bytes) else Path(source).name)
    try:
        return _open(_opener(source), name)
    except TableError:
        raise
    except FileNotFoundError as error:
        raise TableError("Filen finns inte. Kontrollera namnet och mappen.") from error
    except IsADirectoryError as error:
        raise TableError("Det är en mapp. Ange en fil i mappen.") from error
    except (OSError, ValueError) as error:
        raise TableError("Filen går inte att öppna. Kontrollera att du får läsa den.") from error


def _opener(source: Path | str | bytes) -> Opener:
    if isinstance(source, bytes):
        return partial(io.BytesIO, source)
    path = Path(source)
    if path.exists() and not path.is_file() and not path.is_dir():
        return partial(io.BytesIO, path.read_bytes())  # a pipe can be read only once
    return partial(_open_file, path)


def _open_file(path: Path) -> BinaryIO:
    return path.open("rb")


def _open(opener: Opener, name: str) -> Table:
    with opener() as stream:
        start = stream.read(4096)
        stream.seek(0)
        if start.startswith((ZIP_MARK, OLE_MARK)):
            return _workbook(opener, name)
        text = examine(stream)
    if _is_binary(start, text.encoding):
        raise TableError("Filen är ingen tabell. Spara den som CSV, XLSX, XLS eller ODS.")
    table = Table(Delimited(opener, text), name)
    if text.mixed:
        table.report(0, "", "", _MIXED, information=True)
    return table


def _workbook(opener: Opener, name: str) -> Table:
    book = Workbook(opener)
    table = Table(book, name)
    if book.remark:
        table.report(0, "", "", book.remark, information=True)
    return table


def _is_binary(start: bytes, encoding: str) -> bool:
    """A header has next to no control characters; a NUL or so is a damaged text. Many kinds of them
    are no damage, wherever they stand."""
    if start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf")):
        return True
    if encoding.startswith("utf-16"):
        return False
    header = start.lstrip().partition(b"\n")[0]
    found = len(_CONTROL.findall(header))
    return found > max(1, len(header) // 10) or len(set(_CONTROL.findall(start))) > _DAMAGE
