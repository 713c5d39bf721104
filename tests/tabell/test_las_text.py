"""Reading delimited text: encodings, delimiters, quotes, and everything that goes wrong."""

from __future__ import annotations

import codecs
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaja.tabell import RowProblem, Table, TableError, open_table
from kaja.tabell.delimited import OPEN_QUOTE, TOO_LARGE

NAMN = "namn;ort\nÅsa;Öre\nÄlva;Ås\n"
RADER = [(2, ["Åsa", "Öre"]), (3, ["Älva", "Ås"])]


def oppna(text: str | bytes) -> Table:
    return open_table(text.encode() if isinstance(text, str) else text, name="fil.csv")


def rader(text: str | bytes) -> list[tuple[int, list[str]]]:
    return list(oppna(text).rows())


def problem(text: str | bytes) -> list[RowProblem]:
    table = oppna(text)
    list(table.rows())
    return table.problems


@pytest.mark.parametrize(
    "kodning", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("tecken", [";", ",", "\t"])
@pytest.mark.parametrize("radslut", ["\n", "\r\n", "\r"])
def test_every_encoding_delimiter_and_line_end_gives_the_same_rows(
    kodning: str, tecken: str, radslut: str
) -> None:
    text = NAMN.replace(";", tecken).replace("\n", radslut)
    assert rader(text.encode(kodning)) == RADER


def test_utf_16_with_big_endian_mark_is_read() -> None:
    assert rader(codecs.BOM_UTF16_BE + NAMN.encode("utf-16-be")) == RADER


def test_the_encoding_is_told() -> None:
    assert oppna(NAMN).encoding == "utf-8"
    assert oppna(NAMN.encode("cp1252")).encoding == "cp1252"


def test_bytes_that_windows_1252_does_not_define_do_not_stop_the_file() -> None:
    assert rader(b"namn;ort\n\x81\xe5;x\n") == [(2, ["\ufffdå", "x"])]


def test_a_letter_outside_ascii_far_into_the_file_decides_its_encoding() -> None:
    lang = "namn;ort\n" + "Anna;Umea\n" * 200_000 + "Åsa;Öre\n"
    assert rader(lang.encode("cp1252"))[-1][1] == ["Åsa", "Öre"]
    assert rader(lang.encode("utf-8"))[-1][1] == ["Åsa", "Öre"]


@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig"])
def test_a_file_where_two_systems_have_written_is_read_in_both_encodings(kodning: str) -> None:
    table = oppna(NAMN.encode(kodning) + "Åke;Älv\n".encode("cp1252"))
    assert list(table.rows()) == [*RADER, (4, ["Åke", "Älv"])]
    assert table.header == ["namn", "ort"]
    assert [p.information for p in table.problems] == [True]


def test_a_utf_8_file_cut_in_the_middle_of_a_letter_is_read() -> None:
    assert rader(NAMN.encode() + "X;Å".encode()[:-1])[:2] == RADER


def test_excels_own_line_that_names_the_delimiter_is_no_header() -> None:
    assert rader("sep=,\na,b\n1,2\n") == [(3, ["1", "2"])]


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    text = 'a;b\n\n1;2\n;\n"x\ny";3\n\n4;5\n'
    assert rader(text) == [(3, ["1", "2"]), (5, ["x\ny", "3"]), (7, ["4", "5"])]


def test_the_header_may_stand_below_blank_lines_and_end_in_blank_cells() -> None:
    table = oppna("\n;;\n Namn ;b  c;;\n1;2;;\n3;4\n")
    assert table.header == ["Namn", "b c"]
    assert list(table.rows()) == [(4, ["1", "2"]), (5, ["3", "4"])]


def test_a_quoted_header_over_several_lines_is_one_row() -> None:
    table = oppna('"a\nb";c;;\n1;2;;\n')
    assert table.header == ["a b", "c"]
    assert list(table.rows()) == [(2, ["1", "2"])]
    assert table.problems == []


def test_a_row_with_too_many_cells_is_left_out_and_reported() -> None:
    text = "a;b\n1;2;3\n5;6\n"
    assert rader(text) == [(3, ["5", "6"])]
    assert [(p.fil, p.rad, p.varde, p.information) for p in problem(text)] == [
        ("fil.csv", 2, "1;2;3", False)
    ]


def test_a_row_with_too_few_cells_is_kept_and_said_to_end_early() -> None:
    text = "a;b;c\n4\n5;6;7\n"
    assert rader(text) == [(2, ["4", "", ""]), (3, ["5", "6", "7"])]
    assert [(p.rad, p.varde, p.information) for p in problem(text)] == [(2, "4", True)]


@pytest.mark.parametrize(
    "trasig",
    ['2;"z', '2;"z;w', '"2;z', '2;"', '"2";"z'],
)
@pytest.mark.parametrize("svans", ["", '5;"q"\n', '"";"x"\n', '"a;b";"c ""d"""\n'])
def test_a_quote_that_never_closes_costs_no_other_row(trasig: str, svans: str) -> None:
    text = f"a;b\n1;1\n{trasig}\n3;3\n4;4\n{svans}"
    last = rader(text)
    assert (2, ["1", "1"]) in last
    assert (4, ["3", "3"]) in last
    assert (5, ["4", "4"]) in last
    assert (3, OPEN_QUOTE) in [(p.rad, p.problem) for p in problem(text)]


def test_a_quote_that_opens_a_thousand_rows_before_the_next_costs_no_row() -> None:
    text = 'a;b\n1;"x\n' + "2;3\n" * 1000 + '4;"y"\n'
    assert len(rader(text)) == 1002


@pytest.mark.parametrize("cell", ["x" * 5_000_000, '"' + "x" * 5_000_000 + '"', "x" * 200_000])
@pytest.mark.parametrize("kodning", ["utf-8", "utf-16", "cp1252"])
def test_a_huge_cell_is_reported_and_the_rows_after_it_are_kept(cell: str, kodning: str) -> None:
    table = oppna(f"a;å\n1;2\n{cell};3\n4;5\n".encode(kodning))
    assert list(table.rows()) == [(2, ["1", "2"]), (4, ["4", "5"])]
    assert [(p.rad, p.problem) for p in table.problems] == [(3, TOO_LARGE)]


def test_a_huge_line_inside_an_open_quote_is_reported_too() -> None:
    table = oppna('a;b\n1;"x\n' + "y" * 3_000_000 + "\n4;5\n")
    assert (4, ["4", "5"]) in list(table.rows())
    assert {p.rad for p in table.problems} == {2, 3}


def test_nul_bytes_do_not_stop_the_file() -> None:
    assert rader(b"namn;ort\nA\0;B\nC;D\n") == [(2, ["A\0", "B"]), (3, ["C", "D"])]


@pytest.mark.parametrize(
    ("innehall", "sager"),
    [
        (b"", "tom"),
        (b"\n\n;;\n", "tom"),
        (b"\xef\xbb\xbf", "tom"),
        (b"%PDF-1.7\nx", "ingen tabell"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "ingen tabell"),
        (bytes(range(256)), "ingen tabell"),
        (b"\0" * 1000, "ingen tabell"),
        (Random(0).randbytes(300), "ingen tabell"),
        (b"abc\n" + Random(4).randbytes(2000), "ingen tabell"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(innehall: bytes, sager: str) -> None:
    with pytest.raises(TableError, match=sager):
        oppna(innehall)


def test_a_file_that_is_missing_or_a_folder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="finns inte"):
        open_table(tmp_path / "finns-inte.csv")
    with pytest.raises(TableError, match="mapp"):
        open_table(tmp_path)
    with pytest.raises(TableError, match="går inte att öppna"):
        open_table("namn\0.csv")


def test_a_file_on_disk_is_named_after_itself_and_can_be_read_twice(tmp_path: Path) -> None:
    fil = tmp_path / "elever.csv"
    fil.write_text(NAMN, "utf-8")
    table = open_table(fil)
    assert table.name == "elever.csv"
    assert list(table.rows()) == list(table.rows()) == RADER


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"PK\x03\x04")
@example(b'"')
@example(b"sep=")
@example(b'sep="\n1;2\n')
def test_any_bytes_give_rows_or_one_sentence(innehall: bytes) -> None:
    try:
        table = oppna(innehall)
    except TableError:
        return
    nummer = [number for number, cells in table.rows() if len(cells) == len(table.header)]
    assert nummer == sorted(set(nummer))


celler = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=6)


@given(
    st.lists(st.tuples(celler, celler), max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(";,\t"),
)
def test_what_is_written_in_any_encoding_is_read_back(
    skrivna: list[tuple[str, str]], kodning: str, tecken: str
) -> None:
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, delimiter=tecken, quoting=csv.QUOTE_ALL).writerows(
        [("rubrik å", "rubrik ö"), *skrivna]
    )
    vantade = [list(rad) for rad in skrivna if "".join(rad).strip()]
    if kodning == "cp1252" and not _ar_utf8(text.getvalue().encode("cp1252")):
        assert [cells for _, cells in rader(text.getvalue().encode("cp1252"))] == vantade
    elif kodning != "cp1252":
        assert [cells for _, cells in rader(text.getvalue().encode(kodning))] == vantade


def _ar_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as fel:
        return not text[: fel.start].isascii()  # letters that happen to be UTF-8 come first
    return True
