"""From files to answers, row by row or by columns, against the slow oracle on the same files."""

from __future__ import annotations

import csv
import random
from datetime import date
from pathlib import Path

import pytest

from kaja.exempel import testnummer
from kaja.flows import bedom_filer as flodet
from kaja.flows.bedom_filer import Resultat, Uppdrag, bedom_filer
from kaja.flows.filunderlag import Filer
from kaja.intake.sources.bevis import BevisRad
from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.regler import Fraga, Tackning
from tests.flows.liten_lasare import underlag
from tests.flows.slumpkommun import uppdrag
from tests.mycket import mycket
from tests.orakel.orakel import Svar, svara

FRON = range(mycket(4))
PER_FRO = 15
ALLA_2008, ALLA_2009 = (testnummer.testpersonnummer()[ar] for ar in (2008, 2009))
ANNA, BO = ALLA_2008[:2]
Rad = dict[str, str]


@pytest.fixture
def kolumnvis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as large."""
    monkeypatch.setattr(flodet, "_STORA_FRAN_BYTE", 0)


def bedomt(vad: Uppdrag) -> tuple[Resultat, str, str]:
    """The result, the answers and the problems."""
    mapp = vad.filer.folkbokforing.parent
    ut, problem = mapp / "ut.csv", mapp / "problem.csv"
    resultat = bedom_filer(vad, ut=ut, problem=problem)
    return resultat, ut.read_text(encoding="utf-8"), problem.read_text(encoding="utf-8")


def rader(text: str) -> list[Rad]:
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def som_rad(svar: Svar) -> Rad:
    datum = ("omfattas_fran", "galler_till_och_med", "vantar_pa_start")
    return {
        **{namn: str(svar[namn]) for namn in ("utfall", "avgorande_punkt", "ingangsorsak")},
        **{namn: str(svar[namn] or "") for namn in datum},  # type: ignore[literal-required]
    }


def orakelns_svar(vad: Uppdrag) -> dict[str, Rad]:
    alla = underlag(vad.filer, vad.tackning)
    fraga = vad.fraga
    return {
        n: som_rad(svara(u, fraga.kommun, fraga.dag, fraga.installningar)) for n, u in alla.items()
    }


def jamfor(vad: Uppdrag, var: str) -> None:
    vantat = orakelns_svar(vad)
    svar = rader(bedomt(vad)[1])
    assert [rad["personnummer"] for rad in svar] == sorted(vantat), var
    for rad in svar:
        nummer = rad["personnummer"]
        assert {namn: rad[namn] for namn in vantat[nummer]} == vantat[nummer], f"{var}: {nummer}"


@pytest.mark.parametrize("fro", FRON)
def test_random_municipalities_get_the_answers_of_the_oracle(tmp_path: Path, fro: int) -> None:
    slump = random.Random(fro)
    for nr in range(PER_FRO):
        jamfor(uppdrag(slump, tmp_path), f"frö {fro}, kommun {nr}")


def test_a_fresh_random_municipality_gets_the_answers_of_the_oracle(tmp_path: Path) -> None:
    fro = random.SystemRandom().randrange(10**9)
    slump = random.Random(fro)
    for nr in range(PER_FRO):
        jamfor(uppdrag(slump, tmp_path), f"frö {fro}, kommun {nr}")


SKRIVSATT = (
    "{0}",
    "{1} {2}",
    "{0}\u200b",
    "{0} \u00a0",
    "{1}\u00ad{2}",
    "{3}-{4} {2}",
    "{3}-{4}{2}",
)


@pytest.mark.usefixtures("kolumnvis")
@pytest.mark.parametrize("skrivsatt", SKRIVSATT)
def test_by_columns_the_enrolments_are_found_however_the_number_is_written(
    tmp_path: Path, skrivsatt: str
) -> None:
    alla = ALLA_2008[:40]
    vad = fraga(
        tmp_path,
        [f"{n};1780;;" for n in alla],
        [skrivsatt.format(n, n[:-1], n[-1], n[2:8], n[8:-1]) for n in alla],
    )
    assert {rad["utfall"] for rad in rader(bedomt(vad)[1])} == {"omfattas_inte"}


@pytest.mark.usefixtures("kolumnvis")
@pytest.mark.parametrize("skrivsatt", SKRIVSATT)
def test_by_columns_replaced_numbers_are_followed(tmp_path: Path, skrivsatt: str) -> None:
    gamla, nya = ALLA_2008[:30], ALLA_2008[30:60]
    folk = [f"{g};1780;GN;{n}" for g, n in zip(gamla, nya, strict=True)]
    inskrivna = [skrivsatt.format(n, n[:-1], n[-1], n[2:8], n[8:-1]) for n in gamla]
    vad = fraga(tmp_path, [*folk, *(f"{n};1780;;" for n in nya)], inskrivna)
    svar = {rad["personnummer"]: rad["avgorande_punkt"] for rad in rader(bedomt(vad)[1])}
    assert svar == {**dict.fromkeys(gamla, "kaa.hemkommun"), **dict.fromkeys(nya, "kaa.p3")}


@pytest.mark.usefixtures("kolumnvis")
def test_by_columns_a_row_about_someone_unknown_is_counted(tmp_path: Path) -> None:
    alla = {n: [m for m in ALLA_2009 if m[8:] == n[8:]] for n in ALLA_2008}
    kand, okand = next((n, andra[0]) for n, andra in alla.items() if andra)
    vad = fraga(tmp_path, [f"{kand};1780;GN;{BO}", f"{BO};1780;;"], [okand])
    assert bedomt(vad)[0].utan_person == 1


def fraga(mapp: Path, folk: list[str], inskrivna: list[str]) -> Uppdrag:
    """A question about these rows of people and these numbers in upper secondary."""
    fil, elever = mapp / "folk.csv", mapp / "elever.csv"
    rubrik = "personnummer;kommunkod;avregistrering;nytt_personnummer"
    fil.write_text("\n".join([rubrik, *folk]), encoding="utf-8")
    gy = [f"{n};GY;2024-08-19" for n in inskrivna]
    elever.write_text("\n".join(["personnummer;skolform;startdatum", *gy]), encoding="utf-8")
    dag = date(2026, 11, 21)
    return Uppdrag(Filer(fil, (elever,)), Tackning(dag, dag, dag), Fraga("1780", dag))


@pytest.mark.parametrize("stora_fran", [0, 4_000_000])
def test_files_of_the_same_name_keep_their_problems_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stora_fran: int
) -> None:
    monkeypatch.setattr(flodet, "_STORA_FRAN_BYTE", stora_fran)
    vad = fraga(tmp_path, [f"{ANNA};1780;;"], [])
    mappar = [tmp_path / namn for namn in ("skola1", "skola2")]
    for mapp in mappar:
        mapp.mkdir()
        fraga(mapp, [], ["fel"])
    filer = Filer(vad.filer.folkbokforing, tuple(mapp / "elever.csv" for mapp in mappar))
    problem = rader(bedomt(vad._replace(filer=filer))[2])
    assert [rad["rad"] for rad in problem] == ["2", "2"]
    assert len({rad["fil"] for rad in problem}) == 2


def test_sources_read_at_the_same_time_have_no_field_in_common() -> None:
    """Else two threads would number the values of one field."""
    falten = [namn for rad in (FolkbokforingRad, ElevRad, BevisRad) for namn in rad._fields[2:]]
    assert len(falten) == len(set(falten))
