"""Ordlistorna i `ord/`, lästa en gång och ordnade så att de går fort att slå i.

Mönstren på en rad skiljs åt av komma. `#` är en kommentar. `> text` är det som kan skrivas i
stället för orden efter; ett ensamt `>` att inget kan det.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kaja.regler.forbjudna_uppgifter.monster import Monster, Ordet, las, slut
from kaja.regler.forbjudna_uppgifter.slag import Slag

UNDANTAG = "undantag"
TRE = 3


class Uppslag(NamedTuple):
    """Ett mönster, vad det är ett tecken på, och vad som kan skrivas i stället."""

    monster: Monster
    slag: Slag | None
    forslag: str


class Fynd(NamedTuple):
    """Ett uppslag som passar på orden `forsta` till och med `sista`."""

    uppslag: Uppslag
    forsta: int
    sista: int


class Register:
    """Uppslagen efter sitt första ord: helt, eller de tre första eller sista bokstäverna."""

    def __init__(self, alla: Iterable[Uppslag]) -> None:
        self._hela: defaultdict[str, list[Uppslag]] = defaultdict(list)
        self._exakt: defaultdict[str, list[Uppslag]] = defaultdict(list)
        self._borjar: defaultdict[str, list[tuple[str, Uppslag]]] = defaultdict(list)
        self._slutar: defaultdict[str, list[tuple[str, Uppslag]]] = defaultdict(list)
        for uppslag in alla:
            self._ordna(uppslag)

    def _ordna(self, uppslag: Uppslag) -> None:
        forsta = uppslag.monster[0]
        if forsta is None or min(map(len, forsta.borjar + forsta.slutar), default=TRE) < TRE:
            raise ValueError(f"Minst tre bokstäver bredvid en stjärna: {forsta}")
        for ord in forsta.hela:
            self._hela[ord].append(uppslag)
        for ord in forsta.exakt:
            self._exakt[ord].append(uppslag)
        for stam in forsta.borjar:
            self._borjar[stam[:TRE]].append((stam, uppslag))
        for stam in forsta.slutar:
            self._slutar[stam[-TRE:]].append((stam, uppslag))

    def fynd(self, text: list[Ordet]) -> Iterator[Fynd]:
        """Alla uppslag som passar någonstans i texten."""
        for nr, ordet in enumerate(text):
            for uppslag in self._med(ordet):
                if (sista := slut(uppslag.monster, text, nr)) is not None:
                    yield Fynd(uppslag, nr, sista)

    def _med(self, ordet: Ordet) -> Iterator[Uppslag]:
        """Uppslagen som ordet kan vara det första i."""
        vikt = ordet.vikt
        yield from self._hela.get(vikt, ())
        yield from self._exakt.get(ordet.skrivet, ())
        for stam, uppslag in self._borjar.get(vikt[:TRE], ()):
            if vikt.startswith(stam):
                yield uppslag
        for stam, uppslag in self._slutar.get(vikt[-TRE:], ()):
            if vikt.endswith(stam):
                yield uppslag


@cache
def forbjudna() -> Register:
    """Orden för alla slag som har en ordlista."""
    return Register(uppslag for slag in Slag for uppslag in _las(slag, slag))


@cache
def undantag() -> Register:
    """Orden som betyder något annat: utbildningar, yrken, platser, uttryck."""
    return Register(_las(UNDANTAG, None))


def _las(lista: str, slag: Slag | None) -> Iterator[Uppslag]:
    fil = files(__package__) / "ord" / f"{lista}.txt"
    forslag = ""
    for rad in map(str.strip, fil.read_text("utf-8").splitlines() if fil.is_file() else ()):
        if rad.startswith(">"):
            forslag = rad[1:].strip()
        elif rad and not rad.startswith("#"):
            yield from (Uppslag(las(ord), slag, forslag) for ord in rad.split(","))
