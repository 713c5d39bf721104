"""The migrated database: made once, and copied by everyone who needs one.

To migrate an empty database takes seconds, nearly all of it Django's book-keeping. One SQLite
file is therefore kept from run to run for as long as nothing in the program changes, and one
PostgreSQL database in each throw-away cluster. What the migrations do is tried where they are run
for real: here, in `tests/husprov/test_migrationer.py`, and by `kaja start` in an empty folder.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgres

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".pytest_cache" / "mallar"
FILE = "kaja.sqlite3"
MALL = "mall"
MIGRATE = """
from kaja.cli.start import prepare_database
prepare_database()
from django.db import connections
connections.close_all()
"""


def sqlite_copy(to: Path) -> Path:
    """A migrated database in this file."""
    return Path(shutil.copyfile(_sqlite(), to))


def sqlite_folder(folder: Path) -> Path:
    """The folder, made if it is missing, as a data folder where Kaja has been started once."""
    folder.mkdir(parents=True, exist_ok=True)
    sqlite_copy(folder / FILE)
    return folder


def postgres_copy(name: str) -> None:
    """A migrated database with this name, anew, in the cluster of the run."""
    postgres.start()
    with _alone(Path(os.environ[postgres.FOLDER]) / "mall.lock"):
        if not postgres.exists(MALL):
            postgres.sql("CREATE DATABASE mall_blir")
            migrate(postgres.url("mall_blir"))
            postgres.sql(f"ALTER DATABASE mall_blir RENAME TO {MALL}")
    postgres.sql(f"DROP DATABASE IF EXISTS {name}")
    postgres.sql(f"CREATE DATABASE {name} TEMPLATE {MALL}")


def migrate(url: str) -> None:
    """Migrate the database there as the program does when it starts, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="kaja-mall-") as data:
        env = {name: text for name, text in os.environ.items() if not name.startswith("KAJA_")}
        env |= {"KAJA_DATA": data, "KAJA_DATABASE_URL": url}
        env |= {"DJANGO_SETTINGS_MODULE": "kaja.config.settings"}
        env |= {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path])}
        subprocess.run([sys.executable, "-c", MIGRATE], env=env, check=True)


def _sqlite() -> Path:
    """The file to copy. Those of an older program are taken away."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{_program()}.sqlite3"
    with _alone(KEPT / "lock"):
        if not kept.exists():
            for older in KEPT.glob("*.sqlite3"):
                older.unlink()
            made = KEPT / "ny"
            made.unlink(missing_ok=True)
            migrate(f"sqlite:///{made}")
            made.rename(kept)
    return kept


def _program() -> str:
    """A fingerprint of all that can decide what the migrations make."""
    digest = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in {".py", ".csv", ".json", ".toml", ".sql"}:
            digest.update(f"{path}".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time; the others wait."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
