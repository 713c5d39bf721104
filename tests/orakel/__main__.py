"""The full comparison: `python -m tests.orakel --antal 100000 --fro 1 --processer 2`.

Random life courses (`--antal`) and, with `--kantar`, every day of 2004-2032 for every edge person.
Exit status 1 when the law and the oracle differ anywhere.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta

from tests.orakel.jamforelse import dagens_skillnader, krymp, skillnader
from tests.orakel.kantpersoner import kantpersoner
from tests.orakel.livslopp import Fall, livslopp
from tests.orakel.rader import HAR

BUNT = 500
FORSTA, SISTA = date(2004, 1, 1), date(2032, 12, 31)


def bunt_livslopp(fro: int, nummer: int, antal: int) -> tuple[int, list[str]]:
    slump = random.Random(f"{fro}:{nummer}")
    fall = [livslopp(slump) for _ in range(antal)]
    return antal, [berattelse(f) for f in fall if skillnader(f)]


def berattelse(fall: Fall) -> str:
    liten = krymp(fall)
    return f"(lagen, oraklet) {skillnader(liten)}\n  {liten!r}"


def alla_dagar(nummer: int) -> tuple[int, list[str]]:
    namn, underlag, installningar = kantpersoner()[nummer]
    dagar = [FORSTA + timedelta(days=n) for n in range((SISTA - FORSTA).days + 1)]
    fall = (Fall(underlag, HAR, dag, installningar) for dag in dagar)
    olika = [f"{namn}, {f.dag}: {skiljer}" for f in fall if (skiljer := dagens_skillnader(f))]
    return len(dagar), olika


def kor(
    rubrik: str, processer: int, prova: Callable[..., tuple[int, list[str]]], *arg: Iterable[int]
) -> int:
    borjan, antal, olika = time.monotonic(), 0, 0
    with ProcessPoolExecutor(processer) as pool:
        for provade, berattelser in pool.map(prova, *arg):
            antal, olika = antal + provade, olika + len(berattelser)
            for text in berattelser[: max(0, 20 - olika + len(berattelser))]:
                sys.stdout.write(f"{text}\n")
    tid = time.monotonic() - borjan
    sys.stdout.write(f"{rubrik}: {antal:,} provade, {olika:,} skillnader, {tid:.0f} s\n")
    return olika


def main() -> int:
    val = argparse.ArgumentParser(prog="python -m tests.orakel", description=__doc__)
    val.add_argument("--antal", type=int, default=100_000, help="livslopp (0: inga)")
    val.add_argument("--fro", type=int, default=1, help="slumpens frö")
    val.add_argument("--processer", type=int, default=2)
    val.add_argument("--kantar", action="store_true", help="400 kantpersoner, alla dagar 2004-2032")
    svar = val.parse_args()
    storlekar = [min(BUNT, svar.antal - n) for n in range(0, svar.antal, BUNT)]
    nummer = range(len(storlekar))
    olika = kor(
        "Livslopp", svar.processer, bunt_livslopp, [svar.fro] * len(nummer), nummer, storlekar
    )
    if svar.kantar:
        olika += kor("Kantdagar", svar.processer, alla_dagar, range(len(kantpersoner())))
    return 1 if olika else 0


if __name__ == "__main__":
    raise SystemExit(main())
