"""The texts that come with Kaja, one file for each: `mallar/<language>/<about>.<way>.txt`. Pure.

A new language is a new folder. The version goes up when the words of a file are changed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kaja.utskick.slag import TILL_SKOLAN, Kanal, Mall, Sprak

MAPP = Path(__file__).parent / "mallar"
VERSION = "Kajas 2"


def fil(mall: Mall, kanal: Kanal, sprak: Sprak) -> Path:
    return MAPP / sprak.value / f"{mall.value}.{kanal.value}.txt"


def finns(mall: Mall, kanal: Kanal, sprak: Sprak) -> bool:
    """Whether there is a text for it; a first contact, say, is never a text message."""
    return fil(mall, kanal, sprak).is_file()


@cache
def levererad(mall: Mall, kanal: Kanal, sprak: Sprak) -> str:
    """The text that comes with Kaja. FileNotFoundError without one."""
    return fil(mall, kanal, sprak).read_text("utf-8")


def i_kanalen(kanal: Kanal) -> list[Mall]:
    """What can be sent to youths this way."""
    return [m for m in Mall if m not in TILL_SKOLAN and finns(m, kanal, Sprak.SV)]
