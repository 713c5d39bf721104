"""Which rows of a file of absence are notices. No database."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.flows.franvaro_urval import Forslag, Skal, finns, radfel, skal_pa_raden, utan_overlapp
from kaja.intake.sources.franvaro import FranvaroRad
from kaja.regler.uppfoljning import Franvarograns
from kaja.skolsignal.queries import KandFranvaro

DAG = date(2026, 11, 21)
SKOLA = "23456789"
OKTOBER = FranvaroRad(
    "200801012386", 2, SKOLA, date(2026, 10, 1), date(2026, 11, 1), 300, None, None, None
)
NOVEMBER = OKTOBER._replace(fran=date(2026, 11, 1), till=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("rad", "skal"),
    [
        (OKTOBER, None),
        (OKTOBER._replace(ogiltig_minuter=239), Skal.UNDER),
        (OKTOBER._replace(giltigt_skal=True), Skal.GILTIGT),
        (OKTOBER._replace(giltigt_skal=False, csn_rapporterad=False), None),
        (OKTOBER._replace(ogiltig_minuter=0, csn_rapporterad=True), None),
        (OKTOBER._replace(ogiltig_minuter=239, csn_rapporterad=False), Skal.UNDER),
        (NOVEMBER, None),
        (NOVEMBER._replace(ogiltig_minuter=239), Skal.PAGAR),
    ],
)
def test_the_row_says_whether_it_is_a_notice(rad: FranvaroRad, skal: Skal | None) -> None:
    assert skal_pa_raden(rad, Franvarograns(), DAG) == skal


def test_a_share_of_the_schedule_is_enough_where_the_municipality_says_so() -> None:
    rad = OKTOBER._replace(ogiltig_minuter=200, schemalagd_minuter=1000)
    assert skal_pa_raden(rad, Franvarograns(procent=20), DAG) is None
    assert skal_pa_raden(rad, Franvarograns(procent=21), DAG) is Skal.UNDER


def test_what_contradicts_itself_or_has_not_begun_is_put_right_first() -> None:
    motsagd = radfel(OKTOBER._replace(csn_rapporterad=True, giltigt_skal=True), DAG)
    framtid = radfel(OKTOBER._replace(fran=DAG + timedelta(days=1), till=date(2027, 1, 1)), DAG)
    assert motsagd
    assert framtid
    assert (motsagd.kolumn, framtid.kolumn) == ("giltigt_skal", "period_fran")
    assert radfel(NOVEMBER, DAG) is None


def forslag(rad: int, fran: date, dagar: int, person: int = 1, skola: str = SKOLA) -> Forslag:
    return Forslag(rad, person, skola, fran, fran + timedelta(days=dagar))


def test_of_rows_about_the_same_time_the_first_and_longest_stands() -> None:
    forst = date(2026, 10, 1)
    rader = [
        forslag(2, forst, 7),
        forslag(3, forst, 31),
        forslag(4, date(2026, 10, 15), 31),
        forslag(5, date(2026, 11, 1), 30),
        forslag(6, forst, 31, person=2),
        forslag(7, forst, 31, skola="12345678"),
    ]
    kvar, nekade = utan_overlapp(rader)
    assert {en.rad for en in kvar} == {3, 5, 6, 7}
    assert {(en.rad, en.som) for en in nekade} == {(2, 3), (4, 3)}


rader = st.lists(
    st.builds(
        forslag,
        st.integers(2, 30),
        st.dates(date(2026, 8, 1), date(2026, 12, 1)),
        st.integers(1, 90),
        st.integers(1, 2),
        st.sampled_from((SKOLA, "12345678")),
    ),
    max_size=12,
)


@given(rader, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(alla: list[Forslag], slump: Random) -> None:
    blandade = list(alla)
    slump.shuffle(blandade)
    kvar, nekade = utan_overlapp(alla)
    assert utan_overlapp(blandade) == (kvar, nekade)
    assert utan_overlapp(kvar) == (kvar, [])
    assert len(kvar) + len(nekade) == len(alla)


@given(rader)
def test_what_is_left_out_is_about_a_time_that_a_notice_covers(alla: list[Forslag]) -> None:
    kvar, nekade = utan_overlapp(alla)
    for en in (rad for rad in alla if rad.rad in {n.rad for n in nekade} and rad not in kvar):
        samma = [k for k in kvar if k[1:3] == en[1:3]]
        assert any(k.fran < en.till and en.fran < k.till for k in samma)


KAND = KandFranvaro("Lindskolan", SKOLA, date(2026, 10, 1), date(2026, 11, 1), True)


@pytest.mark.parametrize(
    ("kand", "redan"),
    [
        (KAND, True),
        (KAND._replace(till=None), True),
        (KAND._replace(skolenhetskod=""), True),
        (KAND._replace(dag=date(2026, 9, 20)), True),
        (KAND._replace(star=False), True),
        (KAND._replace(dag=date(2026, 9, 20), star=False), False),
        (KAND._replace(dag=date(2026, 9, 20), till=None), False),
        (KAND._replace(dag=date(2026, 9, 1), till=date(2026, 10, 1)), False),
        (KAND._replace(skola="", skolenhetskod="12345678"), False),
    ],
)
def test_what_is_known_is_not_noted_again(kand: KandFranvaro, redan: bool) -> None:
    en = forslag(2, date(2026, 10, 1), 31)
    assert bool(finns(en, "Lindskolan", [kand])) is redan


def test_schools_without_a_known_name_are_not_taken_for_each_other() -> None:
    utan = KAND._replace(skola="", skolenhetskod="12345678")
    assert not finns(forslag(2, date(2026, 10, 1), 31), "", [utan])
