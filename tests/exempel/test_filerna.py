"""The invented municipality's files: the same every time, only test numbers, nothing protected."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kaja.exempel import (
    KOMMUN,
    KOMMUNNAMN,
    REFERENSDAG,
    REFERENSFRO,
    Kommunfiler,
    bygg,
    franvaro,
    skriv,
)
from kaja.exempel.__main__ import main
from kaja.exempel.datafiler import las_tabell
from kaja.exempel.fel import FEL, fel_kontrollsiffra

ROT = Path(__file__).parents[2]
TESTNUMMER = {rad["identitetsnummer"] for rad in las_tabell("testpersonnummer")}
KONTAKT = ("adress", "postnummer", "postort", "epost", "telefon")


@pytest.fixture(scope="module")
def filer() -> Kommunfiler:
    return bygg(dag=REFERENSDAG, fro=REFERENSFRO)


def tolv_siffror(text: str) -> str:
    siffror = text.strip().replace("-", "")
    return siffror if len(siffror) != 10 else f"20{siffror}"


def kontrollsiffran_stammer(nummer: str) -> bool:
    """Written apart from the program: the Luhn sum of the last ten digits."""
    dubblade = [int(siffra) * (2 - plats % 2) for plats, siffra in enumerate(nummer[-10:])]
    return sum(tal // 10 + tal % 10 for tal in dubblade) % 10 == 0


def identitetsnummer(filer: Kommunfiler) -> set[str]:
    celler = (
        rad[kolumn]
        for fil in (*filer.alla, franvaro(filer, fro=REFERENSFRO))
        for rad in fil.rader
        for kolumn in ("personnummer", "nytt_personnummer")
        if rad.get(kolumn)
    )
    return {tolv_siffror(cell) for cell in celler}


def test_the_committed_files_are_a_fresh_build(filer: Kommunfiler) -> None:
    for fil in (*filer.alla, franvaro(filer, fro=REFERENSFRO)):
        assert (ROT / "exempel" / fil.namn).read_bytes() == fil.innehall, (
            f"exempel/{fil.namn} är inte nybyggd: kör python -m kaja.exempel"
        )


def test_the_same_day_and_seed_give_the_same_bytes(filer: Kommunfiler) -> None:
    igen = bygg(dag=REFERENSDAG, fro=REFERENSFRO)
    assert [f.innehall for f in igen.alla] == [f.innehall for f in filer.alla]


def test_another_seed_gives_other_people(filer: Kommunfiler) -> None:
    andra = bygg(dag=REFERENSDAG, fro=REFERENSFRO + 1)
    assert identitetsnummer(andra) != identitetsnummer(filer)
    assert andra.folkbokforing.innehall != filer.folkbokforing.innehall


def test_every_valid_identity_number_is_a_test_number(filer: Kommunfiler) -> None:
    nummer = {n for n in identitetsnummer(filer) if re.fullmatch(r"\d{12}", n)}
    giltiga = {n for n in nummer if kontrollsiffran_stammer(n)}
    assert len(giltiga) > 3700
    assert giltiga <= TESTNUMMER
    assert nummer - giltiga, "det ska finnas nummer med fel kontrollsiffra"


@pytest.mark.parametrize("nummer", ["200401082383", "201012312383"])
def test_a_number_made_wrong_is_never_valid(nummer: str) -> None:
    (rad,) = fel_kontrollsiffra({"personnummer": nummer})
    assert kontrollsiffran_stammer(nummer)
    assert not kontrollsiffran_stammer(rad["personnummer"])


def test_protected_rows_carry_no_address(filer: Kommunfiler) -> None:
    skyddade = [rad for rad in filer.folkbokforing.rader if rad.get("skydd")]
    assert {rad["skydd"].strip() for rad in skyddade} == {
        "sekretessmarkering",
        "skyddad_folkbokforing",
    }
    assert not [rad for rad in skyddade if any(rad.get(kolumn) for kolumn in KONTAKT)]


def test_contact_details_can_belong_to_nobody(filer: Kommunfiler) -> None:
    rader = [rad for rad in filer.folkbokforing.rader if rad]
    for telefon in {rad.get("telefon", "").strip() for rad in rader} - {""}:
        assert re.fullmatch(r"070-174 06 \d\d", telefon)
        assert 5 <= int(telefon[-2:]) <= 99
    assert all(e.strip().endswith("@example.com") for r in rader if (e := r.get("epost", "")))


def test_first_names_follow_the_sex_in_the_number(filer: Kommunfiler) -> None:
    kon = {(rad["kon"], rad["namn"]) for rad in las_tabell("fornamn")}
    for rad in filer.folkbokforing.rader:
        if rad and (nummer := rad["personnummer"].strip()) in TESTNUMMER and nummer[6] < "4":
            assert ("m" if int(nummer[10]) % 2 else "k", rad["fornamn"].strip()) in kon


def test_names_in_the_population_are_stable_over_a_persons_rows(filer: Kommunfiler) -> None:
    namn: dict[str, set[tuple[str, str]]] = {}
    for rad in filter(None, filer.folkbokforing.rader):
        person = (rad["fornamn"].strip(), rad["efternamn"].strip())
        namn.setdefault(rad["personnummer"].strip(), set()).add(person)
    assert not [nummer for nummer, olika in namn.items() if len(olika) > 1]


def test_the_errors_of_real_files_are_there(filer: Kommunfiler) -> None:
    assert 24 <= sum(fel.antal for fel in FEL) <= 72
    text = "".join(fil.innehall.decode() for fil in filer.alla)
    for tecken in ("2026-02-30", "TF", "GYMN", "hösten 2025", "slutbetyg", "\n\n", "  ;"):
        assert tecken in text
    for fil in filer.alla:
        rader = Counter(tuple(rad.items()) for rad in fil.rader if rad)
        assert max(rader.values()) == 2, f"{fil.namn} saknar dubblettrad"


def test_no_row_tells_of_a_day_after_the_files_were_taken_out(filer: Kommunfiler) -> None:
    """Except starts and ends that a school has planned."""
    assert max(rad["datum"] for rad in filer.bevis.rader if rad) <= "2026-11-20"
    for rad in filter(None, filer.folkbokforing.rader):
        assert rad.get("avregistrerad_fran", "") <= "2026-11-20"
        assert rad.get("i_kommunen_fran", "") <= "2026-11-20"


def test_the_municipality_is_in_the_table_of_municipalities() -> None:
    namn = {rad["kod"]: rad["namn"] for rad in las_tabell("kommuner")}
    assert namn[KOMMUN] == KOMMUNNAMN


def test_the_command_writes_the_three_files(tmp_path: Path, filer: Kommunfiler) -> None:
    assert main([str(tmp_path / "ny")]) == 0
    for fil in filer.alla:
        assert (tmp_path / "ny" / fil.namn).read_bytes() == fil.innehall


def test_the_files_are_tables_with_one_header(tmp_path: Path, filer: Kommunfiler) -> None:
    for vart, fil in zip(skriv(filer, tmp_path), filer.alla, strict=True):
        with vart.open(encoding="utf-8", newline="") as text:
            tabell = list(csv.reader(text, delimiter=";"))
        assert tuple(tabell[0]) == fil.kolumner
        assert {len(rad) for rad in tabell[1:]} == {len(fil.kolumner), 0}


def test_another_day_gives_a_municipality_of_that_day() -> None:
    tidigare = bygg(dag=date(2025, 11, 21), fro=1)
    assert max(rad["datum"] for rad in tidigare.bevis.rader if rad) <= "2025-11-21"
