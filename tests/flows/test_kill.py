"""kill -9 of an import, of the nightly run and of taking a file back: nothing lost or doubled.

A handful of points here; `python -m tests.harda.kill --punkter 500 --databas sqlite` for as many as
one likes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mycket import mycket

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
PUNKTER = mycket(4)


def harness(*argument: str) -> subprocess.CompletedProcess[str]:
    """The harness in a process of its own: it has an installation of its own, and forks."""
    databas = os.environ.get("KAJA_TEST_DB", "sqlite")
    env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        [sys.executable, "-m", "tests.harda.kill", "--databas", databas, *argument],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_killed_anywhere_is_finished_by_the_next_with_nothing_lost_or_doubled() -> None:
    done = harness("--punkter", str(PUNKTER), "--personer", "12")

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    for arbete in ("import", "natt", "angra"):
        assert f" {arbete}: {PUNKTER} punkter, " in done.stdout


@pytest.mark.bara("sqlite")  # it is the harness that is tried, not the database
def test_a_careless_twin_without_transactions_is_caught() -> None:
    done = harness("angra", "--punkter", "12", "--personer", "12", "--slarvig")

    assert (done.returncode, done.stderr) == (1, ""), done.stdout
