"""Rows of a municipality's own list of its youths become records."""

from __future__ import annotations

from collections.abc import Iterator

from kaja.intake.sources.kaa_lista.layout import LAYOUT
from kaja.intake.sources.kaa_lista.samman import KaaRad, Listrad, slagen_samman
from kaja.intake.sources.lasare import Lasare, Radfel, Tabell
from kaja.tabell import RowProblem
from kaja.ungdom.identitet import Nummerbok


class KaaLasare:
    """Reads a whole list: what it says of a person may stand on several rows."""

    def __init__(self, rader: Lasare[Listrad]) -> None:
        self._rader = rader
        self.problems: list[RowProblem] = rader.problems
        self.olasliga = rader.olasliga

    def records(self) -> Iterator[KaaRad]:
        """One record per person."""
        return slagen_samman(self._rader.records(), self._rader.table.report)


def reader(table: Tabell, *, nummerbok: Nummerbok | None = None) -> KaaLasare:
    """A reader of the table. Raises TableError when the column personnummer is missing."""
    return KaaLasare(rader(table, nummerbok=nummerbok))


def rader(table: Tabell, *, nummerbok: Nummerbok | None = None) -> Lasare[Listrad]:
    """A reader of the rows one by one, before what they say of one person is put together."""
    return Lasare(table, LAYOUT, Listrad, nummerbok, fel=_fel)


def _fel(post: Listrad) -> Radfel | None:
    if post.avregistrerad is None or post.registrerad is None:
        return None
    if post.avregistrerad >= post.registrerad:
        return None
    return Radfel("avregistrerad", "Avregistreringen ligger före registreringen. Rätta ett datum.")
