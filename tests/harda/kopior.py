"""A database to begin with, any number of copies of it, and processes that work on a copy.

Everything happens in processes that are forked from this one, which has Kaja loaded and no
connection open: each begins in a tenth of a second, and may be killed with kill -9.
"""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests import postgres

BAS = "bas"
DOG = None


class Utfall(NamedTuple):
    """How a process ended: killed or not, what it gave back, and how long it took."""

    dodad: bool
    varde: Any
    sekunder: float


class Kopior:
    """The copies, by name, on the database of this process: SQLite files, or in one cluster."""

    def __init__(self, mapp: Path, databas: str) -> None:
        self.mapp, self.databas = mapp, databas

    def ny(self, namn: str, av: str = BAS) -> str:
        """A copy of one of the databases, from which no process reads now."""
        if self.databas == "postgres":
            self._sql(f"CREATE DATABASE {namn} TEMPLATE {av}")
        else:
            shutil.copytree(self.mapp / av, self.mapp / namn)
        return namn

    def bort(self, namn: str) -> None:
        if self.databas == "postgres":
            self._sql(f"DROP DATABASE {namn} WITH (FORCE)")
        else:
            shutil.rmtree(self.mapp / namn)

    def i_barn(
        self, namn: str, gor: Callable[[], Any], *, doda_efter: float | None = None
    ) -> Utfall:
        """Let a process of its own do the work on the copy; killed after so many seconds, if it has
        not ended. What goes wrong in it is raised here."""
        las, skriv = os.pipe()
        start = time.perf_counter()
        if (pid := os.fork()) == 0:
            os.close(las)
            self._barnet(namn, gor, skriv)
        os.close(skriv)
        if doda_efter is not None:
            time.sleep(doda_efter)
            os.kill(pid, signal.SIGKILL)
        with os.fdopen(las, "rb") as fil:
            skickat = fil.read()
        _, status = os.waitpid(pid, 0)
        tog = time.perf_counter() - start
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            return Utfall(True, DOG, tog)
        varde = pickle.loads(skickat)
        if status:
            raise AssertionError(f"{namn}: {varde}")
        return Utfall(False, varde, tog)

    def _barnet(self, namn: str, gor: Callable[[], Any], skriv: int) -> None:
        """In the forked process: do the work, write what it gave, and end without any cleaning."""
        status = 1
        try:
            self.valj(namn)
            svar, status = gor(), 0
        except BaseException:
            svar = traceback.format_exc()
        with os.fdopen(skriv, "wb") as fil:
            pickle.dump(svar, fil)
        sys.stdout.flush()
        os._exit(status)

    def valj(self, namn: str) -> None:
        """Let this process's connection lead to the copy."""
        from django.db import connection

        fil = self.mapp / namn / "kaja.sqlite3"
        connection.settings_dict["NAME"] = namn if self.databas == "postgres" else str(fil)

    def adress(self, namn: str) -> str:
        """The copy as KAJA_DATABASE_URL, for a process that is started anew."""
        return _adress(self.mapp, self.databas, namn)

    def _sql(self, sats: str) -> None:
        import psycopg

        vard = os.environ[postgres.FOLDER]
        with psycopg.connect(host=vard, user="kaja", dbname="postgres", autocommit=True) as server:
            server.execute(sats)


@contextmanager
def installation(databas: str, dag: str) -> Iterator[Kopior]:
    """Kaja in this process, on a throw-away folder and database; the first copy is empty."""
    mapp = Path(tempfile.mkdtemp(prefix="kaja-hard-"))
    egen = databas == "postgres" and postgres.FOLDER not in os.environ
    try:
        (mapp / BAS).mkdir()
        _miljo(mapp, databas, dag)
        kopior = Kopior(mapp, databas)
        if databas == "postgres":
            postgres.start()
            kopior._sql(f"DROP DATABASE IF EXISTS {BAS}")
            kopior._sql(f"CREATE DATABASE {BAS}")
        _ladda()
        kopior.valj(BAS)
        yield kopior
    finally:
        if egen:
            postgres.stop()
        shutil.rmtree(mapp, ignore_errors=True)


def _miljo(mapp: Path, databas: str, dag: str) -> None:
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    os.environ |= {"KAJA_DATA": str(mapp), "KAJA_DAG": dag}
    os.environ["KAJA_DATABASE_URL"] = _adress(mapp, databas, BAS)


def _adress(mapp: Path, databas: str, namn: str) -> str:
    if databas == "postgres":
        return f"postgresql://kaja@/{namn}?host={postgres.database()['HOST']}"
    return f"sqlite:///{mapp}/{namn}/kaja.sqlite3"


def _ladda() -> None:
    """Load Kaja and make the tables; leave no connection open."""
    from django.db import connections

    from kaja.cli.start import prepare_database

    prepare_database()
    connections.close_all()
