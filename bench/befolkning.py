"""Makes files of any size for the benchmarks, at run time: the numbers in them are never kept.

One person has on average three enrolments and one certificate, in the proportions of a real
municipality: most are in school or through it, one in ten is neither.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from stdnum import luhn

KOMMUN = "1780"
DAG = date(2026, 11, 21)
TOM = date(2026, 11, 20)
_ANDRA = ("0180", "1280", "1480", "1715", "2480")
_TERMINER = [date(ar, manad, 1) for ar in range(2019, 2027) for manad in (2, 9)]
_ELEVRUBRIK = "personnummer;skolform;startdatum;slutdatum;avbrott;skolenhetskod;studievag\n"
_PROGRAM = ("NA", "SA", "EK", "TE", "BF", "VO", "EL", "FT", "HT", "IMA", "IMS", "IMV", "IMY")


class Filer(NamedTuple):
    folkbokforing: Path
    elever: Path
    bevis: Path


class Nationella(NamedTuple):
    folkbokforing: Path
    elever: list[Path]  # one for each term
    bevis: Path

    @property
    def alla(self) -> list[Path]:
        return [self.folkbokforing, *self.elever, self.bevis]


AllaFiler = Filer | Nationella


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
        elever.write(_ELEVRUBRIK)
        bevis.write("personnummer;typ;datum;utfardare\n")
        for nummer, fodd in nummer_och_fodelsedag(antal):
            folk.write(_folkrad(slump, nummer, fodd))
            elever.writelines(_elevrader(slump, nummer, fodd))
            bevis.write(_bevisrad(slump, nummer, fodd))
    return filer


def skriv_nationellt(mapp: Path, antal: int, fro: int = 1) -> Nationella:
    """Write what a whole country might send: sixteen rows for each person, counted by `rader`.

    The enrolments come in one file for each term since 2019, with those who were enrolled in it, so
    that one enrolment stands in as many files as it has terms. One in five has moved, and has a row
    for each municipality.
    """
    slump = random.Random(fro)
    elever = {t: mapp / f"elever-{t:%Y-%m}.csv" for t in _TERMINER}
    filer = Nationella(mapp / "folkbokforing.csv", [*elever.values()], mapp / "bevis.csv")
    with ExitStack() as stack:
        oppna = {fil: stack.enter_context(fil.open("w", encoding="utf-8")) for fil in filer.alla}
        folk, bevis = oppna[filer.folkbokforing], oppna[filer.bevis]
        folk.write(
            "personnummer;kommunkod;i_kommunen_fran;i_kommunen_till_och_med;fornamn;efternamn\n"
        )
        bevis.write("personnummer;typ;datum;utfardare\n")
        for fil in filer.elever:
            oppna[fil].write(_ELEVRUBRIK)
        for nummer, fodd in nummer_och_fodelsedag(antal):
            folk.writelines(_flyttrader(slump, nummer, fodd))
            bevis.write(_bevisrad(slump, nummer, fodd))
            for rad in _elevrader(slump, nummer, fodd):
                for termin in _terminer(rad, fodd):
                    oppna[elever[termin]].write(rad)
    return filer


def rader(filer: AllaFiler) -> int:
    """How many rows there are below the headers."""
    alla = filer.alla if isinstance(filer, Nationella) else list(filer)
    return sum(fil.read_bytes().count(b"\n") - 1 for fil in alla)


def _terminer(elevrad: str, fodd: date) -> list[date]:
    """The terms in whose file the enrolment stands, from grundskola on."""
    _, _, fran, till, *_ = elevrad.split(";")
    i_skolan = [t for t in _TERMINER if fran < t.isoformat() < (till or "9999")]
    return [] if fran == f"{fodd.year + 6}-08-20" else i_skolan


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


def _flyttrader(slump: random.Random, nummer: str, fodd: date) -> Iterator[str]:
    """Where somebody has lived, one municipality after the other."""
    fran, namn = fodd, f"Förnamn{nummer[-4:]};Efternamn"
    while slump.random() < 0.2:
        till = fran + timedelta(days=slump.randrange(300, 2500))
        if till >= TOM:
            break
        yield f"{nummer};{slump.choice(_ANDRA)};{fran};{till};{namn}\n"
        fran = till + timedelta(days=1)
    kommun = KOMMUN if slump.random() < 0.97 else slump.choice(_ANDRA)
    yield f"{nummer};{kommun};{fran};;{namn}\n"


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
