"""What the environment says: the data folder, the database and the secret key."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
    "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
)

# A new connection to PostgreSQL knows nothing of the tables and costs as much as a whole page. The
# server's threads live as long, else what they keep would go with them. Opening a file is cheap.
KEPT = 600  # seconds


def data_folder(value: str) -> Path:
    """The folder for database, key and mail; made with mode 700 if it is missing."""
    folder = Path(value or "var").resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise ImproperlyConfigured(
            f"KAJA_DATA är ”{folder}”. Den mappen går inte att skapa; välj en annan."
        ) from None
    return folder


def day(value: str) -> str:
    """The ISO date to judge, or empty for today."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise ImproperlyConfigured(
            f"KAJA_DAG är ”{value}”. Skriv en dag som 2026-11-23, eller ta bort inställningen."
        ) from None


def address(value: str) -> str:
    """The installation's own address, https and nothing after the host; or empty."""
    parts = urlsplit(value)
    if value and (parts.scheme != "https" or not parts.hostname or parts.path.strip("/")):
        raise ImproperlyConfigured(
            f"KAJA_ADRESS är ”{value}”. Skriv en adress som https://kaja.kommunen.se."
        )
    return value.rstrip("/")


def secret_key(value: str, folder: Path) -> str:
    """The key from the environment, else the one of the data folder, made once with mode 600."""
    if value:
        return value
    path = folder / "hemlig_nyckel"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key := get_random_secret_key())
    return key


NO_JIT = "-c jit=off"
"""To PostgreSQL, unless the address says something else: a question that it holds for expensive is
compiled before it is asked, which for those of a page takes ten times as long as to answer it."""


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for `KAJA_DATABASE_URL`; without one, SQLite in the data folder."""
    if not url:
        return _sqlite(_private(folder / "kaja.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme in ("postgresql", "postgres"):
        return _postgresql(parts)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        return _sqlite(Path(unquote(parts.path[1:])))
    raise ImproperlyConfigured(
        f"KAJA_DATABASE_URL börjar med ”{parts.scheme}”. Skriv "
        "postgresql://användare:lösenord@värd/databas eller sqlite:////sökväg/till/fil."
    )


def _private(path: Path) -> Path:
    """The file, readable by its owner only; SQLite gives its log beside it the same mode."""
    path.touch(mode=0o600)
    return path


def _sqlite(path: Path) -> dict[str, Any]:
    # IMMEDIATE takes the write lock when the transaction begins: two writers wait for each
    # other instead of failing half way with "database is locked".
    return {
        "ENGINE": "kaja.config.sqlite",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_PRAGMAS,
        },
    }


def _postgresql(parts: SplitResult) -> dict[str, Any]:
    # A Unix socket is written as ?host=/run/postgresql, as libpq does.
    query = parse_qs(parts.query, keep_blank_values=True)
    said = {key: values[-1] for key, values in query.items()}
    options = {"options": NO_JIT, **said}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": options.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": KEPT,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
