"""Makes files of any size for the benchmarks, at run time: the numbers in them are never kept.

One person has on average three enrolments and one certificate, in the proportions of a real
municipality: most are in school or through it, one in ten is neither.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from stdnum import luhn

KOMMUN = "1780"
DAG = date(2026, 11, 21)
TOM = date(2026, 11, 20)
_PROGRAM = ("NA", "SA", "EK", "TE", "BF", "VO", "EL", "FT", "HT", "IMA", "IMS", "IMV", "IMY")


class Filer(NamedTuple):
    folkbokforing: Path
    elever: Path
    bevis: Path


def skriv(mapp: Path, antal: int, fro: int = 1) -> Filer:
    """Write the three files for so many people. The same seed gives the same files."""
    slump = random.Random(fro)
    filer = Filer(mapp / "folkbokforing.csv", mapp / "elever.csv", mapp / "bevis.csv")
    with (
        filer.folkbokforing.open("w", encoding="utf-8") as folk,
        filer.elever.open("w", encoding="utf-8") as elever,
        filer.bevis.open("w", encoding="utf-8") as bevis,
    ):
        folk.write(
            "personnummer;kommunkod;i_kommunen_fran;folkbokford_fran;skydd;fornamn;efternamn\n"
        )
        elever.write("personnummer;skolform;startdatum;slutdatum;avbrott;skolenhetskod;studievag\n")
        bevis.write("personnummer;typ;datum;utfardare\n")
        for nummer, fodd in nummer_och_fodelsedag(antal):
            folk.write(_folkrad(slump, nummer, fodd))
            elever.writelines(_elevrader(slump, nummer, fodd))
            bevis.write(_bevisrad(slump, nummer, fodd))
    return filer


def nummer_och_fodelsedag(antal: int) -> Iterator[tuple[str, date]]:
    """Well-formed personnummer, spread evenly over the births of 2005-2012."""
    forst, dagar = date(2005, 1, 1), 8 * 365
    for i in range(antal):
        fodd = forst + timedelta(days=i % dagar)
        tio = f"{fodd:%y%m%d}{i // dagar:03d}"
        yield f"{fodd:%Y%m%d}{i // dagar:03d}{luhn.calc_check_digit(tio)}", fodd


def _folkrad(slump: random.Random, nummer: str, fodd: date) -> str:
    kommun = KOMMUN if slump.random() < 0.97 else "1715"
    fran = fodd if slump.random() < 0.8 else fodd + timedelta(days=slump.randrange(5000))
    forst = fran if slump.random() < 0.05 else ""
    skydd = "sekretessmarkering" if slump.random() < 0.004 else ""
    return f"{nummer};{kommun};{fran};{forst};{skydd};Förnamn{nummer[-4:]};Efternamn\n"


def _elevrader(slump: random.Random, nummer: str, fodd: date) -> Iterator[str]:
    """Grundskola, then a programme that may be interrupted, changed or never begun."""
    start = date(fodd.year + 16, 8, 17) + timedelta(days=slump.randrange(9))
    skola = 10_000_000 + slump.randrange(400)
    yield f"{nummer};GR;{fodd.year + 7}-08-20;{fodd.year + 16}-06-13;;{skola};\n"
    program = slump.choice(_PROGRAM)
    slut = f"{start.year + 3}-06-{slump.randrange(5, 14):02d}"
    hander = slump.random()
    if hander < 0.25:
        avbrott = start + timedelta(days=slump.randrange(20, 900))
        dag = "" if hander < 0.05 else avbrott  # real files have some without
        yield f"{nummer};GY;{start};{dag};ja;{skola};{program}\n"
        start = avbrott + timedelta(days=slump.randrange(1, 200))
    yield f"{nummer};GY;{start};{slut if hander < 0.9 else ''};nej;{skola};{program}\n"
    if hander > 0.25:
        sommar = f"{fodd.year + 15}-06-13"
        yield f"{nummer};GR;{fodd.year + 6}-08-20;{sommar};;{skola};\n"


def _bevisrad(slump: random.Random, nummer: str, fodd: date) -> str:
    typ = "examensbevis" if slump.random() < 0.8 else "studiebevis"
    return f"{nummer};{typ};{fodd.year + 19}-06-{slump.randrange(3, 14):02d};Skolan\n"
