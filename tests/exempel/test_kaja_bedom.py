"""`kaja bedom` on the example files, as exempel/README.md says it is run."""

from __future__ import annotations

import csv
import shlex
from datetime import date
from pathlib import Path

import pytest

from kaja.cli import main
from kaja.exempel import KOMMUN, REFERENSDAG, REFERENSFRO, bygg
from kaja.exempel.fel import FEL, blanksteg, dubblett, tom_rad
from kaja.regler import Besked, Fraga, besked
from tests.exempel.underlag_ur_filer import underlag_ur_filer

ROT = Path(__file__).parents[2]
Rader = list[dict[str, str]]


def las(fil: Path) -> Rader:
    with fil.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, delimiter=";"))


@pytest.fixture(scope="module")
def korning(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rader, Rader]:
    """The answers and the problems after running the command in exempel/README.md."""
    ut = tmp_path_factory.mktemp("bedom")
    text = (ROT / "exempel" / "README.md").read_text(encoding="utf-8")
    kommando = text[text.index("kaja bedom") :].split("```")[0].replace("\\\n", " ")
    kommando = kommando.replace("exempel/", f"{ROT}/exempel/")
    kommando = kommando.replace("--ut ", f"--ut {ut}/").replace("--problem ", f"--problem {ut}/")
    assert main(shlex.split(kommando)[1:]) == 0
    return las(ut / "malgrupp.csv"), las(ut / "problem.csv")


def iso(dag: date | None) -> str:
    return "" if dag is None else dag.isoformat()


def som_rad(svar: Besked) -> dict[str, str]:
    return {
        "utfall": svar.bedomning.utfall.value,
        "avgorande_punkt": svar.bedomning.avgorande_punkt,
        "omfattas_fran": iso(svar.omfattas_fran),
        "galler_till_och_med": iso(svar.galler_till_och_med),
        "ingangsorsak": svar.ingangsorsak,
        "vantar_pa_start": iso(svar.vantar_pa_start),
    }


def test_the_command_answers_as_a_separate_reading_of_the_files(
    korning: tuple[Rader, Rader],
) -> None:
    svar = {rad["personnummer"]: rad for rad in korning[0]}
    fraga = Fraga(KOMMUN, date(2026, 11, 21))
    underlag = underlag_ur_filer(bygg(dag=REFERENSDAG, fro=REFERENSFRO))
    vantat = {nummer: som_rad(besked(u, fraga)) for nummer, u in underlag.items()}
    assert vantat == {n: {k: svar[n][k] for k in vantat[n]} for n in vantat}


def test_every_planted_error_is_reported_once_and_no_more(korning: tuple[Rader, Rader]) -> None:
    fel = sum(fel.antal for fel in FEL if fel.gor not in {blanksteg, tom_rad})
    radproblem = [rad for rad in korning[1] if rad["rad"]]
    assert len(radproblem) == fel
    dubbletter = [rad for rad in radproblem if not rad["kolumn"]]
    assert len(dubbletter) == sum(fel.antal for fel in FEL if fel.gor is dubblett)
    assert [rad["kolumn"] for rad in korning[1] if not rad["rad"]] == ["skolans_namn"]


def test_a_replaced_number_keeps_a_row_of_its_own(korning: tuple[Rader, Rader]) -> None:
    gamla = [rad for rad in korning[0] if rad["personnummer"][6] in "6789"]
    assert len(gamla) > 20
    assert {rad["utfall"] for rad in gamla} == {"omfattas_inte"}
