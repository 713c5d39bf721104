"""`kaja arbeta`, as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from kaja.cli.arbeta import one_round
from tests import mall
from tests.flows.kommunen import HEM, NORA, boende, fil

PATIENCE = 90


def start(data: Path, inkorg: Path) -> subprocess.Popen[bytes]:
    """The worker, where Kaja has been started before."""
    mall.sqlite_folder(data)
    environ = {name: text for name, text in os.environ.items() if not name.startswith("KAJA_")}
    environ |= {
        "KAJA_DATA": str(data),
        "KAJA_INKORG": str(inkorg),
        "DJANGO_SETTINGS_MODULE": "kaja.config.settings",
    }
    return subprocess.Popen([sys.executable, "-m", "kaja", "arbeta"], env=environ)


def wait_until(happened: Callable[[], bool], worker: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert worker.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)


def test_the_worker_takes_what_lies_in_the_watched_folder_and_stops_when_told(
    tmp_path: Path,
) -> None:
    lagd = tmp_path / "inkorg" / HEM / "folkbokföring.csv"
    lagd.parent.mkdir(parents=True)
    lagd.write_bytes(fil("folkbokforing", boende(NORA)))
    os.utime(lagd, (0, 0))

    with start(tmp_path, tmp_path / "inkorg") as worker:
        try:
            wait_until((lagd.parent / "klart" / lagd.name).exists, worker)
        finally:
            worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE) == 0


@pytest.mark.django_db
def test_one_question_is_asked_when_nobody_waits(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)  # the test's own is one
    with django_assert_num_queries(1):
        assert not one_round(seldom=False)


def test_a_worker_goes_when_the_web_that_it_was_forked_from_is_gone() -> None:
    code = "from kaja.cli.arbeta import work_until_told; work_until_told(whose=1)"
    assert subprocess.run([sys.executable, "-c", code], timeout=PATIENCE).returncode == 0
