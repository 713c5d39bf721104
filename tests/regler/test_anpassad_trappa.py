"""The contact ladder adapted for one youth (regler.uppfoljning.anpassning)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kaja.regler.uppfoljning import (
    Anpassningssatt,
    Arbetslage,
    Kanal,
    Kontaktfakta,
    Kontaktutfall,
    Med,
    Rutin,
    Trappsteg,
    anpassa,
    hinder,
    huvudfrist,
    kvarvarande,
    nasta_steg,
)
from kaja.regler.uppfoljning.arbetsdagar import ar_arbetsdag
from tests.regler.arbetslagen import (
    DAG,
    HELG,
    RUTIN,
    VERIFIERAD,
    brev,
    dagar,
    lagen,
    rutiner,
    samtal,
    trappsteg,
)

HOPPA, BYT, LAGG_TILL = Anpassningssatt
SMS = Trappsteg(3, Kanal.SMS)
EFTER_BREV = replace(VERIFIERAD, kontakter=(brev(date(2026, 11, 16)),))


def anpassad(
    lage: Arbetslage, satt: Anpassningssatt, steg: Trappsteg | None = None, dag: date = DAG
) -> Arbetslage:
    return replace(lage, anpassning=anpassa(lage, RUTIN, dag, satt, steg))


def foljd(lage: Arbetslage) -> list[tuple[int, Kanal]]:
    return [(steg.dag, steg.kanal) for steg in kvarvarande(lage, RUTIN, DAG)]


def test_what_is_left_of_the_routine_is_counted_from_the_attempt_before() -> None:
    assert foljd(VERIFIERAD)[:3] == [(0, Kanal.BREV), (7, Kanal.TELEFON), (7, Kanal.BREV)]
    assert foljd(EFTER_BREV)[0] == (7, Kanal.TELEFON)


def test_a_step_that_is_skipped_does_not_hurry_the_one_after_it() -> None:
    hoppad = anpassad(EFTER_BREV, HOPPA)
    assert foljd(hoppad) == [(14, Kanal.BREV), (7, Kanal.SKOLA), (9, Kanal.HEMBESOK)]
    nasta = nasta_steg(hoppad, RUTIN, DAG, HELG)
    assert (nasta.nummer, nasta.dag) == (2, date(2026, 11, 30))


def test_the_next_step_is_replaced_by_another_way_and_day() -> None:
    bytt = anpassad(EFTER_BREV, BYT, SMS)
    assert foljd(bytt)[:2] == [(3, Kanal.SMS), (7, Kanal.BREV)]
    frist = huvudfrist(bytt, RUTIN, DAG, HELG)
    assert (frist.kanal, frist.dag) == (Kanal.SMS, date(2026, 11, 19))
    assert frist.varfor == "Ett försök utan svar, senast 2026-11-16. Därefter brev."


def test_a_step_can_come_before_the_next_one() -> None:
    tillagt = anpassad(EFTER_BREV, LAGG_TILL, SMS)
    assert foljd(tillagt)[:2] == [(3, Kanal.SMS), (7, Kanal.TELEFON)]


def test_each_attempt_takes_a_step_of_the_adapted_ladder() -> None:
    bytt = anpassad(EFTER_BREV, BYT, SMS)
    efter = replace(
        bytt,
        kontakter=(
            *bytt.kontakter,
            Kontaktfakta(DAG, Kanal.SMS, Kontaktutfall.SKICKAT),
        ),
    )
    assert foljd(efter)[0] == (7, Kanal.BREV)


def test_an_attempt_that_is_taken_back_leaves_the_first_adapted_step() -> None:
    bytt = replace(anpassad(EFTER_BREV, BYT, SMS), kontakter=())
    assert foljd(bytt)[0] == (3, Kanal.SMS)


def test_one_who_has_been_reached_begins_with_the_routine_the_next_time() -> None:
    bytt = anpassad(EFTER_BREV, BYT, SMS)
    nadd = replace(
        bytt, kontakter=(*bytt.kontakter, samtal(DAG, Kontaktutfall.SVARADE)), trappa_fran=DAG
    )
    assert nadd.anpassad() is None
    assert foljd(nadd) == foljd(VERIFIERAD)


def test_when_the_last_step_is_skipped_a_new_attempt_comes_with_the_term() -> None:
    rutin = Rutin(trappa=(Trappsteg(0, Kanal.BREV), Trappsteg(7, Kanal.TELEFON)))
    lage = replace(EFTER_BREV, anpassning=anpassa(EFTER_BREV, rutin, DAG, HOPPA))
    frist = huvudfrist(lage, rutin, DAG, HELG)
    assert frist.slag == "nytt_forsok"
    assert hinder(lage, rutin, DAG, HOPPA) == "Det finns inget steg kvar att hoppa över."


def test_a_new_routine_does_not_touch_one_whose_ladder_is_adapted() -> None:
    bytt = anpassad(EFTER_BREV, BYT, SMS)
    ny = Rutin(trappa=(Trappsteg(0, Kanal.TELEFON), Trappsteg(1, Kanal.TELEFON)))
    assert kvarvarande(bytt, ny, DAG) == kvarvarande(bytt, RUTIN, DAG)
    assert kvarvarande(EFTER_BREV, ny, DAG) == (Trappsteg(1, Kanal.TELEFON),)


@pytest.mark.parametrize(
    ("lage", "satt", "steg", "sagt"),
    [
        (EFTER_BREV, BYT, Trappsteg(0, Kanal.TELEFON, Med.VARDNADSHAVARE), "kan inte tas"),
        (replace(EFTER_BREV, skyddad=True), LAGG_TILL, SMS, "kan inte tas"),
        (EFTER_BREV, BYT, Trappsteg(184, Kanal.SMS), "mellan 0 och 183"),
        (EFTER_BREV, BYT, None, "på vilket sätt"),
        (replace(VERIFIERAD, verifierad=None), HOPPA, None, "Kontrollera först"),
        (replace(EFTER_BREV, utreds=True), BYT, SMS, "söks inte nu"),
    ],
)
def test_what_cannot_be_done_says_why(
    lage: Arbetslage, satt: Anpassningssatt, steg: Trappsteg | None, sagt: str
) -> None:
    assert sagt in hinder(lage, RUTIN, DAG, satt, steg)


def sokt(lage: Arbetslage) -> Arbetslage:
    """The same, for one whom nobody has reached."""
    forsok = (
        k._replace(utfall=Kontaktutfall.SVARADE_INTE, inkommande=False) for k in lage.kontakter
    )
    inget: dict[str, object] = {"utreds": False, "vantar_pa": None, "plan": None, "atgarder": ()}
    return replace(lage, kontakter=tuple(forsok), **inget)  # type: ignore[arg-type]


sokta = lagen.map(sokt)


@given(sokta, rutiner, dagar, st.sampled_from(Anpassningssatt), trappsteg)
def test_whatever_is_adapted_there_is_a_next_step_on_a_working_day(
    lage: Arbetslage, rutin: Rutin, dag: date, satt: Anpassningssatt, steg: Trappsteg
) -> None:
    nytt = None if satt is HOPPA else steg
    assume(not hinder(lage, rutin, dag, satt, nytt))
    efter = replace(lage, anpassning=anpassa(lage, rutin, dag, satt, nytt))
    fritt = replace(efter, satt_datum=None, pausad_till=None, mote=None)
    frist = huvudfrist(fritt, rutin, dag, HELG)
    assert ar_arbetsdag(frist.dag, HELG)
    assert frist.varfor.endswith(".")


@given(sokta, rutiner, dagar, trappsteg)
def test_the_step_that_was_chosen_is_the_next_one(
    lage: Arbetslage, rutin: Rutin, dag: date, steg: Trappsteg
) -> None:
    assume(not hinder(lage, rutin, dag, BYT, steg))
    efter = replace(lage, anpassning=anpassa(lage, rutin, dag, BYT, steg))
    nasta, forsok = nasta_steg(efter, rutin, dag, HELG), lage.forsok()
    assert nasta.steg == steg
    if forsok:
        assert nasta.dag >= forsok[-1].dag + timedelta(days=steg.dag)
