"""Beskedet: bedömningen av en dag, med det som följer av den utan någon ny regel."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.regler.byggstenar import Bedomning, Fraga, Malgrupp
from kaja.regler.skollagen_29_9 import bedom
from kaja.regler.skollagen_29_9.ingang import ingangsorsak
from kaja.regler.skollagen_29_9.utbildning import kommande_start
from kaja.regler.tidslinje import galler_till_och_med, omfattas_fran
from kaja.regler.underlag import Underlag


class Besked(NamedTuple):
    """Hela svaret om en person. De tre sista är tomma när personen inte omfattas."""

    bedomning: Bedomning
    galler_till_och_med: date | None
    omfattas_fran: date | None = None
    ingangsorsak: str = ""
    vantar_pa_start: date | None = None


def besked(underlag: Underlag, fraga: Fraga) -> Besked:
    """Bedöm personen den dagen och säg sedan när, hur länge, varför och i väntan på vad.

    ValueError för en dag före 2015-01-01, då ansvaret inte fanns.
    """
    bedomning = bedom(underlag, fraga)
    till_och_med = galler_till_och_med(underlag, fraga, bedomning)
    if bedomning.utfall is not Malgrupp.OMFATTAS:
        return Besked(bedomning, till_och_med)
    fran = omfattas_fran(underlag, fraga) or fraga.dag
    start = kommande_start(underlag, fraga)
    return Besked(
        bedomning,
        till_och_med,
        fran,
        ingangsorsak(underlag, fraga, fran),
        start.fran if start else None,
    )
