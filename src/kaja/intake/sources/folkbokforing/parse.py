"""Rows of `folkbokforing` become records with half-open periods."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.intake.sources.folkbokforing.layout import GRUND, KONTAKT
from kaja.intake.sources.lasare import Lasare, Tabell, Vaxande
from kaja.ungdom.identitet import Nummerbok


class FolkbokforingRad(NamedTuple):
    """One person in one municipality during a period.

    `i_kommunen_till` is the day after the last day; None is until further notice, as None in
    `i_kommunen_fran` is since always. `folkbokford_fran` None is since childhood.
    """

    nummer: str
    rad: int
    kommunkod: str
    i_kommunen_fran: date | None
    i_kommunen_till: date | None
    folkbokford_fran: date | None
    skydd: str
    avregistrering: str
    avregistrerad_fran: date | None
    skolplikt_upphor: date | None
    nytt_nummer: str
    fornamn: str = ""
    efternamn: str = ""
    adress: str = ""
    postnummer: str = ""
    postort: str = ""
    epost: str = ""
    telefon: str = ""


_FEL = Vaxande(
    "i_kommunen_fran",
    "i_kommunen_till",
    "i_kommunen_till_och_med",
    "Perioden slutar före sin början. Rätta ett av datumen.",
)


def reader(
    table: Tabell, *, nummerbok: Nummerbok | None = None, kontakt: bool = True
) -> Lasare[FolkbokforingRad]:
    """A reader of the table. Without `kontakt`, names and addresses are not read but left blank.

    Raises TableError when a required column is missing.
    """
    layout, olasta = (GRUND + KONTAKT, ()) if kontakt else (GRUND, KONTAKT)
    return Lasare(table, layout, FolkbokforingRad, nummerbok, olasta, _FEL)
