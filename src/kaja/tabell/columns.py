"""A block of lines as columns of text, for one who reads a million rows at a time."""

from __future__ import annotations

import csv

import polars as pl
from polars.exceptions import PolarsError

from kaja.tabell.delimited import hold_to_one_row
from kaja.tabell.table import Block

Line = tuple[int, str]  # its row number, and the text without line feed


def columns(block: Block, width: int) -> tuple[pl.DataFrame, list[Line]]:
    """The plain rows, as the columns `0`, `1` ... and `row`; and the lines that are something else.

    A plain row is as wide as the header and begins with something of ASCII to see: `Table.cells`
    would give it back as it is, and say nothing of it. NotByLinesError when some line is no row by
    itself.
    """
    block = block._replace(text=_without_quotes(block.text, block.delimiter))
    first, count = block.first, block.lines
    rows = pl.int_range(first, first + count, dtype=pl.Int64, eager=True)
    table = None
    narrow_or_wide = block.text.count(block.delimiter) != (width - 1) * count
    if not narrow_or_wide and '"' not in block.text and not _may_be_long(block.text):
        table = _parse(block.text, block.delimiter, width)
    if table is not None and table.height == count:
        return _plain(table.with_columns(rows.alias("row")), block.delimiter)
    return _line_by_line(block, width)


def _line_by_line(block: Block, width: int) -> tuple[pl.DataFrame, list[Line]]:
    lines = list(enumerate(block.text.split("\n")[:-1], block.first))
    wide = [line for line in lines if _as_wide(line[1], block.delimiter, width)]
    other = [line for line in lines if not _as_wide(line[1], block.delimiter, width)]
    for _, text in other:
        hold_to_one_row(text, block.delimiter)
    table = _parse("".join(f"{text}\n" for _, text in wide), block.delimiter, width)
    if table is None or table.height != len(wide):
        return _plain(_empty(width), block.delimiter)[0], lines
    rows = pl.Series("row", [number for number, _ in wide], dtype=pl.Int64)
    plain, also = _plain(table.with_columns(rows), block.delimiter)
    return plain, other + also


def _without_quotes(text: str, delimiter: str) -> str:
    """The same cells without quotes when every cell is in quotes of its own; else the same text.

    Then there are two quotes for each delimiter and line feed, and none is left when those beside
    them are taken away.
    """
    if text.count('"') != 2 * (text.count(delimiter) + text.count("\n")):
        return text
    between, inside = f'"{delimiter}"', text.removeprefix('"').removesuffix('"\n')
    bare = inside.replace(between, delimiter).replace('"\n"', "\n") + "\n"
    return text if '"' in bare else bare


def _as_wide(text: str, delimiter: str, width: int) -> bool:
    long = len(text) >= csv.field_size_limit()
    return text.count(delimiter) == width - 1 and '"' not in text and not long


def _may_be_long(text: str) -> bool:
    """Whether some line may be so long that a cell of it is too large."""
    step = csv.field_size_limit() // 2
    return any(text.find("\n", at, at + step) < 0 for at in range(0, len(text), step))


def _parse(text: str, delimiter: str, width: int) -> pl.DataFrame | None:
    """The cells of lines without quotes; None when they are not of one width."""
    if text.startswith("\ufeff"):  # a mark only at the beginning of a file, elsewhere a sign
        return None
    try:
        return pl.read_csv(
            text.encode(),
            has_header=False,
            separator=delimiter,
            quote_char=None,
            schema=_schema(width),
            empty_string_is_null=False,
        )
    except PolarsError:
        return None


def _plain(table: pl.DataFrame, delimiter: str) -> tuple[pl.DataFrame, list[Line]]:
    is_plain = (table["0"] >= "!") & (table["0"] < "\x7f")
    text = pl.concat_str(pl.exclude("row"), separator=delimiter)
    other = table.filter(~is_plain).select("row", text)
    return table.filter(is_plain), other.rows()


def _schema(width: int) -> dict[str, type[pl.String]]:
    return {str(number): pl.String for number in range(width)}


def _empty(width: int) -> pl.DataFrame:
    return pl.DataFrame(schema={**_schema(width), "row": pl.Int64})
