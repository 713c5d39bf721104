"""A title above the header: the rows as they stand, and the table below the title."""

from __future__ import annotations

import io

import pytest

from kaja.tabell import TableError, open_table, write_xlsx

RADER = [["Elever, läsåret 2026"], [], ["Pnr", "Namn", "In"], ["1", "Ek, Åsa", "x"], ["2", "b"]]


def som_text(tecken: str) -> bytes:
    return "\n".join(tecken.join(rad) for rad in RADER).encode()


@pytest.mark.parametrize("tecken", [";", "\t"])
def test_a_table_can_be_read_below_its_title(tecken: str) -> None:
    table = open_table(som_text(tecken) + f"\n3{tecken}c{tecken}z".encode(), name="fil")
    assert [nummer for nummer, _ in table.start(4)] == [1, 2, 3, 4]
    under = table.below(3)
    assert (under.header, under.header_row) == (["Pnr", "Namn", "In"], 3)
    assert [nummer for nummer, _ in under.rows()] == [4, 5, 6]
    assert next(under.rows())[1] == ["1", "Ek, Åsa", "x"]
    assert [problem.rad for problem in under.problems] == [5]


def test_a_sheet_can_be_read_below_its_title() -> None:
    strom = io.BytesIO()
    write_xlsx(strom, RADER[0], RADER[1:])
    table = open_table(strom.getvalue(), name="bok.xlsx")
    assert table.start(1) == [(1, ["Elever, läsåret 2026", "", ""])]
    assert table.below(2).header == RADER[2]


def test_a_first_line_without_delimiter_is_a_header_when_the_rows_are_no_wider() -> None:
    table = open_table("namn\nEk, Åsa\nÖst, Bo\n".encode(), name="fil")
    assert (table.header, [cells for _, cells in table.rows()]) == (
        ["namn"],
        [["Ek, Åsa"], ["Öst, Bo"]],
    )


def test_two_columns_by_comma_are_two_columns_whatever_their_cells_hold() -> None:
    table = open_table(b"a,b\n1,x;y\n2,z\n", name="fil")
    assert table.header == ["a", "b"]


def test_no_row_below_the_last_one() -> None:
    with pytest.raises(TableError, match="ingen rubrikrad"):
        open_table(som_text(";"), name="fil").below(9)
