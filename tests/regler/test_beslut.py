"""A fingerprint is the same as long as the facts say the same, however they are said."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler import (
    Bevis,
    Folkbokforing,
    Fraga,
    Kalla,
    Motsvarande,
    Studie,
    Tackning,
    Underlag,
    besked,
    tidslinje,
)
from kaja.regler.beslut import Beslut, Beslutsslag, avtryck
from kaja.regler.register import Atgard, Registerlage, foresla
from tests.regler.slumpade import fragor, tackningar, underlag

NY_FIL = Kalla("elever", "ny.csv", 7, date(2021, 1, 1))
DAG = date(2016, 9, 1)
GRUND = Underlag(
    date(2000, 5, 5),
    2000,
    (Folkbokforing("1780", None, None),),
    studier=(Studie("GY", DAG),),
    bevis=(Bevis("studiebevis", DAG),),
    motsvarande=(Motsvarande("utreds", DAG),),
)


@given(underlag(), tackningar(), st.randoms(use_true_random=False))
def test_the_same_facts_said_again_in_another_file_leave_the_fingerprint(
    u: Underlag, tackning: Tackning, slump: Random
) -> None:
    rader = [rad._replace(ordning=rad.ordning + 40, kalla=NY_FIL) for rad in u.folkbokforing]
    sagt_igen = u._replace(
        folkbokforing=tuple(slump.sample(rader, len(rader))),
        studier=tuple(s._replace(kalla=NY_FIL) for s in (*u.studier[::-1], *u.studier)),
        bevis=tuple(b._replace(kalla=NY_FIL) for b in (*u.bevis[::-1], *u.bevis)),
        motsvarande=tuple(m._replace(kalla=NY_FIL) for m in (*u.motsvarande, *u.motsvarande)),
        tackning=tackning,
    )
    assert avtryck(sagt_igen) == avtryck(u)


@given(underlag(), underlag(), fragor, st.data())
def test_facts_with_the_same_fingerprint_give_the_same_answers(
    u: Underlag, annan: Underlag, fraga: Fraga, data: st.DataObject
) -> None:
    falt = data.draw(st.sampled_from(Underlag._fields[:-1]))
    andrad = u._replace(**{falt: getattr(annan, falt)})
    if avtryck(andrad) == avtryck(u):
        assert besked(andrad, fraga)[1:] == besked(u, fraga)[1:]
        fran, till = date(2015, 1, 1), date(2022, 1, 1)
        assert tidslinje(andrad, fraga, fran, till) == tidslinje(u, fraga, fran, till)


@pytest.mark.parametrize(
    "andring",
    [
        {"fodd": date(2000, 5, 6)},
        {"fodelsear": 2001},
        {"folkbokford_fran": DAG},
        {"skolplikt_upphor": DAG},
        {"skolpliktsbeslut_utan_datum": True},
        {"folkbokforing": ()},
        {"folkbokforing": (Folkbokforing("1780", None, None, "skyddad_folkbokforing"),)},
        {"folkbokforing": (Folkbokforing("1780", None, None, "", "UV"),)},
        {"studier": ()},
        {"studier": (Studie("GY", DAG, avbrott=True),)},
        {"studier": (Studie("GY", DAG), Studie("IB", DAG))},
        {"bevis": (Bevis("examensbevis", DAG),)},
        {"bevis": (Bevis("studiebevis", DAG + timedelta(days=1)),)},
        {"motsvarande": (Motsvarande("bedomd", DAG),)},
    ],
)
def test_another_fact_gives_another_fingerprint(andring: dict[str, Any]) -> None:
    assert avtryck(GRUND._replace(**andring)) != avtryck(GRUND)


def test_of_rows_from_the_same_day_the_order_is_a_fact() -> None:
    har, dar = Folkbokforing("1780", DAG, ordning=1), Folkbokforing("1783", DAG, ordning=2)
    u = GRUND._replace(folkbokforing=(har, dar))
    omvant = GRUND._replace(folkbokforing=(har._replace(ordning=3), dar))
    assert avtryck(omvant) != avtryck(u)
    sagt_igen = (*u.folkbokforing, har._replace(ordning=0))
    assert avtryck(GRUND._replace(folkbokforing=sagt_igen)) == avtryck(u)


def test_a_marking_of_secrecy_is_no_new_fact_about_the_home_municipality() -> None:
    markerad = (Folkbokforing("1780", None, None, "sekretessmarkering"),)
    assert avtryck(GRUND._replace(folkbokforing=markerad)) == avtryck(GRUND)


def test_a_fingerprint_is_the_same_in_every_version_of_the_program() -> None:
    """One that changed would make every municipality decide everything again."""
    assert avtryck(GRUND) == "2e268af0b5a68afd0b79ae07855c5a5951019584b4723124e4281568f98641f7"


@given(underlag(), fragor, st.sampled_from(Registerlage), st.sampled_from(Beslutsslag))
def test_a_decision_that_stands_is_never_asked_again_and_settles_itself(
    u: Underlag, fraga: Fraga, lage: Registerlage, slag: Beslutsslag
) -> None:
    beslut = Beslut(slag, fraga.dag, avtryck(u))
    forslag = foresla(u, fraga, lage, oppnad=fraga.dag, beslut=beslut)
    assert not forslag.uppgift
    assert forslag.atgard in {Atgard.INGEN, Atgard.OPPNA, Atgard.AVSLUTA}
    if forslag.atgard is Atgard.OPPNA:
        lage = Registerlage.OPPEN
    elif forslag.atgard is Atgard.AVSLUTA:
        lage = Registerlage.INTE_I_REGISTRET
    igen = foresla(u, fraga, lage, oppnad=fraga.dag, beslut=beslut)
    assert igen.atgard is Atgard.INGEN


@given(underlag(), fragor, st.sampled_from(Registerlage), st.sampled_from(Beslutsslag))
def test_a_decision_that_fell_leaves_the_proposal_of_the_law(
    u: Underlag, fraga: Fraga, lage: Registerlage, slag: Beslutsslag
) -> None:
    """Only one covered by a decision was covered until now, whatever the law says of the time."""
    forslag = foresla(u, fraga, lage, beslut=Beslut(slag, fraga.dag, "andra fakta"))
    lagens = foresla(u, fraga, lage)
    assert forslag.atgard is lagens.atgard
    if lage is not Registerlage.OPPEN or slag is Beslutsslag.FELAKTIGT_REGISTRERAD:
        assert forslag[:3] == lagens[:3]
