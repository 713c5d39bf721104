"""`kaja natt`: one line for each municipality, and what a stopped run and a bad argument say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import LazySettings

from kaja.cli import main
from kaja.intake.models import MottagenFil
from kaja.korningar.models import Korning
from kaja.ungdom.models import Person
from tests.flows.kommunen import ANNAN, DAG, EVA, HEM, LEO, NORA, boende, fil, in_i_registret

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_municipalities() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(EVA, skydd="sekretessmarkering"))
    in_i_registret("folkbokforing", boende(LEO, kommun=ANNAN), kommun=ANNAN)


def run(*arguments: str) -> int:
    return main(["natt", "--dag", DAG.isoformat(), *arguments])


def test_every_municipality_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    first, second = capsys.readouterr().out.splitlines()
    assert f" ({ANNAN}) {DAG}: " in first
    assert f"({HEM}) {DAG}: 0 genomgångna, 0 ändrade svar, 0 händelser i registret, " in second


def test_the_first_file_of_a_municipality_may_lie_in_the_watched_folder(
    tmp_path: Path, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.KAJA_INKORG = str(tmp_path)
    path = tmp_path / "0180" / "folkbokforing.csv"
    path.parent.mkdir()
    path.write_bytes(fil("folkbokforing", boende(NORA, kommun="0180")))
    os.utime(path, (0, 0))  # nobody writes to it any more

    assert run() == 0
    assert "(0180)" in capsys.readouterr().out
    assert MottagenFil.objects.filter(kommun="0180").count() == 1


def test_everyone_of_one_municipality_can_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--kommun", HEM, "--allt") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert ": 2 genomgångna, 0 ändrade svar" in line
    assert set(Korning.objects.filter(slag="natt").values_list("kommun_id", "dag")) == {(HEM, DAG)}


def test_a_stopped_run_says_why_and_the_others_go_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kaja.flows import kontroll, omprova
    from kaja.flows.invarianter import ALLA
    from kaja.flows.kontroll import BrutenInvariantError

    real = kontroll.kontrollera_kommunen

    def broken(kommun: object) -> None:
        if getattr(kommun, "pk", "") == ANNAN:
            raise BrutenInvariantError(ALLA[0], Person.objects.get(nummer=LEO))
        real(kommun)  # type: ignore[arg-type]

    monkeypatch.setattr(omprova, "kontrollera_kommunen", broken)

    assert run() == 1
    said = capsys.readouterr()
    assert "stoppade körningen" in said.err
    assert f"({HEM})" in said.out


def test_a_fault_of_the_program_in_one_municipality_does_not_stop_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Korning.objects.filter(kommun=ANNAN).update(sett={"inte": "vad den väntar sig"})

    assert run() == 1
    said = capsys.readouterr()
    assert f"({ANNAN}): Ett oväntat fel stoppade körningen" in said.err
    assert f"({HEM})" in said.out


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("--kommun", "9999"), "Kommunkoden 9999 finns inte"),
        (("--dag", "i går"), "--dag"),
        (("--dag", "2014-12-31"), "ansvaret finns från 2015-01-01"),
        (("--alla",), "--alla"),
    ],
)
def test_a_bad_argument_is_one_line(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = run(*arguments)
    except SystemExit as stop:
        status = int(str(stop.code))
    (line,) = capsys.readouterr().err.splitlines()
    assert (status, said in line) == (2, True)
