"""An import, the nightly run and taking a file back, killed with kill -9, with statements that fail
and on a disk that is full: nothing lost, doubled or half done, and the next run is right.

A handful of places here; `python -m tests.harda.kill --punkter 500 --databas sqlite` and `python -m
tests.harda.fel_vid` for as many as one likes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mycket import mycket

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
DATABAS = os.environ.get("KAJA_TEST_DB", "sqlite")
PUNKTER = mycket(2)
"""Every second at a statement, every second by the clock."""


def test_what_is_killed_or_fails_anywhere_is_finished_by_the_next() -> None:
    """And a careless twin without transactions is caught."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.harda.i_korthet", DATABAS, str(PUNKTER)],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    rader = re.findall(r"^(\w.*): (\d+) gånger, (\d+) brister$", done.stdout, re.MULTILINE)
    brister = {namn: int(fel) for namn, _, fel in rader}
    slarvig = brister.pop("slarvig", 0)
    arbeten = ("import", "natt", "angra")
    assert brister == {f"{en} {hur}": 0 for en in arbeten for hur in ("dödas", "får fel")}, (
        done.stdout
    )
    assert all(int(antal) for _, antal, _ in rader)
    assert (slarvig > 0) == (DATABAS == "sqlite"), done.stdout
