"""Rows of `bevis` become records."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.intake.sources.bevis.layout import LAYOUT
from kaja.intake.sources.lasare import Lasare, Tabell
from kaja.ungdom.identitet import Nummerbok


class BevisRad(NamedTuple):
    """One certificate and its date."""

    nummer: str
    rad: int
    typ: str
    datum: date
    utfardare: str


def reader(table: Tabell, *, nummerbok: Nummerbok | None = None) -> Lasare[BevisRad]:
    """A reader of the table. Raises TableError when a required column is missing."""
    return Lasare(table, LAYOUT, BevisRad, nummerbok)
