"""A list as a table of which the body is put together here, as text: a template, and the table
library's own way to a cell, take three times as long for rows of a dozen cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_tables2 as tables
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Cell = tuple[str, Callable[[Any], str], str]
"""What stands before a cell's content, what gives the content of a row, and what stands after."""


class Listtabell(tables.Table):
    """A table whose column `x` has its content from the method `cell_x(record)`: markup as a
    SafeString, anything else is escaped."""

    class Meta:
        template_name = "handlaggare/lista.html"

    @property
    def kropp(self) -> SafeString:
        """The rows of the page."""
        celler = [_cell(kol.name, getattr(self, f"cell_{kol.name}")) for kol in self.columns]
        rader = (rad.record for rad in self.paginated_rows)
        return SafeString("\n".join(self._rad(rad, celler) for rad in rader))

    def _rad(self, rad: Any, celler: list[Cell]) -> str:
        inne = "".join(
            [f"{fore}{conditional_escape(ge(rad))}{efter}" for fore, ge, efter in celler]
        )
        return f'<tr role="row"{self.radens(rad)}>{inne}</tr>'

    def radens(self, rad: Any) -> SafeString:
        """The attributes of a row: whom styles and scripts must know of."""
        return SafeString(" data-skyddad" if rad.person.skyddad else "")


def _cell(kol: str, ge: Callable[[Any], str]) -> Cell:
    if kol == "namn":
        return '<th role="rowheader" scope="row" data-kol="namn">', ge, "</th>"
    return f'<td role="cell" data-kol="{kol}">', ge, "</td>"
