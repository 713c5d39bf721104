"""Reads the three canonical files for the SQL: cells made plain, bad rows left out.

A third reading of the formats too, and nothing of the law. A row comes out as it stands in the
file, with numbers of twelve digits, days as `ÅÅÅÅ-MM-DD`, and blanks as None.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from stdnum import luhn

Cell = str | None
SYNONYMER = {"VUXGR": "KOMVUX_GRUND", "VUXGY": "KOMVUX_GY", "VUXSFI": "SFI", "TR": "GRS"}
SKOLFORMER = (
    *("GR", "GRS", "SP", "SAM", "GY", "GYS", "IB", "INT", "KOMVUX_GRUND", "KOMVUX_GY"),
    *("SFI", "ORIENT", "FHS", "YH", "HS"),
)
BEVISTYPER = (
    *("examensbevis", "studiebevis", "gymnasiebevis", "ib_diplom", "utlandsk_examen"),
    *("folkhogskola_behorighet", "examensbevis_komvux"),
)
_NUMMER = re.compile(r"(\d{2})?(\d{6})([-+]?)(\d{4})", re.ASCII)


def text(cell: str) -> Cell:
    return cell.strip() or None


@lru_cache(maxsize=100_000)
def dag(cell: str) -> Cell:
    """A day, or ValueError. The last day that there is means no day."""
    if not cell.strip():
        return None
    lasd = date.fromisoformat(cell.strip())
    return None if lasd == date.max else lasd.isoformat()


def nummer(cell: str, ar: int) -> Cell:
    """Twelve digits, or ValueError. A number of ten belongs to the hundred years up to `ar`."""
    if not cell.strip():
        return None
    delar = _NUMMER.fullmatch(re.sub(r"[\s\xad]", "", cell))
    if delar is None or not luhn.is_valid(delar[2] + delar[4]):
        raise ValueError(cell)
    sekel = delar[1] or _sekel(int(delar[2][:2]), delar[3], ar)
    _prova_fodelsen(sekel + delar[2])
    return sekel + delar[2] + delar[4]


def _sekel(tvasiffrigt: int, tecken: str, ar: int) -> str:
    if not tecken:
        raise ValueError("tio siffror utan tecken")
    senast = ar - (ar - tvasiffrigt) % 100
    return f"{(senast - 100 * (tecken == '+')) // 100:02d}"


def _prova_fodelsen(fodd: str) -> None:
    """A samordningsnummer has sixty days more, and need not tell the day of the birth."""
    ar, manad, dagen = int(fodd[:4]), int(fodd[4:6]), int(fodd[6:])
    if dagen < 60:
        date(ar, manad, dagen)
    elif manad > 12 or dagen > 91:
        raise ValueError(fodd)


def ett_av(tillatna: tuple[str, ...], cell: str) -> Cell:
    val = {varde.casefold(): varde for varde in tillatna}
    return val[cell.strip().casefold()] if cell.strip() else None


def skolform(cell: str) -> Cell:
    return ett_av(SKOLFORMER, SYNONYMER.get(cell.strip().upper(), cell))


def kommunkod(cell: str) -> Cell:
    if not re.fullmatch(r"\d{4}", cell.strip(), re.ASCII):
        raise ValueError(cell)
    return cell.strip()


Kolumner = dict[str, Callable[[str], Cell]]


def kolumner(kalla: str, ar: int) -> Kolumner:
    """What the SQL has of each source, and how its cells are read."""
    numret = partial(nummer, ar=ar)
    if kalla == "elever":
        return {
            "personnummer": numret, "skolform": skolform, "startdatum": dag, "slutdatum": dag,
            "avbrott": partial(ett_av, ("ja", "nej")), "studievag": text,
        }  # fmt: skip
    if kalla == "bevis":
        return {"personnummer": numret, "typ": partial(ett_av, BEVISTYPER), "datum": dag}
    return {
        "personnummer": numret, "kommunkod": kommunkod, "i_kommunen_fran": dag,
        "i_kommunen_till_och_med": dag, "folkbokford_fran": dag,
        "skydd": partial(ett_av, ("sekretessmarkering", "skyddad_folkbokforing")),
        "avregistrering": partial(ett_av, ("AV", "UV", "GN", "OB")), "avregistrerad_fran": dag,
        "skolplikt_upphor": dag, "nytt_personnummer": numret,
    }  # fmt: skip


KRAVS = {"personnummer", "kommunkod", "skolform", "startdatum", "typ", "datum"}
PERIODER = (("startdatum", "slutdatum"), ("i_kommunen_fran", "i_kommunen_till_och_med"))


def rader(fil: Path, kalla: str, ar: int) -> Iterator[dict[str, Cell]]:
    """The rows that can be used."""
    las = kolumner(kalla, ar)
    innehall = fil.read_bytes()
    text = csv.reader(_avkodad(innehall).splitlines(), delimiter=_skiljetecken(innehall))
    rubriker = [_vikt(rubrik) for rubrik in next(text)]
    plats = {namn: rubriker.index(_vikt(namn)) for namn in las if _vikt(namn) in rubriker}
    for celler in text:
        if not any(celler):
            continue
        try:
            rad = {n: f(celler[plats[n]]) if n in plats else None for n, f in las.items()}
        except (ValueError, KeyError):
            continue
        if gar_att_anvanda(rad):
            yield rad


def gar_att_anvanda(rad: dict[str, Cell]) -> bool:
    """Whether what is required is there, and no period ends before it begins."""
    if any(varde is None for namn, varde in rad.items() if namn in KRAVS):
        return False
    perioder = ((rad.get(fran), rad.get(tom)) for fran, tom in PERIODER)
    return all(fran is None or tom is None or fran <= tom for fran, tom in perioder)


def _avkodad(innehall: bytes) -> str:
    try:
        return innehall.decode("utf-8-sig")
    except UnicodeDecodeError:
        return innehall.decode("cp1252")


def _skiljetecken(innehall: bytes) -> str:
    rubriker = innehall.split(b"\n", 1)[0].decode("ascii", "replace")
    return max(";,\t", key=rubriker.count)


def _vikt(rubrik: str) -> str:
    return re.sub(r"[\s_-]", "", rubrik.casefold()).translate(str.maketrans("åäö", "aao"))
