"""What is wrong with the installation is one Swedish line, whichever the command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("namn", "varde", "mening"),
    [
        ("KAJA_DATABASE_URL", "mysql://a/b", "KAJA_DATABASE_URL börjar med ”mysql”."),
        (
            "KAJA_DATABASE_URL",
            "postgresql://a:hemligt@127.0.0.1:1/b",
            "Databasen går inte att använda (",
        ),
        ("KAJA_DATA", "/dev/null/mapp", "KAJA_DATA är ”/dev/null/mapp”."),
    ],
)
def test_an_installation_that_cannot_be_used_is_one_swedish_line(
    tmp_path: Path, namn: str, varde: str, mening: str
) -> None:
    miljo = {**os.environ, "KAJA_DATA": str(tmp_path), "KAJA_DATABASE_URL": "", namn: varde}
    miljo.pop("DJANGO_SETTINGS_MODULE", None)  # those of the tests
    kort = subprocess.run(
        [sys.executable, "-m", "kaja", "natt"],
        env=miljo,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (kort.returncode, kort.stdout) == (2, "")
    assert kort.stderr.startswith(f"kaja natt: {mening}")
    assert kort.stderr.count("\n") == 1
    assert "hemligt" not in kort.stderr
