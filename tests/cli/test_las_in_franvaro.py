"""`kaja las-in franvaro`: notices without the web."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaja.cli import main
from kaja.intake.models import MottagenFil
from kaja.skolsignal.models import Anmalan
from tests.flows.kommunen import HEM, LEO, NORA, boende, in_i_registret
from tests.flows.test_franvaro import fil, rad

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite"), pytest.mark.usefixtures("folk")]


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO, namn="Leo Ek"))


@pytest.fixture
def franvaro(tmp_path: Path) -> Path:
    path = tmp_path / "franvaro.csv"
    rader = (rad(), rad(LEO), rad(LEO, "2026-09", 10), rad("200806292389"), rad(skola="12"), rad())
    path.write_bytes(fil(*rader))
    return path


def run(*arguments: object) -> int:
    return main(["las-in", "franvaro", *map(str, arguments), "--kommun", HEM])


def test_notices_are_noted_and_counted_and_the_file_is_not_kept(
    franvaro: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(franvaro) == 0
    told = capsys.readouterr()
    assert told.out == (
        "franvaro.csv: 6 rader, 1 med problem, 1 dubbletter, 1 under gränsen, 1 hittas inte. "
        "2 anmälningar antecknade.\n"
    )
    (fel,) = told.err.splitlines()
    assert fel.startswith("franvaro.csv, rad 6, skolenhetskod: Skolenhetskoden ska ha åtta siffror")
    assert Anmalan.objects.count() == 2
    assert not MottagenFil.objects.filter(namn="franvaro.csv").exists()


def test_the_same_file_again_notes_nothing(
    franvaro: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(franvaro)
    capsys.readouterr()
    assert run(franvaro) == 0
    out = capsys.readouterr().out
    assert "2 redan antecknade" in out
    assert "0 anmälningar antecknade" in out
    assert Anmalan.objects.count() == 2


def test_what_cannot_be_used_is_one_line_and_does_not_stop_the_next(
    franvaro: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elever = tmp_path / "elever.csv"
    elever.write_text("personnummer;skolform\n", encoding="utf-8")
    assert run(elever, tmp_path / "ingen.csv", franvaro) == 2
    told = capsys.readouterr()
    assert "elever.csv: Kolumnerna" in told.err
    assert "ingen.csv: Filen går inte att läsa" in told.err
    assert "2 anmälningar antecknade" in told.out
    assert run(franvaro, "--omfattning", "hel") == 2
    assert "utan --omfattning" in capsys.readouterr().err
