"""The text of a letter as people write it, and as the printer reads it. Pure.

A line that begins with "# " is the heading, "## " a smaller one, "- " a point of a list and a line
"---" begins a new page. A blank line begins a new paragraph, and lines are kept. There is no other
markup: all else is the text itself, whatever signs stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class Delslag(StrEnum):
    RUBRIK = "rubrik"
    UNDERRUBRIK = "underrubrik"
    STYCKE = "stycke"
    PUNKTER = "punkter"
    SIDA = "sida"


class Del(NamedTuple):
    """A part of the letter: its text, or the points of a list."""

    slag: Delslag
    rader: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.rader)


TECKEN = (("## ", Delslag.UNDERRUBRIK), ("# ", Delslag.RUBRIK), ("- ", Delslag.PUNKTER))
EGNA = frozenset({Delslag.RUBRIK, Delslag.UNDERRUBRIK, Delslag.SIDA})


def las(text: str) -> tuple[Del, ...]:
    """The parts of a letter, in order. Every text can be read."""
    delar = []
    for (slag, _), rader in groupby(_rader(text), key=lambda rad: rad[:2]):
        innehall = tuple(rad for _, _, rad in rader)
        delar += [Del(slag, (rad,)) for rad in innehall] if slag in EGNA else [Del(slag, innehall)]
    return tuple(delar)


def _rader(text: str) -> Iterator[tuple[Delslag, int, str]]:
    """Each line that says something: what it is, after how many blank ones, and its words."""
    tomma = 0
    for rad in text.strip().splitlines():
        if ord_ := rad.strip():
            slag, innehall = _slag(ord_)
            yield slag, tomma, innehall
        else:
            tomma += 1


def _slag(rad: str) -> tuple[Delslag, str]:
    if rad == "---":
        return Delslag.SIDA, ""
    for tecken, slag in TECKEN:
        if rad.startswith(tecken):
            return slag, rad.removeprefix(tecken).strip()
    return Delslag.STYCKE, rad


def rubrik(text: str) -> str:
    """The first heading; empty without one."""
    return next((del_.text for del_ in las(text) if del_.slag == Delslag.RUBRIK), "")


def som_vanlig_text(text: str) -> str:
    """The text without its heading, for an e-mail: points keep their dash."""
    stycken = (_vanlig(del_) for del_ in las(text) if del_.slag != Delslag.RUBRIK)
    return "\n\n".join(stycke for stycke in stycken if stycke)


def _vanlig(del_: Del) -> str:
    if del_.slag == Delslag.PUNKTER:
        return "\n".join(f"- {rad}" for rad in del_.rader)
    return del_.text
