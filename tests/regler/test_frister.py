"""What is due besides the next step: before 20, of measures, and a school's notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler.uppfoljning import (
    Atgardsfakta,
    Etapp,
    Frist,
    Fristslag,
    Sysselsattningsfakta,
    Sysselsattningsslag,
    etapp,
    frister,
    handlagd_senast,
)
from tests.regler.arbetslagen import (
    DAG,
    HELG,
    NADD,
    RUTIN,
    VUXEN,
)


@pytest.mark.parametrize(
    "dag, nyckel",
    [
        (date(2027, 8, 1), "fyller_20:180"),
        (date(2027, 9, 3), "fyller_20:180"),
        (date(2028, 1, 1), "fyller_20:60"),
        (date(2028, 1, 30), "fyller_20:60"),
        (date(2028, 1, 31), "fyller_20:30"),
    ],
)
def test_before_20_there_are_three_steps_and_the_last_one_come_is_to_be_done(
    dag: date, nyckel: str
) -> None:
    steg = [f for f in frister(VUXEN, RUTIN, dag, HELG) if f.slag is Fristslag.FYLLER_20]
    assert [f.nyckel for f in steg] == [nyckel]


def test_a_practice_is_followed_up_after_two_weeks_and_then_every_four() -> None:
    praktik = Atgardsfakta(7, "Praktik", date(2026, 11, 2), praktik=True)
    forst = frister(replace(NADD, atgarder=(praktik,)), RUTIN, DAG, HELG)
    assert [f.dag for f in forst if f.slag is Fristslag.FOLJ_UPP_ATGARD] == [date(2026, 11, 16)]
    sen = praktik._replace(senast_uppfoljd=date(2026, 11, 17))
    andra = frister(replace(NADD, atgarder=(sen,)), RUTIN, DAG, HELG)
    assert [f.dag for f in andra if f.slag is Fristslag.FOLJ_UPP_ATGARD] == [date(2026, 12, 15)]


def atgardsfrister(atgard: Atgardsfakta, dag: date = DAG, **mer: object) -> list[Frist]:
    lage = replace(NADD, atgarder=(atgard,), **mer)  # type: ignore[arg-type]
    return [f for f in frister(lage, RUTIN, dag, HELG) if f.nyckel.startswith("atgard")]


def test_a_follow_up_that_was_agreed_goes_before_the_routine() -> None:
    avtalad = Atgardsfakta(7, "Sfi", date(2026, 9, 1), folj_upp=date(2026, 12, 3))
    assert [f.dag for f in atgardsfrister(avtalad)] == [date(2026, 12, 3)]


def test_that_one_follow_up_is_done_does_not_make_the_next_one_done() -> None:
    sfi = Atgardsfakta(7, "Sfi", date(2026, 9, 1))
    (forsta,) = atgardsfrister(sfi)
    gjort = frozenset({forsta.nyckel})
    assert atgardsfrister(sfi, gjort=gjort) == []
    uppfoljd = sfi._replace(senast_uppfoljd=date(2026, 10, 1))
    assert [f.dag for f in atgardsfrister(uppfoljd, gjort=gjort)] == [date(2026, 10, 29)]


def test_a_planned_start_is_asked_about_and_is_no_measure_yet() -> None:
    planerad = Atgardsfakta(7, "Sfi", date(2026, 11, 20), planerad=True)
    (frist,) = atgardsfrister(planerad)
    assert (frist.slag, frist.dag) == (Fristslag.KONTROLLERA_START, date(2026, 11, 23))
    assert frist.varfor == "Sfi skulle börja 2026-11-20. Blev det så?"
    assert etapp(replace(NADD, atgarder=(planerad,)), date(2026, 12, 1)) is not Etapp.ATGARD


def test_what_was_to_end_is_asked_about_also_when_the_reminder_before_was_done() -> None:
    sfi = Atgardsfakta(7, "Sfi", date(2026, 11, 1), till=date(2026, 12, 1))
    (fore,) = atgardsfrister(sfi, date(2026, 11, 23))
    assert fore.varfor == "Sfi slutar 2026-11-30. Vad kommer efter?"
    gjort = frozenset({fore.nyckel})
    (efter,) = atgardsfrister(sfi, date(2026, 12, 1), gjort=gjort)
    assert efter.varfor == "Sfi skulle sluta 2026-11-30. Anteckna hur det gick."


def test_what_was_said_about_occupation_is_unknown_again_after_its_time() -> None:
    soker = Sysselsattningsfakta(Sysselsattningsslag.SOKER_ARBETE, date(2026, 10, 1))
    fraga = [
        f
        for f in frister(replace(NADD, sysselsattning=soker), RUTIN, DAG, HELG)
        if f.slag is Fristslag.FRAGA_SYSSELSATTNING
    ]
    assert [f.dag for f in fraga] == [date(2026, 11, 30)]


@given(
    mottagen=st.dates(date(2026, 11, 1), date(2027, 2, 1)),
    dagar=st.integers(1, 15),
    helg=st.frozensets(st.dates(date(2026, 11, 1), date(2027, 2, 1)), max_size=12),
)
def test_a_schools_notice_is_due_on_a_working_day_with_that_many_whole_ones_to_do_it(
    mottagen: date, dagar: int, helg: frozenset[date]
) -> None:
    senast = handlagd_senast(mottagen, replace(RUTIN, skolanmalan_arbetsdagar=dagar), helg)
    efter = [mottagen + timedelta(days=n) for n in range(1, (senast - mottagen).days + 1)]
    arbetsdagar = [d for d in efter if d.weekday() < 5 and d not in helg]
    assert senast == arbetsdagar[-1]
    # One that came when nobody works counts as come on the next working day.
    kom_ledig = mottagen.weekday() >= 5 or mottagen in helg
    assert len(arbetsdagar) == dagar + kom_ledig


def test_a_notice_that_comes_before_christmas_is_due_after_it() -> None:
    assert handlagd_senast(date(2026, 12, 22), RUTIN, HELG) == date(2026, 12, 29)
