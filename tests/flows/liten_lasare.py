"""A second, tiny reading of the files of a random municipality, for the slow oracle.

It shares nothing with the program but the names of the facts.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from kaja.flows.filunderlag import Filer
from kaja.regler import Bevis, Folkbokforing, Studie, Tackning, Underlag

SKOLFORMER = {"VUXGY": "KOMVUX_GY", "VUXGR": "KOMVUX_GRUND", "VUXSFI": "SFI", "TR": "GRS"}
OKANDA = {"GX", "betyg"}
Rad = dict[str, str]


def underlag(filer: Filer, tackning: Tackning) -> dict[str, Underlag]:
    """What the files say of every number in the population file, also by their linked numbers."""
    boenden = _per_nummer(filer.folkbokforing)
    studier = _per_nummer(*filer.elever)
    bevis = _per_nummer(*filer.bevis)
    return {
        nummer: Underlag(
            fodd=_fodd(nummer),
            fodelsear=int(nummer[:4]),
            folkbokforing=tuple(_boende(rad, nr) for nr, rad in enumerate(rader)),
            folkbokford_fran=_dag(rader[0]["folkbokford_fran"]),
            skolplikt_upphor=_dag(rader[0]["skolplikt_upphor"]),
            studier=tuple(_studie(r) for n in _lankade(nummer, boenden) for r in studier[n]),
            bevis=tuple(
                Bevis(r["typ"], _dag(r["datum"]) or date.min)
                for n in _lankade(nummer, boenden)
                for r in bevis[n]
            ),
            tackning=tackning,
        )
        for nummer, rader in list(boenden.items())
    }


def _per_nummer(*filer: Path) -> dict[str, list[Rad]]:
    per_nummer: dict[str, list[Rad]] = defaultdict(list)
    for fil in filer:
        sedda: set[tuple[object, ...]] = set()  # an exact duplicate row counts once
        for rad in _rader(fil):
            innehall = tuple(_normal(namn, text) for namn, text in rad.items())
            if innehall not in sedda:
                sedda.add(innehall)
                per_nummer[_tolv(rad["personnummer"])].append(rad)
    return per_nummer


def _normal(namn: str, text: str) -> object:
    if "personnummer" in namn and text:
        return _tolv(text)
    return text.replace("-", "").replace("99991231", "")


def _rader(fil: Path) -> Iterator[Rad]:
    """The rows where every cell can be used."""
    innehall = fil.read_bytes()
    try:
        text = innehall.decode("utf-8")
    except UnicodeDecodeError:
        text = innehall.decode("cp1252")
    tecken = next(t for t in ";,\t" if t in text.splitlines()[0])
    for rad in csv.DictReader(text.splitlines(), delimiter=tecken):
        if _duger(rad):
            yield rad


def _duger(rad: Rad) -> bool:
    try:
        for namn, text in rad.items():
            if "fran" in namn or "datum" in namn or "upphor" in namn or "och_med" in namn:
                _dag(text)
        _tolv(rad["personnummer"])
    except ValueError:
        return False
    slut, start = _dag(rad.get("slutdatum", "")), _dag(rad.get("startdatum", ""))
    if slut and start and slut < start:
        return False
    fel = len(rad.get("kommunkod", "0000")) != 4 or rad.get("avbrott") == "?"
    return not fel and not OKANDA & {rad.get("skolform"), rad.get("typ")}


def _tolv(text: str) -> str:
    siffror = re.sub(r"\D", "", text)
    if len(siffror) not in (10, 12) or "TF" in text:
        raise ValueError(text)
    return siffror if len(siffror) == 12 else f"20{siffror}"


def _fodd(nummer: str) -> date | None:
    manad, dag = int(nummer[4:6]), int(nummer[6:8])
    try:
        return date(int(nummer[:4]), manad, dag - 60 if dag > 59 else dag)
    except ValueError:
        return None


def _dag(text: str) -> date | None:
    siffror = text.replace("-", "")
    return date(int(siffror[:4]), int(siffror[4:6]), int(siffror[6:])) if siffror else None


def _dagen_efter(text: str) -> date | None:
    dag = _dag(text)
    return None if dag is None or dag == date.max else dag + timedelta(days=1)


def _lankade(nummer: str, boenden: dict[str, list[Rad]]) -> set[str]:
    """The number with every number that a chain of replacements ties to it, either way."""
    par = [
        {n, _tolv(rad["nytt_personnummer"])}
        for n, rader in boenden.items()
        for rad in rader
        if rad["nytt_personnummer"] and rad["avregistrering"] == "GN"
    ]
    hittade = {nummer}
    for _ in par:
        hittade = hittade.union(*(lank for lank in par if lank & hittade))
    return hittade


def _boende(rad: Rad, nr: int) -> Folkbokforing:
    return Folkbokforing(
        rad["kommunkod"],
        _dag(rad["i_kommunen_fran"]),
        _dagen_efter(rad["i_kommunen_till_och_med"]),
        rad["skydd"],
        rad["avregistrering"],
        _dag(rad["avregistrerad_fran"]),
        nr,
    )


def _studie(rad: Rad) -> Studie:
    start, form = _dag(rad["startdatum"]), rad["skolform"].upper()
    assert start is not None
    slut, avbrott = _dagen_efter(rad["slutdatum"]), rad["avbrott"] == "ja"
    return Studie(SKOLFORMER.get(form, form), start, slut, avbrott, rad["studievag"])
