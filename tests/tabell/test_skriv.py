"""Writing CSV and XLSX: harmless cells, and what is written can be read back."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from kaja.tabell import fold_header, open_table, write_csv, write_xlsx

RUBRIK = ["personnummer", "namn", "datum", "antal"]
RADER: list[list[object]] = [
    ["200001011493", "Åsa", date(2024, 8, 19), 3],
    ["200001012384", None, None, -1.5],
]


def csv_text(rader: list[list[object]], *, bom: bool = False) -> str:
    strom = io.StringIO()
    write_csv(strom, RUBRIK, rader, bom=bom)
    return strom.getvalue()


def xlsx_bytes(rader: list[list[object]]) -> bytes:
    strom = io.BytesIO()
    write_xlsx(strom, RUBRIK, rader)
    return strom.getvalue()


def test_csv_is_semicolons_with_iso_dates_and_blanks() -> None:
    assert csv_text(RADER) == (
        "personnummer;namn;datum;antal\n200001011493;Åsa;2024-08-19;3\n200001012384;;;-1.5\n"
    )


def test_an_amount_has_a_decimal_comma_in_csv_and_is_a_number_in_xlsx() -> None:
    rader: list[list[object]] = [[None, None, None, Decimal("-937.50")]]
    assert csv_text(rader).splitlines()[1] == ";;;-937,50"
    (_, rad), *_ = open_table(xlsx_bytes(rader), name="fil.xlsx").rows()
    assert rad[3] == "-937.5"


def test_csv_for_excel_begins_with_the_mark_of_utf_8() -> None:
    assert csv_text([], bom=True).startswith("\ufeffpersonnummer")


@pytest.mark.parametrize("farlig", ["=1+1", "+46 70", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_calculate_is_made_harmless(farlig: str) -> None:
    table = open_table(csv_text([["x", farlig, None, 0]]).encode(), name="ut.csv")
    assert [cells[1] for _, cells in table.rows()] == ["'" + farlig.replace("\r", " ")]


def test_what_is_written_as_xlsx_is_read_back() -> None:
    table = open_table(xlsx_bytes([*RADER, ["x", "=1+1", None, True]]), name="ut.xlsx")
    assert [cells for _, cells in table.rows()] == [
        ["200001011493", "Åsa", "2024-08-19", "3"],
        ["200001012384", "", "", "-1.5"],
        ["x", "=1+1", "", "ja"],
    ]


def test_xlsx_has_a_frozen_header_a_filter_and_no_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes([["x", "=1+1", "+1", "@x"]]))) as arkiv:
        blad = arkiv.read("xl/worksheets/sheet1.xml").decode()
        format_ = arkiv.read("xl/styles.xml").decode()
    assert 'state="frozen"' in blad
    assert '<autoFilter ref="A1:D2"/>' in blad
    assert "<f>" not in blad
    assert 'numFmtId="49"' in format_  # text
    assert 'quotePrefix="1"' in format_


@pytest.mark.parametrize(
    "stavning", ["skyddad_folkbokforing", "Skyddad folkbokföring", " SKYDDAD-FOLKBOKFÖRING "]
)
def test_headers_compare_without_case_accents_spaces_and_signs(stavning: str) -> None:
    assert fold_header(stavning) == "skyddadfolkbokforing"
