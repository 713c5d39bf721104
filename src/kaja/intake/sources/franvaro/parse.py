"""Rows of `franvaro` become records with half-open periods."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.intake.sources.franvaro.layout import LAYOUT
from kaja.intake.sources.lasare import Lasare, Radfel, Tabell
from kaja.ungdom.identitet import Nummerbok


class FranvaroRad(NamedTuple):
    """Absence from one school during a period; `till` is the day after its last day."""

    nummer: str
    rad: int
    skolenhetskod: str
    fran: date
    till: date
    ogiltig_minuter: int
    schemalagd_minuter: int | None
    csn_rapporterad: bool | None
    giltigt_skal: bool | None


def reader(table: Tabell, *, nummerbok: Nummerbok | None = None) -> Lasare[FranvaroRad]:
    """A reader of the table. Raises TableError when a required column is missing."""
    return Lasare(table, LAYOUT, FranvaroRad, nummerbok, fel=_fel)


def _fel(post: FranvaroRad) -> Radfel | None:
    if post.till <= post.fran:
        return Radfel("period_till_och_med", "Perioden slutar före sin början. Rätta ett datum.")
    if post.schemalagd_minuter is not None and post.ogiltig_minuter > post.schemalagd_minuter:
        return Radfel(
            "ogiltig_minuter", "Frånvaron är längre än den schemalagda tiden. Rätta minuterna."
        )
    return None
