"""Every statement fails once, and the disk is full at every size: `python -m tests.harda.fel_vid`.

In a process of its own for each, on a copy of the database: the statement with one number raises
OperationalError, as when the connection is lost or the disk is full; or SQLite may have so many
pages and no more. What was begun is then done again, and compared with what nobody disturbed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db.utils import OperationalError

from kaja import exempel
from tests.harda import arbeten as arbeten_
from tests.harda.arbeten import Arbete, arbeten
from tests.harda.avtryck import Avtryck, avtryck, skillnader
from tests.harda.kill import ostort
from tests.harda.kopior import Kopior, installation


class FelVidSatsen:
    """The statement with this number, counted from one, fails instead of being sent."""

    def __init__(self, sats: int) -> None:
        self.sats = sats

    def __str__(self) -> str:
        return f"sats {self.sats}"

    @contextmanager
    def stor(self) -> Iterator[None]:
        from django.db import connection

        antal = 0

        def fela(execute: Any, sql: str, *rest: Any) -> Any:
            nonlocal antal
            antal += 1
            if antal == self.sats:
                raise OperationalError("felet som provas")
            return execute(sql, *rest)

        with connection.execute_wrapper(fela):
            yield


class FullDisk:
    """The database file may grow by so many pages, and no more."""

    def __init__(self, sidor: int) -> None:
        self.sidor = sidor

    def __str__(self) -> str:
        return f"{self.sidor} sidor till"

    @contextmanager
    def stor(self) -> Iterator[None]:
        from django.db import connection

        with connection.cursor() as cursor:
            nu = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {nu + self.sidor}")
        yield


Storning = FelVidSatsen | FullDisk


def prova(kopior: Kopior, arbete: Arbete, vantat: Avtryck, storningar: list[Storning]) -> list[str]:
    """Do the work disturbed and then undisturbed; gives what is not as it should be."""
    return [
        f"{arbete.namn}, {storning}: {fel}"
        for storning in storningar
        for fel in _en(kopior, arbete, storning, vantat)
    ]


def _en(kopior: Kopior, arbete: Arbete, storning: Storning, vantat: Avtryck) -> list[str]:
    namn = kopior.ny("punkt", arbete.bas)
    try:
        fick = kopior.i_barn(namn, partial(_stort, arbete, storning)).varde
    finally:
        kopior.bort(namn)
    return skillnader(vantat, fick)


def _stort(arbete: Arbete, storning: Storning) -> Avtryck:
    """The run that fails, and a new process's: it has a connection of its own."""
    from django.db import connection

    try:
        with storning.stor():
            arbete.gor()
    except (OperationalError, AssertionError):
        pass  # the command says what went wrong, and ends
    connection.close()
    arbete.om[0]()
    return avtryck(exempel.KOMMUN)


def main(argument: list[str]) -> int:
    """Disturb each kind of work; 0 when all was right afterwards."""
    val = _argument(argument)
    fel = []
    with installation(val.databas, str(arbeten_.DAG)) as kopior:
        alla = arbeten(kopior, val.personer)
        for namn in val.arbete or alla:
            hel = ostort(kopior, alla[namn])
            vid: list[Storning]
            vid = [FelVidSatsen(n) for n in range(1 + val.fran, hel.satser + 1, val.var)]
            if val.databas == "sqlite":
                vid += [FullDisk(n) for n in range(0, val.sidor, val.var_sida)]
            nya = prova(kopior, alla[namn], hel.vantat[0], vid)
            fel += nya
            sys.stdout.write(f"{val.databas} {namn}: {len(vid)} fel, {len(nya)} brister\n")
            sys.stdout.flush()
    sys.stdout.writelines(f"  {rad[:300]}\n" for rad in fel[:10])
    return 1 if fel else 0


def _argument(argument: list[str]) -> argparse.Namespace:
    tolk = argparse.ArgumentParser(prog="python -m tests.harda.fel_vid")
    tolk.add_argument("arbete", nargs="*", help="import, natt, angra; annars alla")
    tolk.add_argument("--var", type=int, default=1, help="var så många satser")
    tolk.add_argument("--fran", type=int, default=0, help="hoppa över så många satser")
    tolk.add_argument("--sidor", type=int, default=100, help="så många sidor mer som mest")
    tolk.add_argument("--var-sida", type=int, default=1, help="var så många sidor")
    tolk.add_argument("--databas", choices=("sqlite", "postgres"), default="sqlite")
    tolk.add_argument("--personer", type=int, default=20)
    return tolk.parse_args(argument)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
