"""A block of lines as columns of text, for one who reads a million rows at a time."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Collection, Sequence

import polars as pl
from polars.exceptions import PolarsError

from kaja.tabell.delimited import hold_to_one_row
from kaja.tabell.table import Block

Schema = dict[str, pl.DataType]
Line = tuple[int, str]  # its row number, and the text without line feed


def columns(
    block: Block, width: int, repeated: Collection[int] = ()
) -> tuple[pl.DataFrame, list[Line]]:
    """The plain rows, as the columns `0`, `1` ... and `row`; and the lines that are something else.

    A plain row is as wide as the header and begins with something of ASCII to see: `Table.cells`
    would give it back as it is, and say nothing of it. Columns are texts; the `repeated` ones are
    categories of the block's own, with null for a blank cell. NotByLinesError when some line is no
    row by itself.
    """
    block = block._replace(text=_without_quotes(block))
    schema = _schema(width, repeated)
    table = None
    narrow_or_wide = block.text.count(block.delimiter.encode()) != (width - 1) * block.lines
    if not narrow_or_wide and b'"' not in block.text and not _may_be_long(block.text):
        table = _parse(block.text, block.delimiter, schema)
    if table is not None and table.height == block.lines:
        rows = range(block.first, block.first + block.lines)
        return _plain(_numbered(table, rows), block.delimiter)
    return _line_by_line(block, schema)


def _line_by_line(block: Block, schema: Schema) -> tuple[pl.DataFrame, list[Line]]:
    every = list(enumerate(block.text.decode().split("\n")[:-1], block.first))
    wide = [line for line in every if _as_wide(line[1], block.delimiter, len(schema))]
    other = [line for line in every if not _as_wide(line[1], block.delimiter, len(schema))]
    for _, text in other:
        hold_to_one_row(text, block.delimiter)
    table = _parse("".join(f"{text}\n" for _, text in wide).encode(), block.delimiter, schema)
    if table is None or table.height != len(wide):
        return _numbered(pl.DataFrame(schema=schema), []), every
    plain, also = _plain(_numbered(table, [number for number, _ in wide]), block.delimiter)
    return plain, other + also


def _without_quotes(block: Block) -> bytes:
    """The same cells without quotes when every cell is in quotes of its own; else the same text.

    Then there are two quotes for each delimiter and line feed, and none is left when those beside
    them are taken away.
    """
    text, delimiter = block.text, block.delimiter.encode()
    if b'"' not in text or text.count(b'"') != 2 * (text.count(delimiter) + block.lines):
        return text
    between, inside = b'"%b"' % delimiter, text.removeprefix(b'"').removesuffix(b'"\n')
    bare = inside.replace(between, delimiter).replace(b'"\n"', b"\n") + b"\n"
    return text if b'"' in bare else bare


def _as_wide(text: str, delimiter: str, width: int) -> bool:
    long = len(text) >= csv.field_size_limit()
    return text.count(delimiter) == width - 1 and '"' not in text and not long


def _may_be_long(text: bytes) -> bool:
    """Whether some line may be so long that a cell of it is too large."""
    step = csv.field_size_limit() // 2
    return any(text.find(b"\n", at, at + step) < 0 for at in range(0, len(text), step))


def _parse(text: bytes, delimiter: str, schema: Schema) -> pl.DataFrame | None:
    """The cells of lines without quotes; None when they are not of one width."""
    if text.startswith(codecs.BOM_UTF8):  # a mark only at the beginning of a file, elsewhere a sign
        return None
    try:
        return pl.read_csv(
            text,
            has_header=False,
            separator=delimiter,
            quote_char=None,
            schema=schema,
            empty_string_is_null=False,
        )
    except PolarsError:
        return None


def _plain(table: pl.DataFrame, delimiter: str) -> tuple[pl.DataFrame, list[Line]]:
    start = table["0"].cast(pl.String)
    is_plain = ((start >= "!") & (start < "\x7f")).fill_null(value=False)
    if is_plain.all():
        return table, []
    return table.filter(is_plain), as_lines(table.filter(~is_plain), delimiter)


def as_lines(table: pl.DataFrame, delimiter: str) -> list[Line]:
    """The rows as the lines they were."""
    return [(row, delimiter.join(cell or "" for cell in cells)) for *cells, row in table.rows()]


def _numbered(table: pl.DataFrame, rows: Sequence[int]) -> pl.DataFrame:
    return table.with_columns(pl.Series("row", rows, dtype=pl.Int32))


def _schema(width: int, repeated: Collection[int]) -> Schema:
    return {
        str(number): pl.Categorical(pl.Categories.random()) if number in repeated else pl.String()
        for number in range(width)
    }
