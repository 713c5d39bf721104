"""`kaja las-in`: the same journey without the web."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from kaja.access.models import Kommun
from kaja.cli import main
from kaja.flows.angra import angra
from kaja.intake.kartlaggning import save_kartlaggning
from kaja.intake.models import MottagenFil
from kaja.register.handelser import Anteckning, append_events
from kaja.register.laget import Hande
from kaja.register.models import Bedomning, Handelseslag, Registerpost
from kaja.ungdom.models import Person
from tests.flows.kommunen import HEM, LEO, NORA, boende, elev, fil, minut, personen
from tests.intake.sources.ss12000 import skolserver

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]


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


def test_a_day_to_come_is_warned_of(
    folkbokforing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coming = timezone.localdate() + timedelta(days=1)
    assert run("folkbokforing", folkbokforing, "--kommun", HEM, "--tom", str(coming)) == 0
    assert f"--tom {coming} har inte varit än" in capsys.readouterr().err


def test_when_more_files_follow_the_last_one_judges_all(
    folkbokforing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elever = tmp_path / "elever.csv"
    elever.write_bytes(fil("elever", elev(NORA)))

    assert run("folkbokforing", folkbokforing, "--kommun", HEM, "--fler-foljer") == 0
    assert "2 nya personer, bedöms med nästa fil." in capsys.readouterr().out
    assert not Bedomning.objects.exists()

    assert run("elever", elever, "--kommun", HEM) == 0
    assert "2 ändrade bedömningar." in capsys.readouterr().out
    assert Bedomning.objects.count() == 2


def test_a_run_that_is_stopped_after_the_file_is_said(
    folkbokforing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("folkbokforing", folkbokforing, "--kommun", HEM)
    utreds = Anteckning(personen(NORA).pk, Hande(Handelseslag.UTREDS, date(2026, 11, 21)))
    kommun = Kommun.objects.get(pk=HEM)
    append_events(kommun=kommun, anteckningar=[utreds], aktor="prov", tid=minut(0))
    Registerpost.objects.update(handelser_antal=5)  # events are missing
    elever = tmp_path / "elever.csv"
    elever.write_bytes(fil("elever", elev(NORA)))

    assert run("elever", elever, "--kommun", HEM) == 2

    assert "Filen är inläst, men bedömningen stannade. Kontrollen" in capsys.readouterr().err


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


@pytest.fixture
def elever(folkbokforing: Path, tmp_path: Path) -> Path:
    run("folkbokforing", folkbokforing, "--kommun", HEM, "--tom", "2026-11-20")
    path = tmp_path / "elever.csv"
    path.write_bytes(fil("elever", elev(NORA), elev(LEO)))
    run("elever", path, "--kommun", HEM, "--tom", "2026-11-20")
    return path


def test_what_would_end_too_many_is_read_in_only_when_it_is_confirmed(
    elever: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elever.write_bytes(fil("elever", elev(NORA)))
    again = ("elever", elever, "--kommun", HEM, "--tom", "2026-11-21")
    assert run(*again) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "1 av 2 som pågick saknas i filen" in line
    assert line.endswith("Bekräfta med --bekrafta.")
    assert run(*again, "--bekrafta") == 0
    assert "1 har slutat" in capsys.readouterr().out


def test_a_part_says_nothing_of_who_is_missing(
    elever: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elever.write_bytes(fil("elever", elev(NORA)))
    assert run("elever", elever, "--kommun", HEM, "--omfattning", "del") == 0
    assert "har slutat" not in capsys.readouterr().out


def test_a_file_of_strangers_is_read_in_only_when_it_is_confirmed(
    folkbokforing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("folkbokforing", folkbokforing, "--kommun", "0114") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "en annan kommuns fil" in line
    assert line.endswith("Bekräfta med --bekrafta.")
    assert run("folkbokforing", folkbokforing, "--kommun", "0114", "--bekrafta") == 0


def test_one_bad_file_does_not_stop_the_others(
    folkbokforing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (tmp_path / "finns-inte.csv", folkbokforing, "--kommun", HEM)
    assert run("folkbokforing", *arguments) == 2
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1
    assert "2 nya personer" in told.out


@pytest.fixture
def eget(elever: Path) -> Path:
    path = elever.with_name("lista.csv")
    path.write_text(f"Pnr;Utb;Start\n{NORA};Gymnasiet;17/8 2026\n", encoding="utf-8")
    return path


PROFIL = {
    "slag": "elever",
    "rubriker": {"pnr": "Pnr", "utb": "Utb", "start": "Start"},
    "kolumner": {"personnummer": "pnr", "skolform": "utb", "startdatum": "start"},
    "datum": {"startdatum": ["dmy"]},
    "fasta": {},
    "varden": {},
    "efternamn_forst": False,
}


def test_a_spreadsheet_is_read_by_a_profile_or_by_a_mapping_that_is_kept(
    eget: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kalkylblad = ("kalkylblad", eget, "--kommun", HEM, "--avsandare", "Bergskolan")
    assert run(*kalkylblad) == 2
    assert "Kaja vet inte vad kolumnerna är." in capsys.readouterr().err
    profil = eget.with_name("profil.json")
    profil.write_text(json.dumps(PROFIL), encoding="utf-8")
    assert run(*kalkylblad, "--profil", profil) == 0
    assert "1 rader, 0 med problem" in capsys.readouterr().out
    assert personen(NORA).studiefaktum.filter(fran=date(2026, 8, 17)).exists()
    save_kartlaggning(
        kommun=Kommun.objects.get(pk=HEM),
        avsandare="Bergskolan",
        kalla="elever",
        profil=PROFIL,
        user=None,
        tid=minut(1),
    )
    eget.write_text(f"Pnr;Utb;Start\n{LEO};Gymnasiet;17/8 2026\n", encoding="utf-8")
    assert run(*kalkylblad, "--omfattning", "del") == 0


@pytest.mark.parametrize("innehall", ["", "[1]", "{", '{"slag": "annat"}', "[" * 100_000])
def test_a_profile_that_is_none_is_said_in_a_line(
    eget: Path, innehall: str, capsys: pytest.CaptureFixture[str]
) -> None:
    profil = eget.with_name("profil.json")
    profil.write_text(innehall, encoding="utf-8")
    assert run("kalkylblad", eget, "--kommun", HEM, "--profil", profil) == 2
    assert "profil.json är ingen profil." in capsys.readouterr().err


def test_a_server_needs_a_key_and_what_it_answers_is_read_in(
    elever: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("elever", "https://skola.example/v2.0", "--kommun", HEM) == 2
    assert "Bara ss12000" in capsys.readouterr().err
    assert run("ss12000", "https://skola.example/v2.0", "--kommun", HEM) == 2
    assert "--token-fil" in capsys.readouterr().err
    nyckel = tmp_path / "nyckel.txt"
    nyckel.write_text("hemligt\n")
    assert run("ss12000", "http://skola.example", "--kommun", HEM, "--token-fil", nyckel) == 2
    err = capsys.readouterr().err
    assert "https" in err
    assert "hemligt" not in err


def test_what_a_school_system_answers_over_the_net_is_read_in(
    elever: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "KAJA_DATA", tmp_path / "data")
    nyckel = tmp_path / "nyckel.txt"
    nyckel.write_text(f"{skolserver.NYCKEL}\n", encoding="utf-8")
    gar = {"enroledAt": {"id": "o1"}, "schoolType": "GY", "startDate": "2026-08-17"}
    skolan = skolserver.Skola(
        [{"id": "p1", "civicNo": {"value": LEO}, "enrolments": [gar]}],
        [{"id": "o1", "organisationType": "Skolenhet", "schoolUnitCode": "12345678"}],
    )
    capsys.readouterr()
    with skolserver.oppen(skolan):
        ask = ("ss12000", skolan.adress, "--kommun", HEM, "--avsandare", "Norrskolan")
        assert run(*ask, "--token-fil", nyckel) == 0
    out = capsys.readouterr().out
    assert out.startswith("127.0.0.1.json: ")
    assert personen(LEO).studiefaktum.filter(skolenhetskod="12345678").exists()


def eleven(nummer: str, start: str, andrad: str) -> dict[str, Any]:
    gar = {"enroledAt": {"id": "o1"}, "schoolType": "GY", "startDate": start}
    post = {"id": nummer, "civicNo": {"value": nummer}, "enrolments": [gar]}
    return {**post, "meta": {"modified": andrad}}


def test_of_a_server_only_what_is_changed_since_the_file_read_last_is_asked_for(
    folkbokforing: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "KAJA_DATA", tmp_path / "data")
    nyckel = tmp_path / "nyckel.txt"
    nyckel.write_text(skolserver.NYCKEL, encoding="utf-8")
    forr, nu = "2026-01-01T00:00:00Z", "2999-01-01T00:00:00Z"
    skolan = skolserver.Skola([eleven(LEO, "2026-08-17", forr)], [])
    run("folkbokforing", folkbokforing, "--kommun", HEM)
    capsys.readouterr()
    with skolserver.oppen(skolan):
        allt = ("ss12000", skolan.adress, "--kommun", HEM, "--token-fil", nyckel)
        bara = (*allt, "--omfattning", "andring")
        assert run(*bara) == 2
        assert "Hämta allt först" in capsys.readouterr().err
        assert run(*allt) == 0
        skolan.poster["persons"] = [eleven(LEO, "2025-01-01", forr), eleven(NORA, "2026-08-18", nu)]
        assert run(*bara) == 0
        assert run(*bara, "--avsandare", "En annan skola") == 2
        sist = MottagenFil.objects.latest("pk")
        angra(fil=sist, user=None, tid=timezone.now(), dag=timezone.localdate())
        assert run(*bara) == 2
    starter = {n: {s.fran for s in personen(n).studiefaktum.all()} for n in (LEO, NORA)}
    assert date(2026, 8, 18) in starter[NORA]
    assert date(2025, 1, 1) not in starter[LEO]
