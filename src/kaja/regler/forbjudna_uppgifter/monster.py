"""Mönstren i ordlistorna: vad en rad i en fil i `ord/` kan säga.

Ett mönster är ett eller flera ord efter varandra. Ett ord kan ha en stjärna i slutet eller i
början: `diagnos*` är alla ord som börjar så, `*programmet` alla som slutar så. `sjuk|sjuka` är det
ena eller det andra. `..` är noll till tre ord vad som helst och `*` är ett. `=SD` skiljer på stora
och små bokstäver.
"""

from __future__ import annotations

import re
import unicodedata
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
            or (bool(self.borjar) and vikt.startswith(self.borjar))
            or (bool(self.slutar) and vikt.endswith(self.slutar))
            or ordet.skrivet in self.exakt
        )


Monster = tuple[Del | None, ...]
"""Delarna i ordning; None är en lucka."""


def las(rad: str) -> Monster:
    """Läs ett mönster ur en ordlista. ValueError om det inte går att läsa."""
    delar = tuple(None if ord == LUCKA else _del(ord) for ord in rad.split())
    if not delar or None in {delar[0], delar[-1]} or f"{LUCKA} {LUCKA}" in rad:
        raise ValueError(f"Ett mönster är ord, med högst en lucka mellan två: {rad!r}")
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
    """Numret på mönstrets sista ord, om ord `nr` är dess första; None om resten inte passar."""
    plats = nr
    for led, del_ in enumerate(monster[1:], start=1):
        if del_ is None:
            return _efter_lucka(monster[led + 1 :], text, plats)
        plats += 1
        if plats == len(text) or not text[plats].foljer or not del_.passar(text[plats]):
            return None
    return plats


def _efter_lucka(resten: Monster, text: list[Ordet], plats: int) -> int | None:
    """Det första stället, högst en lucka bort, där resten av mönstret passar."""
    forsta = resten[0]
    assert forsta is not None
    for nasta in range(plats + 1, min(plats + 2 + LANGSTA_LUCKA, len(text))):
        if not text[nasta].foljer:
            return None
        if forsta.passar(text[nasta]) and (sista := slut(resten, text, nasta)) is not None:
            return sista
    return None
