"""A statement that fails and a disk that is full: nothing half done, and the next run is right.

A handful of places; `python -m tests.harda.fel_vid` for every statement and every size.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]


def test_an_import_a_night_and_an_undo_that_fail_anywhere_are_right_the_next_time() -> None:
    databas = os.environ.get("KAJA_TEST_DB", "sqlite")
    satser = ("--var", "250", "--fran", "30")
    sidor = ("--sidor", "60", "--var-sida", "40")

    done = subprocess.run(
        [sys.executable, "-m", "tests.harda.fel_vid", "--databas", databas, "--personer", "10"]
        + [*satser, *sidor],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    for arbete in ("import", "natt", "angra"):
        assert f"{databas} {arbete}: " in done.stdout
