"""Rows out of a workbook (XLSX, XLS, ODS), by python-calamine, with bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kaja.tabell.archive import check_archive
from kaja.tabell.delimited import Opener, Report, Row
from kaja.tabell.problem import TableError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = "Arbetsboken är skadad eller har lösenord. Öppna den och spara den på nytt utan lösenord."
_SHEETS = "Arbetsboken har flera blad med innehåll. Bladet {} läses, inte {}."


class Workbook:
    """The first sheet with anything in it. `remark` says which sheets were not read."""

    encoding = ""

    def __init__(self, opener: Opener) -> None:
        self.kind, sheets = _read(opener)
        if not sheets:
            raise TableError("Arbetsboken är tom. Kontrollera att det är rätt fil.")
        self._sheet, rest = sheets[0], [sheet.name for sheet in sheets[1:]]
        self.remark = _SHEETS.format(self._sheet.name, ", ".join(rest)) if rest else ""

    def records(self, _width: int, _report: Report) -> Iterator[Row]:
        """All rows of the sheet as text. There is never anything to report of them."""
        for number, cells in enumerate(self._sheet.iter_rows(), 1):
            yield number, [_text(cell) for cell in cells]


def _read(opener: Opener) -> tuple[str, list[CalamineSheet]]:
    """The kind of workbook and its sheets that are not empty. calamine may fail in many ways."""
    try:
        with opener() as stream:
            kind = check_archive(stream) if stream.read(4) == ZIP_MARK else "xls"
            stream.seek(0)
            return kind, _sheets(stream)
    except (TableError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in Rust is no Exception
        raise TableError(_BROKEN) from error


def _sheets(stream: BinaryIO) -> list[CalamineSheet]:
    from python_calamine import SheetTypeEnum, load_workbook

    book: CalamineWorkbook = load_workbook(stream)
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    sheets = (book.get_sheet_by_name(name) for name in names)
    return [sheet for sheet in sheets if sheet.height]


def _text(cell: object) -> str:
    """A cell as a person would write it: whole numbers without decimals, dates in ISO."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).removesuffix(" 00:00:00")
