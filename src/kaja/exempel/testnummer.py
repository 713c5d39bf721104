"""Skatteverket's test numbers: the only identity numbers the invented municipality may use."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from kaja.exempel.datafiler import las_tabell


@cache
def testpersonnummer() -> dict[int, tuple[str, ...]]:
    """All test personnummer by birth year, in order."""
    per_ar: dict[int, list[str]] = defaultdict(list)
    for rad in las_tabell("testpersonnummer"):
        if rad["typ"] == "personnummer":
            per_ar[int(rad["identitetsnummer"][:4])].append(rad["identitetsnummer"])
    return {ar: tuple(sorted(nummer)) for ar, nummer in per_ar.items()}


@cache
def testsamordningsnummer() -> dict[str, str]:
    """A test samordningsnummer by birth date, written as in a personnummer (ÅÅÅÅMMDD)."""
    return {
        f"{nummer[:6]}{int(nummer[6:8]) - 60:02}": nummer
        for nummer in (rad["identitetsnummer"] for rad in reversed(las_tabell("testpersonnummer")))
        if int(nummer[6:8]) >= 60
    }


def fodd(personnummer: str) -> date:
    return date(int(personnummer[:4]), int(personnummer[4:6]), int(personnummer[6:8]))


def ar_man(personnummer: str) -> bool:
    """The last digit but one is odd for men (18 § folkbokföringslagen)."""
    return int(personnummer[-2]) % 2 == 1
