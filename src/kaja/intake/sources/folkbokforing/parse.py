"""Rows of `folkbokforing` become records with half-open periods."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from kaja.intake.sources.folkbokforing.layout import GRUND, KONTAKT
from kaja.intake.sources.lasare import Lasare, Radfel, quick
from kaja.tabell import Table
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


def reader(
    table: Table, *, nummerbok: Nummerbok | None = None, kontakt: bool = True
) -> Lasare[FolkbokforingRad]:
    """A reader of the table. Without `kontakt`, names and addresses are not read but left blank.

    Raises TableError when a required column is missing.
    """
    layout, olast = (GRUND + KONTAKT, ()) if kontakt else (GRUND, ("",) * len(KONTAKT))

    def bygg(rad: int, varden: tuple[Any, ...]) -> FolkbokforingRad:
        fran, till = varden[2:4]
        if fran is not None and till is not None and till <= fran:
            raise Radfel(
                "i_kommunen_till_och_med", "Perioden slutar före sin början. Rätta ett av datumen."
            )
        return quick(FolkbokforingRad, (varden[0], rad, *varden[1:], *olast))

    return Lasare(table, layout, bygg, nummerbok, olasta=KONTAKT)
