"""The invented schools, and which of them a pupil gets."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import NamedTuple

from kaja.exempel.datafiler import las_tabell


class Huvudman(NamedTuple):
    """Who runs the school, and how their system writes its files."""

    namn: str
    korta_nummer: bool
    kompakta_datum: bool
    planerat_slut: bool
    avbrott_nej: bool
    synonymer: bool


class Skola(NamedTuple):
    kod: str
    namn: str
    huvudman: Huvudman
    vikt: int
    skolformer: frozenset[str]
    program: frozenset[str]


@cache
def huvudman() -> dict[str, Huvudman]:
    return {
        rad["huvudman"]: Huvudman(
            rad["huvudman"],
            rad["nummer"] == "10",
            rad["datum"] == "kompakt",
            rad["planerat_slut"] == "ja",
            rad["avbrott_nej"] == "ja",
            rad["synonymer"] == "ja",
        )
        for rad in las_tabell("huvudman")
    }


@cache
def skolor() -> tuple[Skola, ...]:
    return tuple(
        Skola(
            rad["kod"],
            rad["namn"],
            huvudman()[rad["huvudman"]],
            int(rad["vikt"]),
            frozenset(rad["skolformer"].split()),
            frozenset(rad["program"].split()),
        )
        for rad in las_tabell("skolor")
    )


def valj_program(slump: Random) -> str:
    """A national programme, the common ones more often."""
    program = las_tabell("program")
    vikter = [int(rad["vikt"]) for rad in program]
    return slump.choices(program, vikter)[0]["kod"]


def valj_skola(
    slump: Random, skolform: str, studievag: str = "", inte: Skola | None = None
) -> Skola:
    """A school with the school form and programme; another than `inte` when there is one."""
    program = studievag[:2]
    mojliga = [
        skola
        for skola in skolor()
        if skolform in skola.skolformer and (skolform != "GY" or program in skola.program)
    ]
    andra = [skola for skola in mojliga if skola != inte] or mojliga
    return slump.choices(andra, [skola.vikt for skola in andra])[0]
