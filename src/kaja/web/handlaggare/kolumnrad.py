"""A column of the sheet as a row of the wizard's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.forms import BoundField

from kaja.intake.sources.kalkylblad import Kolumnforslag
from kaja.web.handlaggare.kolumnord import Ark

SAKERT, TROLIGT = 0.75, 0.5


class Kolumnrad(NamedTuple):
    """Its heading, the first values that may be shown, the choice, and in words how sure the guess
    is and why."""

    rubrik: str
    exempel: Sequence[str]
    falt: BoundField
    visshet: str
    varfor: str


def raden(kolumn: Kolumnforslag, falt: BoundField, ark: Ark) -> Kolumnrad:
    """The row of a column, with the field in which it is chosen what it is."""
    exempel = ark.exempel(kolumn.plats, kolumn.mal)
    return Kolumnrad(kolumn.rubrik, exempel, falt, _visshet(kolumn), kolumn.varfor)


def _visshet(kolumn: Kolumnforslag) -> str:
    if not kolumn.mal:
        return "Används inte"
    if kolumn.sakerhet >= SAKERT:
        return "Känner igen"
    return "Trolig" if kolumn.sakerhet >= TROLIGT else "Gissning, kontrollera"
