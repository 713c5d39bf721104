"""Skapar en sida per lagrum: lagens ord, Kajas svar, inställningarna och fallen.

`python -m kaja.regler.lagsidor docs/regler` skriver om sidorna ur `lagtext.md`, `fall.md` och
reglerna själva. Ett test jämför dem med dem som ligger i kodförrådet.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

HAR = Path(__file__).parent / "skollagen_29_9"
FALL = HAR / "fall.md"
LAGTEXT = HAR / "lagtext.md"


class Tabell(NamedTuple):
    """En tabell i Markdown och den rubrik som den står under."""

    rubrik: str
    kolumner: tuple[str, ...]
    rader: tuple[tuple[str, ...], ...]


def tabeller(markdown: str) -> list[Tabell]:
    """Tabellerna i en text, i ordning. En tabell är rader som börjar med `|`."""
    hittade = []
    for avsnitt in re.split(r"^#+ ", markdown, flags=re.MULTILINE)[1:]:
        rubrik = avsnitt.partition("\n")[0]
        for block in re.findall(r"(?:^\|.*\n)+", avsnitt, flags=re.MULTILINE):
            kolumner, _, *rader = [_celler(rad) for rad in block.splitlines()]
            hittade.append(Tabell(rubrik, kolumner, tuple(rader)))
    return hittade


def _celler(rad: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in rad.strip().strip("|").split("|"))
