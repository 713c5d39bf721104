"""`python -m tests.orakel.i_sql --populationer 1000 --fro 1`, and `--nationell 500000`.

Each population is judged by three engines that share no rule: `kaja bedom` by columns, the slow
oracle, and the law in SQL. Exit status 1 when any digests differ.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.orakel.i_sql.jamforelse import jamfor, samlat_avtryck
from tests.orakel.i_sql.nationell import nationell


def sag(rad: str) -> None:
    sys.stdout.write(f"{rad}\n")
    sys.stdout.flush()


def populationer(antal: int, fro: int, processer: int) -> bool:
    """Whether all agree. Says what differs, and what was compared."""
    borjan = time.monotonic()
    with ProcessPoolExecutor(processer) as pool:
        alla = list(pool.map(jamfor, (f"{fro}:{nr}" for nr in range(antal)), chunksize=10))
    olika = [en.skillnad for en in alla if en.skillnad]
    for text in olika[:20]:
        sag(text)
    personer, tid = sum(en.personer for en in alla), time.monotonic() - borjan
    sag(f"Frö {fro}: {antal:,} befolkningar, {personer:,} personer, {tid:.0f} s")
    sag(f"  samlat avtryck {samlat_avtryck(alla)}")
    lika = antal - len(olika)
    sag(f"  {lika:,} med lika avtryck i kaja bedom, oraklet och SQL, {len(olika):,} inte")
    return not olika


def main() -> int:
    val = argparse.ArgumentParser(prog="python -m tests.orakel.i_sql", description=__doc__)
    val.add_argument("--populationer", type=int, default=0, help="slumpade, 22-55 personer i var")
    val.add_argument("--nationell", type=int, default=0, help="en befolkning med så många personer")
    val.add_argument("--stickprov", type=int, default=20_000, help="så många av dem till oraklet")
    val.add_argument("--fro", type=int, default=1, help="slumpens frö")
    val.add_argument("--processer", type=int, default=2)
    svar = val.parse_args()
    lika = True
    if svar.populationer:
        lika = populationer(svar.populationer, svar.fro, svar.processer)
    if svar.nationell:
        alla = (svar.nationell, svar.fro, svar.stickprov, svar.processer)
        lika = nationell(*alla, sag) and lika
    return 0 if lika else 1


if __name__ == "__main__":
    raise SystemExit(main())
