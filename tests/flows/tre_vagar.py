"""Three readings of the same files, one answer: `python -m tests.flows.tre_vagar --antal 1000`.

The slow oracle (`tests/orakel`, with a reader of its own), the law asked of one person at a time,
and the law asked about many at a time by columns. Equal digests for every random municipality, or
exit status 1. A third of the municipalities are families: people whose lives differ by some days,
so that the columns have someone to put together.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest import mock

from kaja.flows import bedom_filer as flodet
from kaja.flows.bedom_filer import Resultat, Uppdrag, bedom_filer
from tests.flows.liten_lasare import underlag
from tests.flows.slumpkommun import uppdrag
from tests.orakel.orakel import svara

BUNT = 25
KOLUMNER = (
    *("personnummer", "utfall", "avgorande_punkt", "omfattas_fran", "galler_till_och_med"),
    *("ingangsorsak", "vantar_pa_start"),
)


class Bedomt(NamedTuple):
    """What came of a job: the result, the answers and the problems, as they stand in the files."""

    resultat: Resultat
    svar: str
    problem: str

    @property
    def rader(self) -> list[list[str]]:
        """The answers without their sentences, which the oracle does not have."""
        rader = csv.DictReader(self.svar.splitlines(), delimiter=";")
        return [[rad[namn] for namn in KOLUMNER] for rad in rader]

    @property
    def avtryck(self) -> str:
        return avtryck(self.rader)


def bedomt(vad: Uppdrag, *, kolumnvis: bool) -> Bedomt:
    mapp = vad.filer.folkbokforing.parent
    ut, problem = mapp / "ut.csv", mapp / "problem.csv"
    with mock.patch.object(flodet, "_STORA_FRAN_BYTE", 0 if kolumnvis else 1 << 60):
        resultat = bedom_filer(vad, ut=ut, problem=problem)
    return Bedomt(resultat, ut.read_text(encoding="utf-8"), problem.read_text(encoding="utf-8"))


def orakelns_avtryck(vad: Uppdrag) -> str:
    return avtryck(orakelns_rader(vad))


def orakelns_rader(vad: Uppdrag) -> list[list[str]]:
    fraga, rader = vad.fraga, []
    for nummer, fakta in sorted(underlag(vad.filer, vad.tackning).items()):
        svar = svara(fakta, fraga.kommun, fraga.dag, fraga.installningar)
        varden = {"personnummer": nummer, **svar}
        rader.append([str(varden[namn] or "") for namn in KOLUMNER])
    return rader


def avtryck(rader: Iterable[Sequence[str]]) -> str:
    return sha256("\n".join(";".join(rad) for rad in rader).encode()).hexdigest()


def kommun(fro: str, mapp: Path) -> Uppdrag:
    slump = Random(fro)
    return uppdrag(slump, mapp, syskon=slump.choice((0, 0, 10)))


def skillnad(fro: str) -> str:
    """What differs in the municipality of that seed; empty: nothing."""
    with tempfile.TemporaryDirectory() as mapp:
        vad = kommun(fro, Path(mapp))
        en_och_en, kolumnvis = (bedomt(vad, kolumnvis=k) for k in (False, True))
        if kolumnvis != en_och_en:
            return f"frö {fro}: kolumnvis blir det ett annat svar"
        if en_och_en.avtryck != orakelns_avtryck(vad):
            return f"frö {fro}: oraklet svarar annat"
    return ""


def bunt(fron: list[str]) -> list[str]:
    return [olika for fro in fron if (olika := skillnad(fro))]


def main() -> int:
    val = argparse.ArgumentParser(prog="python -m tests.flows.tre_vagar", description=__doc__)
    val.add_argument("--antal", type=int, default=1000, help="slumpade kommuner")
    val.add_argument("--fro", type=int, default=1, help="slumpens frö")
    val.add_argument("--processer", type=int, default=2)
    svar = val.parse_args()
    fron = [f"{svar.fro}:{nr}" for nr in range(svar.antal)]
    borjan = time.monotonic()
    with ProcessPoolExecutor(svar.processer) as pool:
        buntar = [fron[nr : nr + BUNT] for nr in range(0, len(fron), BUNT)]
        olika = [text for texter in pool.map(bunt, buntar) for text in texter]
    for text in olika:
        sys.stdout.write(f"{text}\n")
    tid = time.monotonic() - borjan
    sys.stdout.write(f"{len(fron):,} kommuner, {len(olika):,} skillnader, {tid:.0f} s\n")
    return 1 if olika else 0


if __name__ == "__main__":
    raise SystemExit(main())
