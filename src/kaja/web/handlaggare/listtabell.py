"""A list as a table of which head and body are put together here, as text: a template, and the
table library's own way to a cell, take three times as long for rows of a dozen cells."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any
from urllib.parse import urlencode

import django_tables2 as tables
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django_tables2.columns import BoundColumn

from kaja.web.komponenter.markup import ren

STIGANDE = ("ascending", ' <span aria-hidden="true">↑</span>')
FALLANDE = ("descending", ' <span aria-hidden="true">↓</span>')
Cell = tuple[str, Callable[[Any], str], str]
"""What stands before a cell's content, what gives the content of a row, and what stands after."""


class Kolumn(tables.Column):
    """A column that a table changes nothing in. Without this each page copies all that all of them
    hold, choices and attributes too."""

    def __deepcopy__(self, _: dict[int, Any]) -> Kolumn:
        return copy(self)


class Listtabell(tables.Table):
    """A table whose column `x` has its content from the method `cell_x(record)`: markup as a
    SafeString, anything else is escaped."""

    class Meta:
        template_name = "handlaggare/lista.html"

    @property
    def om_tabellen(self) -> SafeString:
        """The attributes of the table: what styles and scripts must know of it."""
        return SafeString('class="k-lista" data-utan-val')

    def om_raden(self, rad: Any) -> SafeString:
        """The same of a row."""
        return SafeString(" data-skyddad" if rad.person.skyddad else "")

    @property
    def huvud(self) -> SafeString:
        """The titles, each a link that sorts by its column; the other way where it does already."""
        fraga = dict(self.request.GET)
        return SafeString("".join([self._rubrik(kol, fraga) for kol in self.columns]))

    def _rubrik(self, kol: BoundColumn, fraga: dict[str, Any]) -> str:
        rubrik = f'<th role="columnheader" scope="col" data-kol="{kol.name}"'
        if not kol.orderable:
            return f"{rubrik}>{ren(kol.header)}</th>"
        efter, hall, pil = kol.order_by_alias, "none", ""
        if kol.is_ordered:
            hall, pil = FALLANDE if efter.is_descending else STIGANDE
        sorterad = {**fraga, self.prefixed_order_by_field: efter.next}
        hit = ren(f"?{urlencode(sorterad, doseq=True)}")
        return f'{rubrik} aria-sort="{hall}"><a href="{hit}">{ren(kol.header)}{pil}</a></th>'

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
        return f'<tr role="row"{self.om_raden(rad)}>{inne}</tr>'


def _cell(kol: str, ge: Callable[[Any], str]) -> Cell:
    if kol == "namn":
        return '<th role="rowheader" scope="row" data-kol="namn">', ge, "</th>"
    return f'<td role="cell" data-kol="{kol}">', ge, "</td>"
