"""What the law says of the invented municipality, and that its kinds of lives are all there."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from kaja.exempel import KOMMUN, REFERENSDAG, REFERENSFRO, Kommunfiler, bygg
from kaja.exempel.flyttar import HANDELSER
from kaja.exempel.livsbanor import LIVSBANOR
from kaja.regler import Besked, Fraga, Malgrupp, besked
from tests.exempel.underlag_ur_filer import underlag_ur_filer

IDAG = date(2026, 11, 21)
Svar = dict[str, tuple[int, Besked]]


@pytest.fixture(scope="module")
def filer() -> Kommunfiler:
    return bygg(dag=REFERENSDAG, fro=REFERENSFRO)


@pytest.fixture(scope="module")
def svar(filer: Kommunfiler) -> Svar:
    """Age and answer of everyone in the population file."""
    fraga = Fraga(KOMMUN, IDAG)
    return {
        nummer: (alder(nummer), besked(underlag, fraga))
        for nummer, underlag in underlag_ur_filer(filer).items()
    }


def alder(nummer: str) -> int:
    return IDAG.year - int(nummer[:4]) - (nummer[4:8] > f"{IDAG:%m%d}")


def andel(svar: Svar, utfall: Malgrupp) -> float:
    ratt_alder = [en for ar, en in svar.values() if 16 <= ar <= 19]
    return sum(en.bedomning.utfall is utfall for en in ratt_alder) / len(ratt_alder)


def test_about_3600_are_15_to_20_years_old(svar: Svar) -> None:
    assert 3500 <= sum(15 <= ar <= 20 for ar, _ in svar.values()) <= 3700


def test_one_in_eight_to_ten_of_those_16_to_19_is_covered(svar: Svar) -> None:
    assert 0.10 <= andel(svar, Malgrupp.OMFATTAS) <= 0.125


def test_one_or_two_in_a_hundred_are_unclear(svar: Svar) -> None:
    assert 0.01 <= andel(svar, Malgrupp.OKLART) <= 0.02


def test_nobody_of_20_is_covered_and_hardly_anyone_of_15(svar: Svar) -> None:
    omfattas = Counter(ar for ar, en in svar.values() if en.bedomning.utfall is Malgrupp.OMFATTAS)
    assert omfattas[20] == 0
    assert 0 < omfattas[15] <= 3


def test_every_point_decides_for_someone(svar: Svar) -> None:
    punkter = {en.bedomning.avgorande_punkt for _, en in svar.values()}
    assert punkter >= {"", "kaa.hemkommun", "kaa.p1", "kaa.p2", "kaa.p3", "kaa.p4", "kaa.p6"}


def test_every_entry_reason_and_a_wait_for_january_is_there(svar: Svar) -> None:
    orsaker = {en.ingangsorsak for _, en in svar.values()} - {""}
    assert orsaker == {"avbrott", "borjade_inte", "inflyttad", "nyanlad_folkbokford", "utan_examen"}
    assert date(2027, 1, 11) in {en.vantar_pa_start for _, en in svar.values()}


def test_the_shares_of_the_life_courses_make_a_whole() -> None:
    assert sum(LIVSBANOR.values()) == 1000
    assert sum(HANDELSER.values()) < 10_000


def test_every_kind_of_row_is_there(filer: Kommunfiler) -> None:
    skolformer = {rad["skolform"].strip() for rad in filer.elever.rader if rad}
    assert skolformer >= {"GR", "GRS", "SP", "GY", "GYS", "IB", "KOMVUX_GY", "KOMVUX_GRUND"}
    assert skolformer >= {"SFI", "FHS"}
    orsaker = {rad.get("avregistrering") for rad in filer.folkbokforing.rader if rad}
    assert orsaker >= {"AV", "UV", "GN", "OB"}
    typer = {rad["typ"].strip() for rad in filer.bevis.rader if rad}
    assert typer >= {
        "examensbevis", "studiebevis", "gymnasiebevis", "ib_diplom", "utlandsk_examen",
        "folkhogskola_behorighet", "examensbevis_komvux",
    }  # fmt: skip


def test_interruptions_come_in_autumn_and_after_the_winter_break(filer: Kommunfiler) -> None:
    manader = Counter(
        int(rad["slutdatum"].replace("-", "")[4:6])
        for rad in filer.elever.rader
        if rad and rad["avbrott"] == "ja" and rad["slutdatum"] and rad["studievag"] != "IMS"
    )
    vanliga = sum(manader[m] for m in (9, 10, 11, 1, 2))
    assert vanliga / manader.total() > 0.7
