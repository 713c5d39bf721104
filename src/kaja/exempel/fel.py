"""The errors that real files have, put into good ones.

`FEL` says where, how many and which. Each function takes a row and gives what stands there instead.
An invalid number is really invalid: its check digit is wrong, or it is not digits.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from kaja.exempel.filer import Fil, Rad

Forvanskning = Callable[[Rad], list[Rad]]


class Fel(NamedTuple):
    fil: str
    antal: int
    gor: Forvanskning


def fel_kontrollsiffra(rad: Rad) -> list[Rad]:
    nummer = rad["personnummer"]
    return [rad | {"personnummer": nummer[:-1] + str((int(nummer[-1]) + 1) % 10)}]


def bokstaven_o(rad: Rad) -> list[Rad]:
    return [rad | {"personnummer": rad["personnummer"].replace("0", "O")}]


def for_kort_nummer(rad: Rad) -> list[Rad]:
    return [rad | {"personnummer": rad["personnummer"][:-1]}]


def tf_nummer(rad: Rad) -> list[Rad]:
    """A temporary number that a school made up for a pupil without a personnummer."""
    siffror = rad["personnummer"].replace("-", "")
    fodd = siffror[:8] if len(siffror) == 12 else f"20{siffror[:6]}"
    return [rad | {"personnummer": f"{fodd}TF{siffror[-2:]}"}]


def dubblett(rad: Rad) -> list[Rad]:
    return [rad, dict(rad)]


def tom_rad(rad: Rad) -> list[Rad]:
    return [rad, {}]


def blanksteg(rad: Rad) -> list[Rad]:
    """Spaces after the values, as a fixed-width export leaves them. The row is still good."""
    return [{kolumn: f"{varde}  " if varde else "" for kolumn, varde in rad.items()}]


def byt(kolumn: str, varde: str) -> Forvanskning:
    """Another value in a column."""
    return lambda rad: [rad | {kolumn: varde}]


def slut_fore_start(rad: Rad) -> list[Rad]:
    return [rad | {"slutdatum": "2014-06-13"}]


FEL = (
    Fel("folkbokforing", 2, fel_kontrollsiffra),
    Fel("folkbokforing", 1, bokstaven_o),
    Fel("folkbokforing", 2, tf_nummer),
    Fel("folkbokforing", 1, byt("i_kommunen_fran", "2026-02-30")),
    Fel("folkbokforing", 1, byt("kommunkod", "Borlänge")),
    Fel("folkbokforing", 1, byt("kommunkod", "")),
    Fel("folkbokforing", 3, dubblett),
    Fel("folkbokforing", 3, blanksteg),
    Fel("folkbokforing", 2, tom_rad),
    Fel("elever", 4, fel_kontrollsiffra),
    Fel("elever", 2, bokstaven_o),
    Fel("elever", 1, for_kort_nummer),
    Fel("elever", 5, tf_nummer),
    Fel("elever", 2, byt("startdatum", "2025-02-30")),
    Fel("elever", 1, byt("startdatum", "hösten 2025")),
    Fel("elever", 2, byt("startdatum", "")),
    Fel("elever", 3, slut_fore_start),
    Fel("elever", 2, byt("skolform", "GYMN")),
    Fel("elever", 1, byt("skolform", "FTH")),
    Fel("elever", 6, dubblett),
    Fel("elever", 5, blanksteg),
    Fel("elever", 3, tom_rad),
    Fel("bevis", 2, fel_kontrollsiffra),
    Fel("bevis", 1, byt("datum", "2025-06-31")),
    Fel("bevis", 1, byt("typ", "slutbetyg")),
    Fel("bevis", 2, dubblett),
    Fel("bevis", 1, tom_rad),
)


def med_fel(fil: Fil, slump: Random) -> Fil:
    """The file with its share of `FEL`, each in a row of its own."""
    egna = [fel.gor for fel in FEL if fil.namn == f"{fel.fil}.csv" for _ in range(fel.antal)]
    platser = dict(zip(slump.sample(range(len(fil.rader)), len(egna)), egna, strict=True))
    rader: list[Rad] = []
    for nr, rad in enumerate(fil.rader):
        rader += platser[nr](rad) if nr in platser else [rad]
    return Fil(fil.namn, fil.kolumner, tuple(rader))
