"""The register and `kaja bedom` give the same answer about the invented municipality's people."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kaja import exempel
from kaja.access.models import Kommun
from kaja.cli import main
from kaja.exempel import Fil, Kommunfiler
from kaja.flows.las_in import las_in, ta_emot
from kaja.register.models import Bedomning

DAG = exempel.REFERENSDAG + timedelta(days=1)
TID = datetime(DAG.year, DAG.month, DAG.day, 8, tzinfo=ZoneInfo("Europe/Stockholm"))
COLUMNS = (
    *("utfall", "avgorande_punkt", "motivering", "omfattas_fran", "galler_till_och_med"),
    *("ingangsorsak", "vantar_pa_start"),
)


@pytest.fixture
def filer(tmp_path: Path) -> Kommunfiler:
    """Every fifth of the rows, and all whose number was replaced."""
    whole = exempel.bygg(dag=exempel.REFERENSDAG, fro=exempel.REFERENSFRO)
    rows = whole.folkbokforing.rader
    some = {_key(rad) for nr, rad in enumerate(rows) if nr % 5 == 0}
    for rad in rows:
        if rad.get("nytt_personnummer"):
            some |= {_key(rad), _key({"personnummer": rad["nytt_personnummer"]})}

    def only(file: Fil) -> Fil:
        return Fil(file.namn, file.kolumner, tuple(r for r in file.rader if _key(r) in some))

    return Kommunfiler(whole.kommun, whole.tackning_tom, *(only(file) for file in whole.alla))


def _key(rad: dict[str, str]) -> str:
    return "".join(filter(str.isdigit, rad.get("personnummer", "")))[-10:]


def by_files(filer: Kommunfiler, folder: Path) -> dict[str, tuple[str, ...]]:
    """What `kaja bedom` writes, by number."""
    arguments = ["bedom", "--kommun", filer.kommun, "--dag", DAG.isoformat()]
    for path in exempel.skriv(filer, folder):
        arguments += [f"--{path.stem}", str(path)]
        arguments += [f"--{path.stem}-tom", filer.tackning_tom.isoformat()]
    assert main([*arguments, "--ut", str(folder / "svar.csv")]) == 0
    with (folder / "svar.csv").open(encoding="utf-8") as svar:
        return {
            rad["personnummer"]: tuple(rad[name] for name in COLUMNS)
            for rad in csv.DictReader(svar, delimiter=";")
        }


def by_register(filer: Kommunfiler) -> dict[str, tuple[str, ...]]:
    """What stands in the register when the same files have been read in, by number."""
    kommun = Kommun.objects.get(pk=filer.kommun)
    for nr, fil in enumerate(filer.alla):
        tid = TID + timedelta(minutes=nr)
        mottagen = ta_emot(
            kommun=kommun,
            kalla=Path(fil.namn).stem,
            namn=fil.namn,
            innehall=fil.innehall,
            tackning_tom=filer.tackning_tom,
            user=None,
            tid=tid,
        )
        las_in(fil=mottagen.fil, user=None, tid=tid, dag=DAG)
    rows = Bedomning.objects.filter(ersatt=None).values_list("person__nummer", *COLUMNS)
    return {nummer: tuple(str(v or "") for v in values) for nummer, *values in rows}


@pytest.mark.bara("sqlite")  # files are read in on PostgreSQL in test_las_in.py
@pytest.mark.django_db
def test_the_register_and_the_files_agree_about_everyone(
    filer: Kommunfiler, tmp_path: Path
) -> None:
    answers = by_files(filer, tmp_path)

    assert len(answers) > 700
    assert {utfall for utfall, *_ in answers.values()} == {"omfattas", "omfattas_inte", "oklart"}
    assert by_register(filer) == answers
