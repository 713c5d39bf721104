"""A table by blocks and columns says the same, and complains of the same, as row by row."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaja.tabell import NotByLinesError, RowProblem, Table, TableError, delimited, open_table
from kaja.tabell.columns import columns
from tests.mycket import mycket

CELL = st.one_of(
    st.sampled_from(["", " ", "x", "åäö", "\0", "\ufeff", "\x85", "\u2028", "\t", "!", "\x1c"]),
    st.text(max_size=6),
    st.sampled_from(['"', '""', '"x"', '"x;y"', 'x"', '"å""ä"']),
)
END = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\r\r\n"])
LINE = st.lists(CELL, min_size=0, max_size=5).map(";".join)
TEXT = st.lists(st.tuples(LINE, END), max_size=12).map(lambda ls: "".join(chain.from_iterable(ls)))
Said = tuple[list[tuple[int, list[str]]], list[RowProblem]]


def row_by_row(table: Table) -> Said:
    return list(table.rows()), table.problems


def by_columns(table: Table) -> Said | None:
    """None: the table turned out to be for the row reader only."""
    try:
        return _by_columns(table)
    except NotByLinesError:
        return None


def _by_columns(table: Table) -> Said:
    rows, blocks = [], table.blocks()
    if blocks is None:
        return row_by_row(table)
    for block in blocks:
        plain, other = columns(block, len(table.header))
        rows += [(row, list(cells)) for *cells, row in plain.iter_rows()]
        read = [(row, table.cells(row, text)) for row, text in sorted(other)]
        rows += [(row, cells) for row, cells in read if cells is not None]
    return sorted(rows), table.problems


def opened(text: str, encoding: str) -> Table:
    return open_table(text.encode(encoding, "replace"), name="fil.csv")


@pytest.mark.parametrize("block", [1, 30, 1 << 22])
@settings(max_examples=mycket(40), deadline=None)
@given(text=TEXT, encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
def test_any_text_is_read_alike(block: int, text: str, encoding: str) -> None:
    before, delimited._BLOCK = delimited._BLOCK, block
    try:
        text = f"a;b;c\n{text}"
        said = by_columns(opened(text, encoding))
        assert said in (None, row_by_row(opened(text, encoding)))
    except TableError:
        pass
    finally:
        delimited._BLOCK = before


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\xa0", "\u3000", "\x1c"])
@pytest.mark.parametrize("tail", [";;", ';;""'])
def test_a_line_of_nothing_but_space_of_any_kind_is_blank(sign: str, tail: str) -> None:
    text = f"a;b;c\n{sign}{tail}\nå;2;3\n"
    expected: Said = ([(3, ["å", "2", "3"])], [])
    assert row_by_row(opened(text, "utf-8")) == by_columns(opened(text, "utf-8")) == expected


@pytest.mark.parametrize("length", [131_071, 131_072, 131_073, 900_000])
def test_a_cell_too_large_is_a_problem_only_of_its_row(length: int) -> None:
    text = f"a;b;c\n1;2;3\n4;{'å' * length};6\n7;8;9\n"
    assert by_columns(opened(text, "utf-8")) == row_by_row(opened(text, "utf-8"))


@given(rows=st.lists(st.tuples(*[st.sampled_from(["", "1", ";", '""', "x;y", "\n", "å"])] * 3)))
@settings(max_examples=mycket(50), deadline=None)
def test_any_cells_in_quotes_are_read_alike(rows: list[tuple[str, str, str]]) -> None:
    text = "".join(";".join(f'"{cell}"' for cell in row) + "\n" for row in [("a", "b", "c"), *rows])
    assert by_columns(opened(text, "utf-8")) in (None, row_by_row(opened(text, "utf-8")))


def test_a_row_above_the_header_and_a_named_delimiter_are_counted() -> None:
    for text in ("\n\na,b\n1,2\n", "sep=,\na,b\n1,2\n\n3,4\n", "a,b\r1,2\r\r3,4"):
        table = opened(text, "utf-8")
        assert by_columns(table) == row_by_row(opened(text, "utf-8"))


QUOTED = [
    '"a";"b"\n"1";"2"\n"3";""\n',
    'a;b\n1;"2"\n3;4\n',
    'a;b\n1;"x;y"\n"x""y";4\n',
    '"a";"b"\n"1";"x;y"\n"z";"w"\n',
    '"a";"b"\n"1";"2";"3"\n"4"\n',
    '"a";"b"\n\n"1";"2"\n',
    'a;b\n1;x"y"\n',
]
OPEN = [
    'a;b\n1;"x\ny"\n3;4\n',
    '"a";"b"\n"\n";"2"\n',
    'a;b\n1;"2\n3;4"\n',
    'a;"b\nc"\n1;2\n',
    'a;b\n"1"x;2\n',
    f"a;b\n{'1;' * 600_000}\n",
    f"a;b\n{'1' * 1_100_000};2\n",
]


@pytest.mark.parametrize("text", QUOTED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_quotes_that_end_on_their_line_are_read_by_columns(text: str, encoding: str) -> None:
    assert by_columns(opened(text, encoding)) == row_by_row(opened(text, encoding))


@pytest.mark.parametrize("text", OPEN)
def test_a_row_over_several_lines_is_left_to_the_row_reader(text: str) -> None:
    assert by_columns(opened(text, "utf-8")) is None


@pytest.mark.parametrize("text", ["a;b;\n1;2;\n", "sep=x\naxb\n1x2\n"], ids=["wide", "sign"])
def test_a_header_that_does_not_tell_the_cells_has_no_blocks(text: str) -> None:
    assert opened(text, "utf-8").blocks() is None
