"""`python -m tests.harda.kill --punkter 500 --databas sqlite`: kill -9, and count what is wrong.

Each point: a copy of the database, the work begun on it in a process of its own, kill -9, the work
taken up by another process, and everything compared with a run that nobody disturbed. Half of the
points are at a statement to the database, just before it is sent or just after it was answered;
the other half at a moment by the clock, wherever the program then is.

`--slarvig` runs the work without transactions: what the harness is good for is that it sees that.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from random import Random
from typing import Any, NamedTuple

from kaja import exempel
from tests.harda import arbeten as arbeten_
from tests.harda.arbeten import Arbete, arbeten
from tests.harda.avtryck import Avtryck, avtryck, skillnader
from tests.harda.kopior import Kopior, installation


class Punkt(NamedTuple):
    """Where to kill: at a statement to the database, or after so many seconds."""

    sats: int | None = None
    efterat: bool = False
    sekunder: float | None = None


class Ostort(NamedTuple):
    """An undisturbed run: what it gave, of how many statements, in how many seconds."""

    vantat: list[Avtryck]
    satser: int
    sekunder: float


class Resultat(NamedTuple):
    """How many were killed before they were done, and what was wrong afterwards."""

    punkter: int
    dodade: int
    fel: list[str]


def prova(
    kopior: Kopior, arbete: Arbete, hel: Ostort, punkter: int, *, fro: int, slarvig: bool
) -> Resultat:
    """Kill the work at so many points spread over it, and finish it. The careless twin is killed at
    statements only, since where it is fragile is between two of them, and until it is caught."""
    slump = Random(fro)
    dodade, nr, fel = 0, -1, []
    for nr, punkt in enumerate(spridda(slump, hel, punkter, klocka=not slarvig)):
        om = nr // 2 % len(arbete.om)
        dodad, fick = _en(kopior, arbete, punkt, om, slarvig=slarvig)
        dodade += dodad
        fel += [f"{arbete.namn}, {punkt}: {rad}" for rad in _jamfor(hel.vantat[om], fick)]
        if slarvig and fel:
            break
    return Resultat(nr + 1, dodade, fel)


def ostort(kopior: Kopior, arbete: Arbete) -> Ostort:
    """The same work and what follows it, undisturbed, for each way to follow it."""
    namn = kopior.ny("ostort", arbete.bas)
    gjort = kopior.i_barn(namn, lambda: _raknat(arbete.gor))
    vantat = []
    for nr, om in enumerate(arbete.om):
        efter = kopior.ny(f"efter{nr}", namn)
        vantat.append(kopior.i_barn(efter, partial(_sedan, om)).varde)
        kopior.bort(efter)
    kopior.bort(namn)
    return Ostort(vantat, gjort.varde, gjort.sekunder)


def spridda(slump: Random, hel: Ostort, punkter: int, *, klocka: bool) -> Iterator[Punkt]:
    """Evenly over the run, each at random within its share."""
    for nr in range(punkter):
        plats = (nr + slump.random()) / punkter
        if klocka and nr % 2:
            yield Punkt(sekunder=plats * hel.sekunder)
        else:
            yield Punkt(sats=1 + int(plats * hel.satser), efterat=slump.random() < 0.5)


def _en(
    kopior: Kopior, arbete: Arbete, punkt: Punkt, om: int, *, slarvig: bool
) -> tuple[bool, Avtryck | str]:
    namn = kopior.ny("punkt", arbete.bas)
    try:
        dott = kopior.i_barn(
            namn, lambda: dor_vid(arbete.gor, punkt, slarvig), doda_efter=punkt.sekunder
        )
        return dott.dodad, kopior.i_barn(namn, lambda: _sedan(arbete.om[om])).varde
    except AssertionError as fel:
        if not slarvig:
            raise
        return True, str(fel).splitlines()[-1]
    finally:
        kopior.bort(namn)


def _jamfor(vantat: Avtryck, fick: Avtryck | str) -> list[str]:
    return [fick] if isinstance(fick, str) else skillnader(vantat, fick)


def _sedan(om: Callable[[], None]) -> Avtryck:
    om()
    return avtryck(exempel.KOMMUN)


def _raknat(gor: Callable[[], None]) -> int:
    """Do it, and give the number of statements."""
    from django.db import connection

    antal = 0

    def rakna(execute: Any, *args: Any) -> Any:
        nonlocal antal
        antal += 1
        return execute(*args)

    with connection.execute_wrapper(rakna):
        gor()
    return antal


def dor_vid(gor: Callable[[], None], punkt: Punkt, slarvig: bool) -> None:
    """Do it, and kill this process at the statement; in a forked process."""
    from django.db import connection

    antal = 0

    def dor(execute: Any, *args: Any) -> Any:
        nonlocal antal
        antal += 1
        if antal == punkt.sats and not punkt.efterat:
            os.kill(os.getpid(), signal.SIGKILL)
        svar = execute(*args)
        if antal == punkt.sats:
            os.kill(os.getpid(), signal.SIGKILL)
        return svar

    with ExitStack() as allt:
        if slarvig:
            allt.enter_context(utan_transaktioner())
        allt.enter_context(connection.execute_wrapper(dor))
        gor()


def utan_transaktioner() -> ExitStack:
    """The careless twin: every statement is kept by itself."""
    from unittest.mock import patch

    from django.db import connection
    from django.db.transaction import Atomic

    utan = ExitStack()
    utan.enter_context(patch.object(Atomic, "__enter__", lambda self: None))
    utan.enter_context(patch.object(Atomic, "__exit__", lambda self, *fel: None))
    utan.enter_context(patch.object(type(connection.features), "has_select_for_update", False))
    return utan


def main(argument: list[str]) -> int:
    """Kill each kind of work; 0 when nothing was lost or doubled, 1 when something was."""
    val = _argument(argument)
    fel = 0
    with installation(val.databas, str(arbeten_.DAG)) as kopior:
        alla = arbeten(kopior, val.personer)
        for namn in val.arbete or alla:
            hel = ostort(kopior, alla[namn])
            gav = prova(kopior, alla[namn], hel, val.punkter, fro=val.fro, slarvig=val.slarvig)
            fel += len(gav.fel)
            _skriv(f"{val.databas} {namn}: {gav.punkter} punkter, {gav.dodade} dödade mitt i, ")
            _skriv(f"{len(gav.fel)} fel\n")
            for rad in gav.fel[:10]:
                _skriv(f"  {rad[:300]}\n")
    return 1 if fel else 0


def _argument(argument: list[str]) -> argparse.Namespace:
    tolk = argparse.ArgumentParser(prog="python -m tests.harda.kill")
    tolk.add_argument("arbete", nargs="*", help="import, natt, angra; annars alla")
    tolk.add_argument("--punkter", type=int, default=20)
    tolk.add_argument("--databas", choices=("sqlite", "postgres"), default="sqlite")
    tolk.add_argument("--personer", type=int, default=150)
    tolk.add_argument("--fro", type=int, default=1)
    tolk.add_argument("--slarvig", action="store_true")
    return tolk.parse_args(argument)


def _skriv(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
