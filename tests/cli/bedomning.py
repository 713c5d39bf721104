"""What the tests of `kaja bedom` share: a folder to run it in, and its answers read back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

import pytest

from kaja.cli import main
from kaja.exempel.testnummer import testpersonnummer, testsamordningsnummer

KOMMUN, DAG = "1780", "2026-11-21"
RUBRIK = (
    "personnummer;utfall;avgorande_punkt;motivering;omfattas_fran;galler_till_och_med;"
    "ingangsorsak;vantar_pa_start"
)
PROBLEMRUBRIK = "fil;rad;kolumn;varde;problem"
TACKNING = (
    *("--folkbokforing-tom", "2026-11-20"),
    *("--elever-tom", "2026-11-20"),
    *("--bevis-tom", "2026-11-20"),
)
ALLA_2008 = testpersonnummer()[2008]
ANNA, BO, CILLA, DAN = ALLA_2008[:4]
BARN = testpersonnummer()[2013][0]
VUXEN = testpersonnummer()[2000][0]
SAMORDNING = testsamordningsnummer()["20080513"]
BARA_AR = "200200692382"  # a samordningsnummer without a month

Rader = list[dict[str, str]]


class Utgang(NamedTuple):
    """What a run left behind. Files that were not written are empty lists."""

    status: int
    svar: Rader
    problem: Rader
    ut: str
    fel: str

    @property
    def per_nummer(self) -> dict[str, dict[str, str]]:
        return {rad["personnummer"]: rad for rad in self.svar}

    @property
    def utfall(self) -> dict[str, str]:
        return {rad["personnummer"]: rad["utfall"] for rad in self.svar}


class Verkstad:
    """A folder with the files of one run."""

    def __init__(self, mapp: Path, skarm: pytest.CaptureFixture[str]) -> None:
        self.mapp, self._skarm = mapp, skarm

    def fil(self, namn: str, *rader: str) -> Path:
        return self.bytes(namn, "".join(f"{rad}\n" for rad in rader).encode())

    def bytes(self, namn: str, innehall: bytes) -> Path:
        plats = self.mapp / namn
        plats.parent.mkdir(parents=True, exist_ok=True)
        plats.write_bytes(innehall)
        return plats

    def folkbokforing(self, *nummer: str, namn: str = "folkbokforing.csv") -> Path:
        """A population file where everyone lives in the municipality since always."""
        return self.fil(namn, "personnummer;kommunkod", *(f"{n};{KOMMUN}" for n in nummer))

    def elever(self, *rader: str, namn: str = "elever.csv") -> Path:
        return self.fil(namn, "personnummer;skolform;startdatum;slutdatum;avbrott", *rader)

    def bevis(self, *rader: str) -> Path:
        return self.fil("bevis.csv", "personnummer;typ;datum", *rader)

    def kor(self, *argument: str | Path, ut: str | Path | None = None) -> Utgang:
        """Run with the usual question and both output files, and read them back."""
        svar = self.mapp / "ut" / "malgrupp.csv" if ut is None else Path(ut)
        problem = self.mapp / "ut" / "problem.csv"
        problem.parent.mkdir(exist_ok=True)
        plats = ("--ut", svar, "--problem", problem)
        return self.ratt("--kommun", KOMMUN, "--dag", DAG, *plats, *argument)

    def ratt(self, *argument: str | Path) -> Utgang:
        """Run with exactly these arguments."""
        try:
            status = main(["bedom", *map(str, argument)])
        except SystemExit as slut:
            status = int(slut.code or 0)
        ut, fel = self._skarm.readouterr()
        svar, problem = self.mapp / "ut/malgrupp.csv", self.mapp / "ut/problem.csv"
        return Utgang(status, las(svar), las(problem), ut, fel)

    def namn(self) -> set[str]:
        """Every file in the folder, also hidden ones."""
        return {str(p.relative_to(self.mapp)) for p in self.mapp.rglob("*") if p.is_file()}


def las(fil: Path) -> Rader:
    return rader_i(fil.read_text(encoding="utf-8")) if fil.is_file() else []


def rader_i(text: str) -> Rader:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
