"""Whose a row of a file is, and whether it says itself that the person is protected; told by the
cells alone, also of a row that could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from kaja.intake.sources.celler import fri_text
from kaja.intake.sources.kalkylblad import innehall
from kaja.intake.sources.kalkylblad.ord import ar_tom
from kaja.ungdom.identitet import Nummerfel, TFNummer, las, las_tf

_INGET_SKYDD = frozenset({"nej", "ingen", "n", "0", "inget"})


def nummer_bland(celler: Sequence[str]) -> set[str]:
    """Every identity number in the cells, in whatever column, as twelve characters."""
    return {nummer for cell in celler if (nummer := _nummer(cell))}


def ar_skyddsmarke(cell: str) -> bool:
    """Whether a cell in a column of protection says that there is one."""
    text = fri_text(cell).casefold()
    return bool(text) and not ar_tom(text) and text not in _INGET_SKYDD


def _nummer(cell: str) -> str:
    try:
        return las(fri_text(cell)).text12
    except TFNummer:
        return las_tf(fri_text(cell))
    except Nummerfel:
        tio = innehall.tio_siffror(cell)
        return _nummer(f"{tio[:6]}-{tio[6:]}") if tio and "-" not in cell else ""
