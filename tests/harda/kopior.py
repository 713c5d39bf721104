"""A database to begin with, any number of copies of it, and processes that work on a copy.

Everything happens in processes that are forked from this one, which has Kaja loaded and no
connection open: each begins in a tenth of a second, and may be killed with kill -9.
"""

from __future__ import annotations

import importlib
import os
import pickle
import pkgutil
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

from django.db import connections

import kaja.cli
import kaja.flows
from tests import mall, postgres

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
        self._mina = f"hard{os.getpid()}_"  # others may have copies in the same cluster

    def migrerad(self) -> None:
        """The first of them: migrated, and empty."""
        if self.databas == "postgres":
            mall.postgres_copy(self._mina + BAS)
        else:
            mall.sqlite_folder(self.mapp / BAS)

    def ny(self, namn: str, av: str = BAS) -> str:
        """A copy of one of the databases, from which no process reads now."""
        if self.databas == "postgres":
            postgres.sql(f"CREATE DATABASE {self._mina}{namn} TEMPLATE {self._mina}{av}")
        else:
            shutil.copytree(self.mapp / av, self.mapp / namn)
        return namn

    def bort(self, namn: str) -> None:
        if self.databas == "postgres":
            postgres.sql(f"DROP DATABASE {self._mina}{namn} WITH (FORCE)")
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

        fil = self.mapp / namn / mall.FILE
        pa_postgres = self.databas == "postgres"
        connection.settings_dict["NAME"] = self._mina + namn if pa_postgres else str(fil)

    def adress(self, namn: str) -> str:
        """The copy as KAJA_DATABASE_URL, for a process that is started anew."""
        if self.databas == "postgres":
            return postgres.url(self._mina + namn)
        return f"sqlite:///{self.mapp}/{namn}/{mall.FILE}"


@contextmanager
def installation(databas: str, dag: str) -> Iterator[Kopior]:
    """Kaja in this process, on a throw-away folder and database; the first copy is empty."""
    mapp = Path(tempfile.mkdtemp(prefix="kaja-hard-"))
    egen = databas == "postgres" and postgres.FOLDER not in os.environ
    try:
        kopior = Kopior(mapp, databas)
        kopior.migrerad()
        _miljo(kopior, dag)
        _ladda()
        kopior.valj(BAS)
        yield kopior
    finally:
        if egen:
            postgres.stop()
        shutil.rmtree(mapp, ignore_errors=True)


def _miljo(kopior: Kopior, dag: str) -> None:
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    os.environ |= {"KAJA_DATA": str(kopior.mapp), "KAJA_DAG": dag}
    os.environ["KAJA_DATABASE_URL"] = kopior.adress(BAS)


def _ladda() -> None:
    """Load Kaja, and what it waits to load, so that no fork has to; leave no connection open."""
    from kaja.cli.start import prepare_database

    prepare_database()
    for rum in (kaja.cli, kaja.flows):
        for modul in pkgutil.walk_packages(rum.__path__, f"{rum.__name__}."):
            importlib.import_module(modul.name)
    importlib.import_module("holidays.countries")
    connections.close_all()
