"""Many who change the same mapping, plan, åtgärd, contacts and tasks over HTTP: nothing is lost.

A handful here; `python -m tests.harda.samtidiga --redigerare 16 --andringar 500` for as many as one
likes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]


def test_of_four_who_save_at_once_nothing_is_lost_and_whoever_was_refused_was_told() -> None:
    """And a careless twin, that saves on top of whatever there is, is caught."""
    databas = os.environ.get("KAJA_TEST_DB", "sqlite")
    # An installation of its own, and a PostgreSQL too: other tests are at the shared one.
    andras = ("DJANGO_SETTINGS_MODULE", postgres.FOLDER)
    env = {namn: varde for namn, varde in os.environ.items() if namn not in andras}
    antal = ("--redigerare", "4", "--andringar", "10")
    done = subprocess.run(
        [sys.executable, "-m", "tests.harda.samtidiga", "--databas", databas, *antal, "--slarvig"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kaja, slarvig = re.findall(r"(\d+) sparade, (\d+) avvisade och visade, (\d+) fel", done.stdout)
    # Two of ten rounds are about a task that only one of the four can get.
    assert (kaja[0], kaja[2]) == (str(4 * 8 + 2), "0")
    assert int(kaja[1]) > 0
    assert int(slarvig[2]) > 0
    assert "ändringar förlorade" in done.stdout
