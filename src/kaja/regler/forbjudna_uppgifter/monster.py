"""Mönstren i ordlistorna: vad en rad i en fil i `ord/` kan säga.

Ett mönster är ett eller flera ord efter varandra. Ett ord kan ha en stjärna i slutet eller i
början: `diagnos*` är alla ord som börjar så, `*programmet` alla som slutar så. `sjuk|sjuka` är det
ena eller det andra. `..` är noll till tre ord vad som helst och `*` är ett. `=SD` skiljer på stora
och små bokstäver.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

ORD = re.compile(r"[\w\u0300-\u036f\u00ad]+")
MELLAN = frozenset(" \t\r\n\u00a0-‐‑–—/'’\"”“(")
VALET = re.compile(r"\*?[^*=]+|[^*=]+\*|=[^*=]+")
LUCKA = ".."
VAD_SOM_HELST = "*"
LANGSTA_LUCKA = 3


class Ordet(NamedTuple):
    """Ett ord i en text: var det står, vikt till små bokstäver, och som det skrevs.

    `foljer` är sant om det hör till samma led som ordet före: ingen punkt och inget komma emellan.
    """

    start: int
    slut: int
    vikt: str
    skrivet: str
    foljer: bool


def orden(text: str) -> list[Ordet]:
    """Texten ord för ord. Platserna är textens egna, även om den har lösa accenter."""
    funna: list[Ordet] = []
    vanlig = "\u00ad" not in text and unicodedata.is_normalized("NFC", text)
    fore = 0
    for traff in ORD.finditer(text):
        start, slut = traff.span()
        skrivet = traff.group() if vanlig else _samlat(traff.group())
        foljer = MELLAN.issuperset(text[fore:start])
        funna.append(Ordet(start, slut, skrivet.casefold(), skrivet, foljer))
        fore = slut
    return funna


def _samlat(ord: str) -> str:
    """Ordet utan mjuka bindestreck och med accenterna i bokstäverna."""
    return unicodedata.normalize("NFC", ord.replace("\u00ad", ""))


class Del(NamedTuple):
    """Vad ett ord i ett mönster kan vara: ett helt ord, en början, ett slut, eller så skrivet."""

    hela: frozenset[str]
    borjar: tuple[str, ...]
    slutar: tuple[str, ...]
    exakt: frozenset[str]

    def passar(self, ordet: Ordet) -> bool:
        vikt = ordet.vikt
        return (
            vikt in self.hela
            or vikt.startswith(self.borjar)
            or vikt.endswith(self.slutar)
            or ordet.skrivet in self.exakt
        )


Monster = tuple[Del | None, ...]
"""Delarna i ordning; None är en lucka."""


def las(rad: str) -> Monster:
    """Läs ett mönster ur en ordlista. ValueError om det inte går att läsa."""
    delar = tuple(None if ord == LUCKA else _del(ord) for ord in rad.split())
    if not delar or None in {delar[0], delar[-1]}:
        raise ValueError(f"Ett mönster börjar och slutar med ett ord: {rad!r}")
    return delar


def _del(ord: str) -> Del:
    val = ord.split("|")
    if ord != VAD_SOM_HELST and not all(map(VALET.fullmatch, val)):
        raise ValueError(f"En stjärna står först eller sist, och inte ensam: {ord!r}")
    vikta = [ett.casefold() for ett in val if ett[0] != "="]
    return Del(
        hela=frozenset(ett for ett in vikta if "*" not in ett),
        borjar=tuple(ett[:-1] for ett in vikta if ett[-1] == "*"),
        slutar=tuple(ett[1:] for ett in vikta if ett[0] == "*" and ett != VAD_SOM_HELST),
        exakt=frozenset(ett[1:] for ett in val if ett[0] == "="),
    )


def slut(monster: Monster, text: list[Ordet], nr: int) -> int | None:
    """Numret på mönstrets sista ord, om det börjar på ord `nr`; None om det inte passar."""
    forsta = monster[0]
    if forsta is None or not forsta.passar(text[nr]):
        return None
    if len(monster) == 1:
        return nr
    platser, lucka = [nr], False
    for del_ in monster[1:]:
        if del_ is None:
            lucka = True
            continue
        platser = [
            nasta
            for plats in platser
            for nasta in _nasta(text, plats, LANGSTA_LUCKA if lucka else 0)
            if del_.passar(text[nasta])
        ]
        lucka = False
        if not platser:
            return None
    return min(platser)


def _nasta(text: list[Ordet], plats: int, lucka: int) -> Iterator[int]:
    for nasta in range(plats + 1, min(plats + 2 + lucka, len(text))):
        if not text[nasta].foljer:
            return
        yield nasta
