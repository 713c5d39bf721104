"""A cell in the sheet's own words becomes one that the canonical reader takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaja.intake.sources.celler import Minne
from kaja.intake.sources.kalkylblad import datumformat, innehall
from kaja.intake.sources.kalkylblad.mal import DATUM
from kaja.intake.sources.kalkylblad.ord import ORD, ar_tom, studievag
from kaja.intake.sources.kalkylblad.profil import Profil, vardenyckel
from kaja.intake.sources.layout import Kolumn
from kaja.ungdom.identitet import Nummerbok


def oversattare(kolumn: Kolumn, profil: Profil, bok: Nummerbok) -> Minne[str]:
    """Gives the canonical text for a cell of the column.

    First what the profile says that the words mean; then the cell as it stands, if the canonical
    reader takes it; then the profile's date formats and the common words. A cell that none of these
    can read comes back as it stands, for the reader to refuse.
    """
    egna = {vardenyckel(text): varde for text, varde in profil.varden.get(kolumn.namn, {}).items()}
    annars = _annars(kolumn.namn, profil, bok.ar)
    tolka: Callable[[str], Any] = kolumn.tolka or bok.__getitem__

    def oversatt(text: str) -> str:
        if (eget := egna.get(vardenyckel(text))) is not None:
            return eget
        if kolumn.namn == "studievag":
            return studievag(text) or text
        try:
            tolka(text)
        except ValueError:
            annat = annars(text)
            return text if annat is None else annat
        return text

    return Minne(oversatt)


def _annars(namn: str, profil: Profil, ar: int) -> Callable[[str], str | None]:
    """What a cell is that the canonical reader does not take; None when nobody knows."""
    if namn == "personnummer":
        return _tio_siffror
    format_ = profil.datum.get(namn, ())

    def annars(text: str) -> str | None:
        if ar_tom(text):
            return ""
        if namn in DATUM:
            funnen = datumformat.dag(text, format_, ar)
            return funnen.isoformat() if funnen else None
        return ORD[namn](text) if namn in ORD else None

    return annars


def _tio_siffror(text: str) -> str | None:
    """Ten digits without a sign, of which a spreadsheet may have taken the first zero.

    In a list of youths nobody is a hundred years old.
    """
    siffror = innehall.tio_siffror(text)
    return f"{siffror[:6]}-{siffror[6:]}" if siffror else None
