"""Rows of `elever` become records with half-open periods."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.intake.sources.elever.layout import LAYOUT
from kaja.intake.sources.lasare import Lasare, Radfel, Tabell
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


def reader(table: Tabell, *, nummerbok: Nummerbok | None = None) -> Lasare[ElevRad]:
    """A reader of the table. Raises TableError when a required column is missing."""
    return Lasare(table, LAYOUT, ElevRad, nummerbok, fel=_fel)


def _fel(post: ElevRad) -> Radfel | None:
    if post.till is None or post.till > post.fran:
        return None
    return Radfel("slutdatum", "Slutdatum ligger före startdatum. Rätta ett av dem.")
