"""A throw-away PostgreSQL cluster: one for the whole run, started by the first test that needs it.

It listens on a Unix socket in a temporary folder only, and is stopped when the run ends. PostgreSQL
refuses to run as root, so as root the programs run as an unprivileged user.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

FOLDER = "KAJA_TEST_PG"  # set by the first process, inherited by pytest-xdist's workers
MISSING = (
    "PostgreSQL saknas: varken PATH eller /usr/lib/postgresql/*/bin har initdb och pg_ctl. "
    "Installera paketet postgresql, eller kör bara på SQLite med KAJA_TEST_DB=sqlite."
)
INSTALLED = Path("/usr/lib/postgresql")  # where Debian and Ubuntu put the programs
FAST = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c autovacuum=off -c jit=off -c wal_level=minimal -c max_wal_senders=0"
)


def database() -> dict[str, Any]:
    """Django's settings for the cluster; it need not have started yet."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="kaja-pg-")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "kaja",
        "USER": "kaja",
        "HOST": os.environ[FOLDER],
    }


def start() -> None:
    """Start the cluster unless another process of the same run has."""
    folder = Path(database()["HOST"])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "data" / "postmaster.pid").exists():
            return
        os.chown(folder, *owner())
        _run(
            "initdb", "-D", f"{folder}/data", "-U", "kaja", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        options = f"{FAST} -c unix_socket_directories={folder}"
        _run("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-o", options, "-w", "start")


def stop() -> None:
    """Stop the cluster if it runs, and take its folder away."""
    folder = Path(os.environ[FOLDER])
    if (folder / "data" / "postmaster.pid").exists():
        _run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def url(name: str) -> str:
    """The database of that name in the cluster, as KAJA_DATABASE_URL."""
    return f"postgresql://kaja@/{name}?host={database()['HOST']}"


def sql(statement: str) -> list[tuple[Any, ...]]:
    """Ask the cluster itself, in none of the databases of the tests."""
    import psycopg

    host = os.environ[FOLDER]
    with psycopg.connect(host=host, user="kaja", dbname="postgres", autocommit=True) as server:
        answer = server.execute(statement.encode())
        return answer.fetchall() if answer.description else []


def exists(name: str) -> bool:
    """Whether the cluster has a database of that name."""
    return bool(sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))


def owner() -> tuple[int, int]:
    """The user and group that own and run the cluster: oneself, or as root someone harmless."""
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return entry.pw_uid, entry.pw_gid


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs, the newest version first."""
    folders = INSTALLED.glob("*/bin")
    newest_first = sorted(folders, key=lambda path: float(path.parent.name), reverse=True)
    path = os.pathsep.join([*map(str, newest_first), os.environ.get("PATH", "")])
    if (found := shutil.which(name, path=path)) is None:
        raise RuntimeError(MISSING)
    return found


def _run(name: str, *arguments: str) -> None:
    user, group = owner()
    asroot = {"user": user, "group": group, "extra_groups": []} if os.getuid() == 0 else {}
    done = subprocess.run(
        [program(name), *arguments],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # a pipe would be held open by the server
        stderr=subprocess.PIPE if name == "initdb" else subprocess.DEVNULL,
        check=False,
        **asroot,  # type: ignore[call-overload]
    )
    if done.returncode:
        raise RuntimeError(f"{name} misslyckades: {(done.stderr or b'').decode()}")
