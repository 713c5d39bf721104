"""Reading workbooks: XLSX and ODS made here, XLS as far as it can be broken."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from xlsxwriter import Workbook

from kaja.tabell import Table, TableError, archive, open_table

ODS_RUBRIK = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
 <office:body><office:spreadsheet><table:table table:name="Blad1">"""
ODS_SLUT = "</table:table></office:spreadsheet></office:body></office:document-content>"


def xlsx(fyll: Callable[[Any, Any], None]) -> bytes:
    strom = io.BytesIO()
    with Workbook(strom) as bok:
        fyll(bok, bok.add_worksheet("Elever"))
    return strom.getvalue()


def ods(rader: str) -> bytes:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        arkiv.writestr("content.xml", ODS_RUBRIK + rader + ODS_SLUT)
        arkiv.writestr("META-INF/manifest.xml", "<manifest/>")
    return strom.getvalue()


def ods_rad(*celler: str, tillagg: str = "") -> str:
    inne = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in celler
    )
    return f"<table:table-row{tillagg}>{inne}</table:table-row>"


def oppna(innehall: bytes) -> Table:
    return open_table(innehall, name="bok.xlsx")


def test_numbers_dates_and_truth_are_read_as_a_person_would_write_them() -> None:
    def fyll(bok: Any, blad: Any) -> None:
        datum = bok.add_format({"num_format": "yyyy-mm-dd"})
        blad.write_row(0, 0, ["personnummer", "datum", "tal", "avbrott"])
        blad.write(1, 0, 200001011493)
        blad.write_datetime(1, 1, datetime(2024, 8, 19), datum)  # noqa: DTZ001 - a sheet has no zone
        blad.write(1, 2, 1.5)
        blad.write(1, 3, True)
        blad.write_datetime(2, 1, date(2024, 2, 29), datum)
        blad.write(2, 0, " å\N{NO-BREAK SPACE}")

    table = oppna(xlsx(fyll))
    assert table.kind == "xlsx"
    assert list(table.rows()) == [
        (2, ["200001011493", "2024-08-19", "1.5", "ja"]),
        (3, [" å\N{NO-BREAK SPACE}", "2024-02-29", "", ""]),
    ]


def test_row_numbers_are_the_spreadsheets_own_also_below_blank_rows() -> None:
    def fyll(bok: Any, blad: Any) -> None:
        blad.write_row(3, 2, ["a", "b"])
        blad.write_row(6, 2, ["1", "2"])

    table = oppna(xlsx(fyll))
    assert table.header == ["a", "b"]
    assert list(table.rows()) == [(7, ["1", "2"])]


def test_formulas_give_their_values_and_errors_give_blanks() -> None:
    def fyll(bok: Any, blad: Any) -> None:
        blad.write_row(0, 0, ["a", "b"])
        blad.write_formula(1, 0, "=1+1", None, 2)
        blad.write_formula(2, 0, "=1/0", None, "#DIV/0!")
        blad.write_row(2, 1, ["x"])

    assert list(oppna(xlsx(fyll)).rows()) == [(2, ["2", ""]), (3, ["", "x"])]


def test_merged_cells_have_their_value_in_the_first() -> None:
    def fyll(bok: Any, blad: Any) -> None:
        blad.write_row(0, 0, ["a", "b"])
        blad.merge_range(1, 0, 2, 0, "delad")
        blad.write_column(1, 1, ["1", "2"])

    assert list(oppna(xlsx(fyll)).rows()) == [(2, ["delad", "1"]), (3, ["", "2"])]


def test_a_note_beside_the_table_costs_no_row() -> None:
    def fyll(bok: Any, blad: Any) -> None:
        blad.write_row(0, 0, ["a", "b"])
        blad.write_row(1, 0, ["1", "2", "", "kolla med skolan"])

    table = oppna(xlsx(fyll))
    assert list(table.rows()) == [(2, ["1", "2"])]
    assert table.problems == []


def test_the_first_sheet_with_content_is_read_and_the_others_are_named() -> None:
    def fyll(bok: Any, blad: Any) -> None:
        bok.add_worksheet("Tom")
        bok.add_worksheet("Data").write_column(0, 0, ["a", "1"])
        bok.add_worksheet("Mer").write(0, 0, "x")

    table = oppna(xlsx(fyll))
    assert list(table.rows()) == [(2, ["1"])]
    [sagt] = table.problems
    assert sagt.information
    assert "Bladet Data läses, inte Mer" in sagt.problem


