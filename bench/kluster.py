"""A throw-away PostgreSQL for the measurements, and Kaja in this process on it.

It is the tests' own cluster, which does not wait for the disk: what is measured is Kaja's work and
the database's, not how fast the disk of the machine says that it has written.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import befolkning
from tests import postgres


@contextmanager
def kluster() -> Iterator[Path]:
    """Kaja's environment leads to an empty database with tables; gives a folder for files."""
    import psycopg

    vard = postgres.database()["HOST"]
    with tempfile.TemporaryDirectory(prefix="kaja-bench-") as mapp:
        try:
            postgres.start()
            with psycopg.connect(host=vard, user="kaja", dbname="postgres", autocommit=True) as db:
                db.execute("CREATE DATABASE kaja")
            os.environ |= {
                "KAJA_DATA": f"{mapp}/data",
                "KAJA_DAG": befolkning.DAG.isoformat(),
                "KAJA_DATABASE_URL": f"postgresql://kaja@/kaja?host={vard}",
            }
            _ladda()
            yield Path(mapp)
        finally:
            postgres.stop()
            del os.environ[postgres.FOLDER], os.environ["KAJA_DATABASE_URL"]


def _ladda() -> None:
    from kaja.cli.start import prepare_database

    prepare_database()
