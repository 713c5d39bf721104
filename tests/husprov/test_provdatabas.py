"""The database of the tests: what is said when it cannot be had, and who runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres


def test_without_postgresql_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(postgres.FOLDER, str(tmp_path))
    with pytest.raises(RuntimeError, match=r"PostgreSQL saknas: .* Installera paketet postgresql"):
        postgres.start()


def test_the_newest_postgresql_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9", "15", "17"):
        program = tmp_path / version / "bin" / "initdb"
        program.parent.mkdir(parents=True)
        program.touch(mode=0o755)
    monkeypatch.setattr(postgres, "INSTALLED", tmp_path)
    assert postgres.program("initdb") == str(tmp_path / "17/bin/initdb")


def test_the_cluster_never_runs_as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 0)
    assert postgres.owner()[0] != 0


def test_a_misspelt_database_stops_the_run_with_a_sentence() -> None:
    env = {**os.environ, "KAJA_TEST_DB": "postgresql", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", "import tests.settings"], env=env, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr == "KAJA_TEST_DB är ”postgresql”. Skriv sqlite eller postgres.\n"
