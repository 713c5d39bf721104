"""`kaja las-in`: the same journey without the web."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaja.cli import main
from kaja.ungdom.models import Person
from tests.flows.kommunen import HEM, LEO, NORA, boende, elev, fil

pytestmark = pytest.mark.django_db


@pytest.fixture
def folkbokforing(tmp_path: Path) -> Path:
    path = tmp_path / "folkbokföring.csv"
    path.write_bytes(fil("folkbokforing", boende(NORA), boende(LEO), boende("200801012385")))
    return path


def run(*arguments: object) -> int:
    return main(["las-in", *map(str, arguments)])


def test_a_file_is_read_in_and_counted(
    folkbokforing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("folkbokforing", folkbokforing, "--kommun", HEM, "--tom", "2026-11-20") == 0
    out = capsys.readouterr().out
    assert "folkbokföring.csv: 3 rader, 1 med problem" in out
    assert "2 nya personer" in out
    assert Person.objects.count() == 2


def test_the_same_file_again_says_so(
    folkbokforing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("folkbokforing", folkbokforing, "--kommun", HEM)
    assert run("folkbokforing", folkbokforing, "--kommun", HEM) == 0
    assert "redan inläst" in capsys.readouterr().out


def test_what_cannot_be_used_is_one_swedish_line(
    folkbokforing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "elever.csv"
    wrong.write_bytes(fil("elever", elev(NORA)))
    for arguments, expected in (
        (("folkbokforing", folkbokforing, "--kommun", "9999"), "9999"),
        (("folkbokforing", wrong, "--kommun", HEM), "kommunkod"),
        (("elever", tmp_path / "finns-inte.csv", "--kommun", HEM), "går inte att läsa"),
    ):
        assert run(*arguments) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert expected in line
    assert not Person.objects.exists()
