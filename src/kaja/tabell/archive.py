"""Whether a zip file is a workbook that fits in memory, found out in constant memory.

calamine holds every cell of the used area, about 30 bytes each: two cells in opposite corners of
an otherwise empty sheet would take all memory there is. So the corners are found first.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from kaja.tabell.problem import TableError

_LARGEST_UNPACKED = 1 << 30
_MOST_CELLS = 25_000_000
_CHUNK = 1 << 20
_REFERENCE = re.compile(rb'\br="([A-Z]{0,3})(\d{1,9})"')
_HUGE = (
    "Arbetsboken är större än vad som går att läsa. Ta bort formatering utanför tabellen, "
    "eller spara den som CSV."
)
_ARCHIVE = "Filen är ett zip-arkiv, ingen tabell. Packa upp det och läs in tabellen som ligger i."


def check_archive(stream: BinaryIO) -> str:
    """`xlsx` or `ods`. Raises TableError when it is neither, or too large to be read."""
    with zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_UNPACKED:
            raise TableError(_HUGE)
        if "xl/workbook.xml" in names:
            areas = (_xlsx_area(_chunks(archive, name)) for name in names)
            kind = "xlsx"
        elif "content.xml" in names:
            areas = (_ods_area(_chunks(archive, name)) for name in names if name == "content.xml")
            kind = "ods"
        else:
            raise TableError(_ARCHIVE)
        if sum(areas) > _MOST_CELLS:
            raise TableError(_HUGE)
        return kind


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The content of one entry. zipfile stops at the size that the archive itself declares."""
    with archive.open(name) as entry:
        while chunk := entry.read(_CHUNK):
            yield chunk


def _xlsx_area(chunks: Iterator[bytes]) -> int:
    """The number of cells between the first corner and the outermost references."""
    widest, lowest, tail = b"", 0, b""
    for chunk in chunks:
        for column, row in _REFERENCE.findall(tail + chunk):
            if (len(column), column) > (len(widest), widest):
                widest = column
            if int(row) > lowest:
                lowest = int(row)
        tail = chunk[-20:]
    return lowest * _column_number(widest)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_area(chunks: Iterator[bytes]) -> int:
    """The number of cells in all sheets, repeated rows and cells counted as often as they stand."""
    counter = _OdsCounter()
    parser = expat.ParserCreate()
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    for chunk in chunks:
        parser.Parse(chunk, False)
    return counter.total


class _OdsCounter:
    """Rows times columns up to the last cell with content, sheet by sheet."""

    def __init__(self) -> None:
        self.total = 0
        self._lowest = self._widest = self._row = self._column = 0
        self._repeated_rows, self._filled = 1, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._lowest = self._widest = self._row = 0
        elif name == "table:table-row":
            self._repeated_rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column, self._filled = 0, False
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._column += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes:
                self._content()
        elif name == "text:p":
            self._content()

    def _content(self) -> None:
        self._filled = True
        self._widest = max(self._widest, self._column)

    def end(self, name: str) -> None:
        if name == "table:table-row":
            self._row += self._repeated_rows
            if self._filled:
                self._lowest = self._row
        elif name == "table:table":
            self.total += self._lowest * self._widest
