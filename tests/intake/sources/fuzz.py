"""Malformed files for all four sources: none may crash, and every row must be accounted for.

    python -m tests.intake.sources.fuzz --rader 1000000

A file is a few hundred good rows, of which some have a cell that a mutation has spoilt; then the
file as a whole may be damaged too. In a file that only cells have been spoilt in it is known how
many rows there are: accepted, rejected and equal ones must add up to that.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from kaja.intake.sources import bevis, elever, folkbokforing, franvaro
from kaja.intake.sources.lasare import DUBBLETT
from kaja.tabell import TableError, open_table, write_xlsx

KALLOR: dict[str, Any] = {
    "folkbokforing": folkbokforing,
    "elever": elever,
    "bevis": bevis,
    "franvaro": franvaro,
}
RADER_PER_FIL = 250
NUMMER = Path(__file__).parents[3] / "src/kaja/exempel/data/testpersonnummer.csv"

ELAKA_CELLER = [
    "", " ", "\N{NO-BREAK SPACE}", "\0", "\0\0\0", "x" * 200, "x" * 140_000, "²", "٣", "１２", "½",
    "1900-01-00", "1900-01-01", "0000-00-00", "0001-01-01", "9999-12-31", "9999-12-30", "99999999",
    "2024-02-30", "20240230", "2024-13-01", "24-01-01", "45523", "-1", "1e308", "inf", "nan",
    "=1+1", '=HYPERLINK("x")', "+46", "-2", "@SUM(A1)", "\t", "\r", "\n", "a\r\nb", '"', '""',
    '"a', 'a"b', ";", ",", ";;;;", "'", "\N{RIGHT-TO-LEFT MARK}", "\N{RIGHT-TO-LEFT OVERRIDE}x",
    "\N{ZERO WIDTH SPACE}", "\ufeff", "\ufffd", "\u2028", "\x1a", "\x85", "\N{GRINNING FACE}",
    "İ", "ß", "ẞ", "ﬁ", "A\N{COMBINING RING ABOVE}", "20130101TF01", "20000101T220", "NULL", "ja",
    "nej", "KOMVUX", "GY", "IM", "AV", "sekretessmarkering", "0" * 12, "9" * 12, "O" * 12,
]  # fmt: skip


class Utfall(NamedTuple):
    """What became of the rows of one file; `vantade` is None when nobody can know."""

    godtagna: int
    avvisade: int
    lika: int
    vantade: int | None
    oppnad: bool

    @property
    def lasta(self) -> int:
        return self.godtagna + self.avvisade + self.lika


def exempel(namn: str) -> tuple[list[str], list[list[str]]]:
    fil = Path(str(KALLOR[namn].__file__)).with_name("exempel.csv")
    with fil.open(encoding="utf-8", newline="") as strom:
        rubrik, *rader = csv.reader(strom, delimiter=";")
    return rubrik, rader


def nummer() -> list[str]:
    return [rad.split(";")[0] for rad in NUMMER.read_text("utf-8").splitlines()[1:]]


class Fuzzare:
    """Makes and reads files, all decided by the seed."""

    def __init__(self, fro: int) -> None:
        self.slump = random.Random(fro)
        self.exempel = {namn: exempel(namn) for namn in KALLOR}
        self.nummer = nummer()

    def en_fil(self, namn: str) -> Utfall:
        rubrik, rader = self.rader(namn)
        if self.slump.random() < 0.02:
            return self.arbetsbok(namn, rubrik, rader)
        tecken = self.slump.choice(";,\t")
        allt = self.slump.random() < 0.5
        innehall = som_text(rubrik, rader, tecken, allt=allt).encode(
            self.slump.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
        )
        if self.slump.random() < 0.5:
            return las(namn, innehall, antal(rader))
        return las(namn, self.skadad(innehall), None)

    def rader(self, namn: str) -> tuple[list[str], list[list[str]]]:
        rubrik, goda = self.exempel[namn]
        andel = self.slump.choice([0.01, 0.5, 0.9])
        rader: list[list[str]] = []
        for _ in range(RADER_PER_FIL):
            rad = [self.slump.choice(self.nummer), *self.slump.choice(goda)[1:]]
            if rader and self.slump.random() < 0.05:
                rader.append(self.slump.choice(rader))
            else:
                rader.append(self.spoliera(rad) if self.slump.random() < andel else rad)
        return rubrik, rader

    def spoliera(self, rad: list[str]) -> list[str]:
        sak = self.slump.choice([self.elak_cell, self.andrat_tecken, self.bytta, self.fel_antal])
        return sak(list(rad))

    def elak_cell(self, rad: list[str]) -> list[str]:
        rad[self.slump.randrange(len(rad))] = self.slump.choice(ELAKA_CELLER)
        return rad

    def andrat_tecken(self, rad: list[str]) -> list[str]:
        """One character of a cell is exchanged, taken away, doubled or put in."""
        plats = self.slump.randrange(len(rad))
        cell = rad[plats]
        var = self.slump.randint(0, len(cell))
        nytt = self.slump.choice(
            ["", cell[var : var + 1] * 2, chr(self.slump.randrange(1, 0xD800))]
        )
        rad[plats] = cell[:var] + nytt + cell[var + self.slump.randint(0, 1) :]
        return rad

    def bytta(self, rad: list[str]) -> list[str]:
        ena, andra = self.slump.randrange(len(rad)), self.slump.randrange(len(rad))
        rad[ena], rad[andra] = rad[andra], rad[ena]
        return rad

    def fel_antal(self, rad: list[str]) -> list[str]:
        return (
            rad[: self.slump.randrange(1, len(rad))] if self.slump.random() < 0.5 else [*rad, "x"]
        )

    def skadad(self, innehall: bytes) -> bytes:
        """The file damaged as a whole: cut, in another encoding, or with bytes put in."""
        plats = self.slump.randrange(len(innehall))
        elakt = self.slump.choice(
            [b"\0", b'"', b"\xe5", b"\x81", b"\xff\xfe", b"\n", b"\r", b"\x1a", b"\0" * 50, b'";"']
        )
        satt: list[Callable[[], bytes]] = [
            lambda: innehall[:plats],
            lambda: innehall[plats:],
            lambda: innehall.decode("utf-8", "replace").encode("cp1252", "replace"),
            lambda: innehall[:plats] + elakt + innehall[plats:],
            lambda: innehall.replace(b"0", elakt, self.slump.randint(1, 20)),
            lambda: innehall.replace(b";", b",", self.slump.randint(1, 50)),
            lambda: innehall[:plats] + self.slump.randbytes(200) + innehall[plats:],
            lambda: innehall[:plats] + b"x" * 1_500_000 + innehall[plats:],
        ]
        return self.slump.choice(satt)()

    def arbetsbok(self, namn: str, rubrik: list[str], rader: list[list[str]]) -> Utfall:
        """The same rows in XLSX. Cells outside the header are notes there, and blanks at the end
        are not written, so the number of cells is never wrong."""
        strom = io.BytesIO()
        write_xlsx(strom, rubrik, rader)
        return las(namn, strom.getvalue(), antal([rad[: len(rubrik)] for rad in rader]))


def som_text(rubrik: list[str], rader: list[list[str]], tecken: str, *, allt: bool) -> str:
    strom = io.StringIO()
    skrivare = csv.writer(
        strom, delimiter=tecken, quoting=csv.QUOTE_ALL if allt else csv.QUOTE_MINIMAL
    )
    skrivare.writerows([rubrik, *rader])
    return strom.getvalue()


def antal(rader: list[list[str]]) -> int:
    return sum(bool("".join(rad).strip()) for rad in rader)


def las(namn: str, innehall: bytes, vantade: int | None) -> Utfall:
    """Read the file. Fails when a row is accounted for twice or in no sentence."""
    try:
        table = open_table(innehall, name=namn)
        reader = KALLOR[namn].reader(table)
    except TableError as fel:
        _kontrollera_mening(str(fel))
        return Utfall(0, 0, 0, None, oppnad=False)
    godtagna = [record.rad for record in reader.records()]
    for problem in reader.problems:
        _kontrollera_mening(problem.problem)
    avvisade = {p.rad for p in reader.problems if not p.information}
    lika = {p.rad for p in reader.problems if p.problem == DUBBLETT}
    delar = [set(godtagna), avvisade, lika]
    if len(set.union(*delar)) != sum(map(len, delar)) or len(godtagna) != len(delar[0]):
        raise AssertionError(f"{namn}: a row is accounted for twice: {delar}")
    return Utfall(len(godtagna), len(avvisade), len(lika), vantade, oppnad=True)


def _kontrollera_mening(text: str) -> None:
    if not text[:1].isupper() or not text.endswith((".", "?")):
        raise AssertionError(f"no sentence: {text!r}")


def kor(rader: int, fro: int = 1, sag: Callable[[str], None] | None = None) -> Counter[str]:
    """Read files until so many rows have been made; the sums, by what became of the rows."""
    summor: Counter[str] = Counter()
    fuzzare = Fuzzare(fro)
    for varv in range(-(-rader // RADER_PER_FIL)):
        namn = list(KALLOR)[varv % len(KALLOR)]
        utfall = fuzzare.en_fil(namn)
        if utfall.vantade not in (None, utfall.lasta):
            raise AssertionError(f"file {varv} ({namn}): {utfall}")
        summor.update(
            gjorda=RADER_PER_FIL,
            lasta=utfall.lasta,
            godtagna=utfall.godtagna,
            avvisade=utfall.avvisade,
            lika=utfall.lika,
            filer=1,
            raknade=utfall.vantade or 0,
            nekade=not utfall.oppnad,
        )
        if sag and varv % 400 == 399:
            sag(f"{summor['gjorda']} rows")
    return summor


def main() -> None:
    tolk = argparse.ArgumentParser(description=__doc__)
    tolk.add_argument("--rader", type=int, default=20_000)
    tolk.add_argument("--fro", type=int, default=1)
    val = tolk.parse_args()
    start = time.perf_counter()
    summor = kor(val.rader, val.fro, _sag)
    _sag(f"{dict(summor)} {val.rader / (time.perf_counter() - start):.0f} rows/s, 0 crashes")


def _sag(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
