"""A small, separate reading of the example files into underlag, for the test of proportions.

Rows with errors are left out, as the real reading does.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from kaja.exempel import Kommunfiler
from kaja.exempel.filer import Rad
from kaja.exempel.testnummer import testpersonnummer
from kaja.regler import Bevis, Folkbokforing, Studie, Tackning, Underlag

DAG = timedelta(days=1)
SKOLFORMER = {"VUXGY": "KOMVUX_GY", "VUXGR": "KOMVUX_GRUND", "VUXSFI": "SFI"}
GILTIGA = {nummer for per_ar in testpersonnummer().values() for nummer in per_ar}


def underlag_ur_filer(filer: Kommunfiler) -> dict[str, Underlag]:
    """The underlag of every personnummer in the population file."""
    boenden = _per_nummer(filer.folkbokforing.rader)
    studier = _per_nummer(filer.elever.rader)
    bevis = _per_nummer(filer.bevis.rader)
    tackning = Tackning(filer.tackning_tom, filer.tackning_tom, filer.tackning_tom)
    gamla = {
        r[0]["nytt_personnummer"]: n for n, r in boenden.items() if r[0]["avregistrering"] == "GN"
    }
    return {
        nummer: Underlag(
            fodd=_datum(nummer[:8]),
            fodelsear=int(nummer[:4]),
            folkbokforing=tuple(_boende(rad, nr) for nr, rad in enumerate(rader)),
            folkbokford_fran=_datum(rader[0]["folkbokford_fran"]),
            skolplikt_upphor=_datum(rader[0]["skolplikt_upphor"]),
            studier=tuple(_studie(rad) for rad in studier[nummer] + studier[gamla.get(nummer, "")]),
            bevis=tuple(Bevis(r["typ"], date.fromisoformat(r["datum"])) for r in bevis[nummer]),
            tackning=tackning,
        )
        for nummer, rader in list(boenden.items())
        if nummer in GILTIGA
    }


def _per_nummer(rader: tuple[Rad, ...]) -> dict[str, list[Rad]]:
    per_nummer: dict[str, list[Rad]] = defaultdict(list)
    for rad in rader:
        if rad and _hel(rad):
            nummer = rad["personnummer"].strip().replace("-", "")
            full = nummer if len(nummer) == 12 else f"20{nummer}"
            per_nummer[full].append(defaultdict(str, {k: v.strip() for k, v in rad.items()}))
    return per_nummer


def _hel(rad: Rad) -> bool:
    """Every date can be read, and what must stand there stands there."""
    try:
        datum = {k: _datum(v) for k, v in rad.items() if "datum" in k or k.endswith("_fran")}
    except ValueError:
        return False
    slut, start = datum.get("slutdatum"), datum.get("startdatum")
    return (
        rad.get("kommunkod", "0000").strip().isdigit()
        and rad.get("startdatum") != ""
        and not (slut and start and slut < start)
        and rad.get("typ") != "slutbetyg"
        and rad.get("skolform") not in {"GYMN", "FTH"}
    )


def _datum(text: str) -> date | None:
    return date.fromisoformat(text.strip()) if text.strip() else None


def _dagen_efter(text: str) -> date | None:
    dag = _datum(text)
    return dag + DAG if dag else None


def _boende(rad: Rad, nr: int) -> Folkbokforing:
    return Folkbokforing(
        rad["kommunkod"],
        _datum(rad["i_kommunen_fran"]),
        _dagen_efter(rad["i_kommunen_till_och_med"]),
        rad["skydd"],
        rad["avregistrering"],
        _datum(rad["avregistrerad_fran"]),
        nr,
    )


def _studie(rad: Rad) -> Studie:
    start = _datum(rad["startdatum"])
    assert start is not None
    return Studie(
        SKOLFORMER.get(rad["skolform"], rad["skolform"]),
        start,
        _dagen_efter(rad["slutdatum"]),
        rad["avbrott"] == "ja",
        rad["studievag"],
    )
