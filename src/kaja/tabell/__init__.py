"""Table files: reading CSV, XLSX, XLS and ODS; writing CSV and XLSX. Knows no domain."""

from kaja.tabell.delimited import NotByLinesError
from kaja.tabell.header import fold_header
from kaja.tabell.problem import RowProblem, TableError
from kaja.tabell.table import Block, Table, open_table
from kaja.tabell.write import write_csv, write_xlsx

__all__ = [
    "Block",
    "NotByLinesError",
    "RowProblem",
    "Table",
    "TableError",
    "fold_header",
    "open_table",
    "write_csv",
    "write_xlsx",
]
