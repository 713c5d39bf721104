"""Writing tables, as CSV and XLSX, that no spreadsheet program takes for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, TextIO

_FORMULA_STARTS = frozenset("=+-@\t\r")
_LONGEST_CELL = 32_767
_WIDTH = 18
_AS_TEXT = 49  # the number of the built-in format "@": an identity number stays as it is


def write_csv(
    stream: TextIO,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    bom: bool = False,
    delimiter: str = ";",
) -> None:
    """Write rows, separated by `;` unless told otherwise. `bom` lets Excel see that the text is
    UTF-8."""
    if bom:
        stream.write("\ufeff")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow([_harmless(name) for name in header])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell: object) -> object:
    """The cell as text or number. A text that a spreadsheet would calculate gets an apostrophe."""
    if isinstance(cell, str):
        text = "'" + cell if cell[:1] in _FORMULA_STARTS else cell
        return text.replace("\r", " ") if "\r" in text else text  # csv would not quote it
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    return str(cell).replace(".", ",") if isinstance(cell, Decimal) else cell


def write_xlsx(
    stream: BinaryIO,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    sheet: str = "Blad1",
) -> None:
    """Write one sheet, row by row: frozen header, filter, texts as text and dates as dates."""
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(stream, options) as book:
        _fill(_Sheet(book, sheet), header, rows)


class _Sheet:
    """A worksheet and the formats that its cells need."""

    def __init__(self, book: Any, name: str) -> None:
        self.page = book.add_worksheet(name)
        self._bold = book.add_format({"bold": True})
        self._text = book.add_format({"num_format": _AS_TEXT})
        self._quoted = book.add_format({"num_format": _AS_TEXT, "quote_prefix": True})
        self._date = book.add_format({"num_format": "yyyy-mm-dd"})

    def title(self, header: Sequence[str]) -> None:
        self.page.set_column(0, max(len(header) - 1, 0), _WIDTH)
        self.page.freeze_panes(1, 0)
        for column, name in enumerate(header):
            self.page.write_string(0, column, name, self._bold)

    def put(self, row: int, column: int, cell: object) -> None:
        if isinstance(cell, bool):
            self.page.write_string(row, column, "ja" if cell else "nej")
        elif isinstance(cell, int | float | Decimal):
            self.page.write_number(row, column, float(cell))
        elif isinstance(cell, date):
            self.page.write_datetime(row, column, cell, self._date)
        elif cell is not None:
            self._put_text(row, column, str(cell)[:_LONGEST_CELL])

    def _put_text(self, row: int, column: int, text: str) -> None:
        style = self._quoted if text[:1] in _FORMULA_STARTS else self._text
        self.page.write_string(row, column, text, style)


def _fill(sheet: _Sheet, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    sheet.title(header)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.put(last, column, cell)
    right = max(len(header) - 1, 0)
    sheet.page.autofilter(0, 0, last, right)
    sheet.page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
