"""Rows of `elever` become records with half-open periods."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.intake.sources.elever.layout import LAYOUT
from kaja.intake.sources.lasare import Lasare, Tabell, Vaxande
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


_FEL = Vaxande("fran", "till", "slutdatum", "Slutdatum ligger före startdatum. Rätta ett av dem.")


def reader(table: Tabell, *, nummerbok: Nummerbok | None = None) -> Lasare[ElevRad]:
    """A reader of the table. Raises TableError when a required column is missing."""
    return Lasare(table, LAYOUT, ElevRad, nummerbok, fel=_FEL)
