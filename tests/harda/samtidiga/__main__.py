"""`python -m tests.harda.samtidiga --redigerare 16 --andringar 500`: many change the same at once.

A served Kaja and so many editors, each a process that over HTTP counts one up in a text of a
youth's mapping and of the plan, moves the planned start of an åtgärd a day, notes a contact and
takes a task that all the others want too. Who is refused sees both texts, counts on from the one
that is saved, and saves again, until it is taken. Afterwards the count must be as many as were
saved, every one of them must stand in a version of its own, every contact must be there, every task
must have the one who was told that she took it, and whoever was refused must have been told.

`--slarvig` does it once more with a Kaja that saves on top of whatever there is: what the harness
is good for is that it sees that.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import sys
import time
from typing import Any

from tests.harda.kopior import BAS, Kopior, installation
from tests.harda.samtidiga.granska import granska
from tests.harda.samtidiga.redigera import Gjort, redigera
from tests.harda.samtidiga.saker import SAKER
from tests.harda.samtidiga.server import serverad
from tests.harda.samtidiga.varld import Varld, bygg

DAG = "2026-11-23"


def main(argument: list[str]) -> int:
    """0 when nothing was lost and all was told, and the careless twin was caught."""
    val = _argument(argument)
    with installation(val.databas, DAG) as kopior:
        logging.getLogger("httpx").setLevel(logging.WARNING)
        varld: Varld = kopior.i_barn(BAS, lambda: bygg(val.redigerare, val.andringar)).varde
        slarvig = kopior.ny("slarvig") if val.slarvig else ""
        fel = prova(kopior, varld, BAS, val.andringar, slarvig=False)
        sedd = not slarvig or prova(kopior, varld, slarvig, val.andringar, slarvig=True) > 0
    return 0 if not fel and sedd else 1


def prova(kopior: Kopior, varld: Varld, namn: str, andringar: int, *, slarvig: bool) -> int:
    """Let them all edit on a copy of the database; gives how much was wrong, and tells it."""
    with serverad(kopior, namn, slarvig=slarvig) as url:
        start = time.perf_counter()
        alla = _alla_pa_en_gang(url, varld, andringar)
        tog = time.perf_counter() - start
    sparat = {sak: [m for gjort in alla for m in gjort.sparat[sak]] for sak in SAKER}
    fel = [rad for gjort in alla for rad in gjort.fel]
    fel += kopior.i_barn(namn, lambda: granska(varld, sparat)).varde
    antal, avvisade = sum(map(len, sparat.values())), sum(gjort.avvisade for gjort in alla)
    _skriv(f"{kopior.databas}, {'slarvig' if slarvig else 'Kaja'}: {len(alla)} redigerare, ")
    _skriv(f"{antal} sparade, {avvisade} avvisade och visade, {len(fel)} fel, {tog:.0f} s\n")
    for rad in fel[:10]:
        _skriv(f"  {rad}\n")
    return len(fel)


def _alla_pa_en_gang(url: str, varld: Varld, andringar: int) -> list[Gjort]:
    gaffel: Any = multiprocessing.get_context("fork")
    svar = gaffel.Queue()

    def en(nr: int) -> None:
        svar.put(redigera(url, varld, nr, andringar))

    vilka = [gaffel.Process(target=en, args=(nr,)) for nr in range(len(varld.sessioner))]
    for process in vilka:
        process.start()
    alla = [svar.get(timeout=3 * 3600) for _ in vilka]
    for process in vilka:
        process.join()
    return alla


def _argument(argument: list[str]) -> argparse.Namespace:
    tolk = argparse.ArgumentParser(prog="python -m tests.harda.samtidiga")
    tolk.add_argument("--redigerare", type=int, default=4)
    tolk.add_argument("--andringar", type=int, default=10, help="så många gör var och en")
    tolk.add_argument("--databas", choices=("sqlite", "postgres"), default="sqlite")
    tolk.add_argument("--slarvig", action="store_true", help="prova också den slarviga")
    return tolk.parse_args(argument)


def _skriv(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
