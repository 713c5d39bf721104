"""Rows of `elever` become records with half-open periods."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from kaja.intake.sources.elever.layout import LAYOUT
from kaja.intake.sources.lasare import Lasare, Radfel, quick
from kaja.tabell import Table
from kaja.ungdom.identitet import Nummerbok


class ElevRad(NamedTuple):
    """One enrolment. `till` is the day after the last day, None until further notice."""

    nummer: str
    rad: int
    skolform: str
    fran: date
    till: date | None
    avbrott: bool | None
    skolenhetskod: str
    studievag: str
    huvudman: str


def reader(table: Table, *, nummerbok: Nummerbok | None = None) -> Lasare[ElevRad]:
    """A reader of the table. Raises TableError when a required column is missing."""
    return Lasare(table, LAYOUT, _bygg, nummerbok)


def _bygg(rad: int, varden: tuple[Any, ...]) -> ElevRad:
    fran, till = varden[2:4]
    if till is not None and till <= fran:
        raise Radfel("slutdatum", "Slutdatum ligger före startdatum. Rätta ett av dem.")
    return quick(ElevRad, (varden[0], rad, *varden[1:]))