def test_an_ods_with_the_usual_million_blank_rows_is_read() -> None:
    tomma = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    table = oppna(ods(ods_rad("namn", "ort") + ods_rad("Åsa", "Öre") + tomma))
    assert table.kind == "ods"
    assert list(table.rows()) == [(2, ["Åsa", "Öre"])]


def test_an_empty_workbook_is_refused_in_one_sentence() -> None:
    with pytest.raises(TableError, match="tom"):
        oppna(xlsx(lambda bok, blad: None))


def test_a_zip_file_that_is_no_workbook_says_so() -> None:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w") as arkiv:
        arkiv.writestr("elever.csv", "a;b")
    with pytest.raises(TableError, match="zip-arkiv"):
        oppna(strom.getvalue())


@pytest.mark.parametrize(
    "innehall",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"x" * 500,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # XLS, and also an encrypted XLSX
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E" * 4096,
    ],
)
def test_a_damaged_or_encrypted_workbook_is_refused_in_one_sentence(innehall: bytes) -> None:
    with pytest.raises(TableError, match="skadad eller har lösenord"):
        oppna(innehall)


def test_two_cells_in_opposite_corners_do_not_take_all_memory() -> None:
    def fyll(bok: Any, blad: Any) -> None:
        blad.write(0, 0, "a")
        blad.write(200_000, 16_383, "b")

    with pytest.raises(TableError, match="större än"):
        oppna(xlsx(fyll))


@pytest.mark.parametrize("tillagg", [' table:number-rows-repeated="1000000000"'])
def test_a_row_repeated_a_billion_times_does_not_take_all_memory(tillagg: str) -> None:
    with pytest.raises(TableError, match="större än"):
        oppna(ods(ods_rad("a", "b") + ods_rad("1", "2", tillagg=tillagg)))


def bomb(storlek: int) -> bytearray:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("xl/workbook.xml", "<workbook/>")
        arkiv.writestr("xl/worksheets/sheet1.xml", bytes(storlek))
    return bytearray(strom.getvalue())


def test_a_zip_bomb_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(TableError, match="större än"):
        oppna(bytes(bomb(1_000_001)))


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    innehall = bomb(5_000_000)
    forsta = innehall.index(b"PK\x01\x02")  # the central directory tells the unpacked sizes
    andra = innehall.index(b"PK\x01\x02", forsta + 4)
    innehall[andra + 24 : andra + 28] = (10).to_bytes(4, "little")
    with pytest.raises(TableError, match="skadad"):
        oppna(bytes(innehall))


def test_a_workbook_damaged_anywhere_gives_rows_or_one_sentence() -> None:
    slump = random.Random(1)
    hel = xlsx(lambda bok, blad: blad.write_column(0, 0, ["a", *map(str, range(50))]))
    for _ in range(300):
        trasig = bytearray(hel)
        for _ in range(slump.randint(1, 5)):
            trasig[slump.randrange(4, len(trasig))] = slump.randrange(256)
        las_eller_neka(bytes(trasig[: slump.choice([None, slump.randrange(len(trasig))])]))


def test_xml_damaged_inside_a_sound_archive_gives_rows_or_one_sentence() -> None:
    slump = random.Random(2)
    hel = xlsx(lambda bok, blad: blad.write_column(0, 0, ["a", *map(str, range(50))]))
    with zipfile.ZipFile(io.BytesIO(hel)) as arkiv:
        poster = {namn: arkiv.read(namn) for namn in arkiv.namelist()}
    for _ in range(300):
        namn = slump.choice([n for n in poster if "sheet" in n or "hared" in n or "book" in n])
        las_eller_neka(packa(poster | {namn: skada(poster[namn], slump)}))


def skada(text: bytes, slump: random.Random) -> bytes:
    plats = slump.randrange(len(text))
    return text[:plats] + slump.choice([b"<", b"", b"&x;", b"999999999", b"-1"]) + text[plats + 1 :]


def packa(poster: dict[str, bytes]) -> bytes:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w") as arkiv:
        for namn, innehall in poster.items():
            arkiv.writestr(namn, innehall)
    return strom.getvalue()


def las_eller_neka(innehall: bytes) -> None:
    try:
        list(oppna(innehall).rows())
    except TableError:
        return
