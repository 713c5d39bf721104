"""Rows out of delimited text. No quote and no line can swallow the rows that follow it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from typing import BinaryIO

from kaja.tabell.encoding import Text, as_utf8

Row = tuple[int, list[str]]
Report = Callable[[int, str, str, bool], None]  # row, value, problem, whether for information
Opener = Callable[[], BinaryIO]

DELIMITERS = ";,\t"
_LONGEST_LINE = 1 << 20
_BLOCK = 1 << 22
_LONGEST_CELL_IN_LINES = 50
_LINES_BELOW_A_TITLE = 6
TOO_LARGE = "En cell på raden är för stor för att vara en uppgift. Ta bort den och läs in igen."
OPEN_QUOTE = (
    "Ett citattecken öppnas men stängs inte, och har lästs som ett vanligt tecken. "
    "Ta bort det eller sätt ett till."
)


class _OpenQuoteError(Exception):
    """A quoted cell goes on beyond reason."""


class NotByLinesError(Exception):
    """A line is not a row by itself: there is a quote in it that the next lines may answer to."""


def hold_to_one_row(line: str, delimiter: str) -> None:
    """NotByLinesError unless the line is one row, whatever the others are."""
    try:
        rows = list(csv.reader([line], delimiter=delimiter, strict=True)) if '"' in line else []
    except csv.Error as error:
        raise NotByLinesError from error
    if len(rows) > 1 or len(line) >= _LONGEST_LINE:
        raise NotByLinesError


class _CutLine(str):
    """Stands for a line that was too long to be kept."""

    __slots__ = ()


_CUT = _CutLine("\n")


class Delimited:
    """The records of a delimited text, numbered as a spreadsheet numbers them."""

    kind = "csv"

    def __init__(self, opener: Opener, text: Text) -> None:
        self.encoding = text.encoding
        self._opener, self._text = opener, text
        with self._stream() as stream:
            first = _first_line(stream)
            below = [_first_line(stream) for _ in range(_LINES_BELOW_A_TITLE)]
        self._named = first.lower().startswith("sep=")  # Excel's own way to name the delimiter
        self.delimiter = first.strip()[4:5] if self._named else _sniff(first, below)
        if not self.delimiter or self.delimiter in '"\r\n':
            self.delimiter = ";"

    def records(self, width: int, report: Report) -> Iterator[Row]:
        """All records, also blank ones. `width` is the number of cells in the header, 0 unknown."""
        with self._stream() as stream:
            if self._named:
                stream.readline(_LONGEST_LINE)
            start = 2 if self._named else 1
            if self._text.plain:
                yield from _plain(stream, self.delimiter, start, report)
            else:
                yield from _Careful(stream, self.delimiter, width, report).records(start)

    def blocks(self, skip: int) -> Iterator[bytes] | None:
        """The UTF-8 of the lines after so many, in pieces of whole lines that end with a line feed.

        Each line is a row: NotByLinesError when one is not. None when only `records` will do.
        """
        return self._blocks(skip) if self.delimiter in DELIMITERS else None

    def cells(self, line: str) -> list[str] | None:
        """The cells of one line of a block; None when one of them is too large."""
        try:
            return next(csv.reader([line], delimiter=self.delimiter), [])
        except csv.Error:
            return None

    def _blocks(self, skip: int) -> Iterator[bytes]:
        for lines in self._whole_lines():
            block = lines
            while skip and block:
                line, _, block = block.partition(b"\n")
                hold_to_one_row(line.decode(), self.delimiter)
                skip -= 1
            if block:
                yield block

    def _whole_lines(self) -> Iterator[bytes]:
        rest = b""
        with self._opener() as stream:
            for piece in as_utf8(stream, self._text, _BLOCK):
                end = piece.rfind(b"\n") + 1
                if end:
                    yield b"".join((rest, memoryview(piece)[:end]))
                    rest = piece[end:]
                else:
                    rest += piece
        if rest:
            yield rest + b"\n"

    def _stream(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(self._opener(), self._text.encoding, self._text.errors, newline="")


def _first_line(stream: io.TextIOWrapper) -> str:
    line = "\n"
    while line and not line.strip():
        line = stream.readline(_LONGEST_LINE)
    return line


def _sniff(line: str, below: list[str]) -> str:
    """The delimiter that gives the header most cells; semicolon when none does.

    A first line of one cell, or of two by a comma as in a sentence, may be a title. Then two lines
    below it that are alike and wider decide.
    """
    best = max(DELIMITERS, key=lambda sign: _cells(line, sign))
    if _cells(line, best) <= (2 if best == "," else 1):
        for sign in DELIMITERS:
            widths = Counter(_cells(other, sign) for other in below)
            if any(width > 2 and times > 1 for width, times in widths.items()):
                return sign
    return best


def _cells(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0


def _plain(stream: io.TextIOWrapper, delimiter: str, start: int, report: Report) -> Iterator[Row]:
    reader, number = csv.reader(stream, delimiter=delimiter), start - 1
    while True:
        try:
            for number, cells in enumerate(reader, number + 1):  # noqa: B020 - goes on after a fault
                yield number, cells
        except csv.Error:
            number += 1
            report(number, "", TOO_LARGE, False)
        else:
            return


class _Careful:
    """Reads text that has quotes or very long lines, ready to take lines back."""

    def __init__(
        self, stream: io.TextIOWrapper, delimiter: str, width: int, report: Report
    ) -> None:
        self._stream, self.delimiter = stream, delimiter
        self._width, self._report = width, report
        self._given: list[str] = []  # the lines of the record that csv is reading
        self._returned: list[str] = []  # lines to read again, the next one last

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.pop() if self._returned else self._read_line()
        if not line and not self._given:
            raise StopIteration
        if self._given and (not line or line is _CUT or len(self._given) >= _LONGEST_CELL_IN_LINES):
            if line:
                self._returned.append(line)
            raise _OpenQuoteError
        self._given.append(line)
        return line

    def records(self, start: int) -> Iterator[Row]:
        reader = csv.reader(self, delimiter=self.delimiter)
        number = start - 1
        while True:
            number += 1
            try:
                cells: list[str] | None = next(reader)
            except StopIteration:
                return
            except (_OpenQuoteError, csv.Error):
                cells = None
            if cells is None or (len(self._given) > 1 and not self._plausible()):
                cells = self._literal(number)
            elif self._given[0] is _CUT:
                self._report(number, "", TOO_LARGE, False)
            self._given.clear()
            if cells is not None:
                yield number, cells

    def _read_line(self) -> str:
        line = part = self._stream.readline(_LONGEST_LINE)
        if len(line) < _LONGEST_LINE or line.endswith(("\r", "\n")):
            return line
        while len(part) == _LONGEST_LINE and not part.endswith(("\r", "\n")):
            part = self._stream.readline(_LONGEST_LINE)
        return _CUT

    def _plausible(self) -> bool:
        """Whether a record over several lines is one row, not a quote that met a later quote."""
        try:
            record = list(csv.reader(self._given, delimiter=self.delimiter, strict=True))
        except csv.Error:
            return False
        return len(record) == 1 and self._width in (0, len(record[0]))

    def _literal(self, number: int) -> list[str] | None:
        """The first line with its quotes as they stand; the other lines are to be read again."""
        first = self._given[0]
        self._returned.extend(reversed(self._given[1:]))
        try:
            cells = next(csv.reader([first], delimiter=self.delimiter, quoting=csv.QUOTE_NONE))
        except csv.Error:
            self._report(number, "", TOO_LARGE, False)
            return None
        self._report(number, first.strip(), OPEN_QUOTE, True)
        return cells
