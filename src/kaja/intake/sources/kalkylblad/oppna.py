"""A spreadsheet read by its profile: canonical records, and the sheet's own words in problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from kaja.intake.sources import bevis, elever, folkbokforing
from kaja.intake.sources.kaa_lista.parse import rader as kaa_rader
from kaja.intake.sources.kaa_lista.samman import slagen_samman
from kaja.intake.sources.kalkylblad.avbild import Avbild
from kaja.intake.sources.kalkylblad.profil import Profil, hitta_rubrikrad
from kaja.intake.sources.lasare import Lasare
from kaja.intake.sources.lasning import Lasning, Namn, Post, Slag
from kaja.intake.sources.tfbok import TFBok, ar_tf
from kaja.tabell import RowProblem, Table, open_table

_LASARE: Mapping[Slag, Callable[..., Lasare[Any]]] = {
    "folkbokforing": folkbokforing.reader,
    "elever": elever.reader,
    "bevis": bevis.reader,
    "kaa_lista": kaa_rader,
}


def oppna(innehall: bytes | Path, namn: str, *, profil: Profil, ar: int) -> Lasning:
    """The sheet opened by its profile; `ar` is the year in which it is read.

    Raises TableError when the file is no table, or lacks a column that must be there.
    """
    table = open_table(innehall, name=namn)
    return Kalkylblad(table.below(hitta_rubrikrad(profil, table)[0]), profil, ar)


class Kalkylblad:
    """A sheet that is open. Rows whose number is a TF-number are kept, with the name beside."""

    def __init__(self, table: Table, profil: Profil, ar: int) -> None:
        self.slag: Slag = profil.slag
        self.kodning = table.encoding or table.kind
        self.rubriker = table.header
        self.problems: list[RowProblem] = table.problems
        self.namn: dict[str, Namn] = {}
        self._table = table
        bok = TFBok(ar)
        self._avbild = Avbild(table, profil, bok)
        self._lasare = _LASARE[profil.slag](self._avbild, nummerbok=bok)
        self.olasliga: set[str] = self._lasare.olasliga

    def records(self) -> Iterator[Post]:
        """The canonical records of all good rows; the others are told of in `problems`."""
        if self.slag == "kaa_lista":
            return slagen_samman(self._rader(), self._avbild.report)
        return self._rader()

    def forsta(self, antal: int) -> list[tuple[int, list[str]]]:
        """The first rows below the headings, as they came."""
        return list(islice(self._table.below(self._table.header_row).rows(), antal))

    def _rader(self) -> Iterator[Any]:
        """One row at a time, so that a problem is told with the row it was found on."""
        for rad, celler in self._avbild.rows():
            post = self._lasare.read(rad, celler)
            if post is None:
                continue
            if ar_tf(post.nummer):
                self.namn[post.nummer] = self._avbild.namnet()
            yield post
