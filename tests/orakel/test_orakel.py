"""The law against the oracle, the oracle against the text, and the comparison against mistakes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest

from kaja.regler.byggstenar import Installningar
from kaja.regler.underlag import (
    Bevis,
    Folkbokforing,
    Motsvarande,
    Studie,
    Tackning,
    Underlag,
)
from tests.mycket import mycket
from tests.orakel import bevispunkter, hemkommun, orakel, punkter
from tests.orakel.jamforelse import dagens_skillnader, krymp, skillnader
from tests.orakel.kantpersoner import kantdagar, kantpersoner
from tests.orakel.livslopp import Fall, livslopp
from tests.orakel.orakel import Svar, svara
from tests.orakel.rader import DAR, HAR

FRON = (1, 2, 3)
ANTAL = mycket(250)
DAG = date(2026, 11, 21)
EN_DAG = timedelta(days=1)
HELT = Tackning(DAG, DAG, DAG)
AR_2007 = Underlag(
    fodd=date(2007, 12, 3), fodelsear=2007, folkbokforing=(Folkbokforing(HAR),), tackning=HELT
)


def berattelse(fro: int, nummer: int, fall: Fall) -> str:
    liten = krymp(fall)
    return f"frö {fro}, livslopp {nummer}: (lagen, oraklet) {skillnader(liten)}\n{liten!r}"


def levda(fro: int, antal: int) -> Iterator[tuple[int, Fall]]:
    slump = random.Random(fro)
    return ((nummer, livslopp(slump)) for nummer in range(antal))


@pytest.mark.parametrize("fro", FRON)
def test_the_law_and_the_oracle_give_one_answer_for_the_fixed_life_courses(fro: int) -> None:
    for nummer, fall in levda(fro, ANTAL):
        assert not skillnader(fall), berattelse(fro, nummer, fall)


def test_the_law_and_the_oracle_give_one_answer_for_fresh_life_courses() -> None:
    fro = random.SystemRandom().randrange(10**9)
    for nummer, fall in levda(fro, ANTAL):
        assert not skillnader(fall), berattelse(fro, nummer, fall)


def test_every_edge_person_is_judged_alike_on_every_edge_day() -> None:
    slump = random.Random(29)
    for namn, underlag, installningar in kantpersoner():
        person = Fall(underlag, HAR, DAG, installningar)
        dagar = kantdagar(underlag, installningar)
        vilka = [date(2004, 1, 1) + timedelta(days=slump.randrange(10_593)) for _ in range(12)]
        for dag in (*dagar, *vilka):
            olika = dagens_skillnader(person._replace(dag=dag))
            assert not olika, f"{namn}, {dag}: {olika}"


def test_there_are_four_hundred_different_edge_persons() -> None:
    assert len({person.namn for person in kantpersoner()}) == 400


def test_the_life_courses_reach_every_outcome_point_and_entry_reason() -> None:
    svar = [svara(*fall) for _, fall in levda(1, 250)]
    assert set(Counter(s["utfall"] for s in svar)) == {"omfattas", "omfattas_inte", "oklart"}
    punkter_som_avgor = {s["avgorande_punkt"] for s in svar} - {""}
    assert punkter_som_avgor == {"kaa.hemkommun", *(f"kaa.p{n}" for n in range(1, 7))}
    assert {s["ingangsorsak"] for s in svar} == {
        *("", "borjade_inte", "avbrott", "utan_examen", "inflyttad", "nyanlad_folkbokford")
    }
    assert any(s["vantar_pa_start"] for s in svar)


@pytest.mark.parametrize(
    ("var", "namn", "fel"),
    [
        (punkter, "tjugoarsdag", lambda fodd: date(fodd.year + 20, fodd.month, 28)),
        (punkter, "pagar", lambda s, dag: s.fran <= dag and (s.till is None or dag < s.till)),
        (punkter, "farsk", lambda rapporterat, dag, _: (rapporterat or date.min) >= dag),
        (punkter, "introduktionsprogram", lambda _: False),
        (punkter, "i_specialskola", lambda *_: False),
        (bevispunkter, "punkt_6", lambda *_: "uppfyllt"),
        (bevispunkter, "introduktionsprogram", lambda _: False),
        (hemkommun, "avregistrerad", lambda rad, *_: rad.avregistrering != ""),
        (hemkommun, "borjan", lambda rad: (rad.fran or date.max, rad.ordning)),
        (orakel, "flyttad", lambda tackning, _: tackning),
        (orakel, "flyttade_in", lambda *_: False),
        (orakel.Val, "den", lambda self, _: self.inst),
    ],
)
def test_a_mistake_in_one_hand_is_seen(
    monkeypatch: pytest.MonkeyPatch, var: ModuleType | type, namn: str, fel: object
) -> None:
    monkeypatch.setattr(var, namn, fel)
    assert any(skillnader(fall) for _, fall in levda(1, 1500))


def fraga(dag: date = DAG, inst: Installningar = Installningar(), **fakta: Any) -> Svar:
    return svara(AR_2007._replace(**fakta), HAR, dag, inst)


def test_one_who_never_began_is_covered_from_1_july_to_the_eve_of_the_birthday() -> None:
    svar = fraga()
    assert (svar["utfall"], svar["ingangsorsak"]) == ("omfattas", "borjade_inte")
    assert svar["omfattas_fran"] == date(2023, 7, 1)
    assert svar["galler_till_och_med"] == date(2027, 12, 2)


def test_the_birthday_itself_is_outside() -> None:
    assert fraga(date(2027, 12, 3))["avgorande_punkt"] == "kaa.p1"


def test_the_end_day_of_an_enrolment_is_a_day_in_education() -> None:
    gymnasiet = (Studie("GY", date(2023, 8, 16), DAG + EN_DAG, avbrott=True),)
    svar = fraga(studier=gymnasiet)
    assert (svar["avgorande_punkt"], svar["galler_till_och_med"]) == ("kaa.p3", DAG)
    svar = fraga(DAG + EN_DAG, studier=gymnasiet)
    assert (svar["utfall"], svar["ingangsorsak"]) == ("omfattas", "avbrott")
    assert svar["omfattas_fran"] == DAG + EN_DAG


def test_an_interruption_without_a_day_is_unclear() -> None:
    svar = fraga(studier=(Studie("GY", date(2023, 8, 16), None, avbrott=True),))
    assert (svar["utfall"], svar["avgorande_punkt"]) == ("oklart", "kaa.p3")


def test_enrolment_sources_may_lag_fourteen_days_and_no_more() -> None:
    fjorton = DAG - timedelta(days=14)
    assert fraga(tackning=Tackning(None, fjorton, None))["utfall"] == "omfattas"
    assert fraga(tackning=Tackning(None, fjorton - EN_DAG, None))["utfall"] == "oklart"
    assert fraga(tackning=Tackning())["utfall"] == "oklart"


def test_a_completed_education_waits_for_the_certificates() -> None:
    slut = date(2026, 6, 10)
    gymnasiet = (Studie("GY", date(2023, 8, 16), slut + EN_DAG),)
    sextio = Tackning(None, DAG, slut + timedelta(days=60))
    assert fraga(studier=gymnasiet, tackning=sextio)["ingangsorsak"] == "utan_examen"
    femtionio = sextio._replace(bevis=slut + timedelta(days=59))
    assert fraga(studier=gymnasiet, tackning=femtionio)["avgorande_punkt"] == "kaa.p4"
    studiebevis = (Bevis("studiebevis", slut),)
    svar = fraga(studier=gymnasiet, tackning=femtionio, bevis=studiebevis)
    assert svar["utfall"] == "omfattas"


def test_introduktionsprogram_keeps_a_person_out_only_in_the_second_wording() -> None:
    program = (Studie("GY", date(2017, 8, 16), None, studievag="IMA"),)
    ung = AR_2007._replace(fodd=date(2001, 3, 1), fodelsear=2001, studier=program)
    svar = svara(ung, HAR, date(2018, 6, 30), Installningar())
    assert (svar["utfall"], svar["galler_till_och_med"]) == ("omfattas", date(2018, 6, 30))
    svar = svara(ung, HAR, date(2018, 7, 1), Installningar())
    assert svar["punkter"]["kaa.p3.2018"] == "inte_uppfyllt"


def test_one_who_was_covered_the_day_before_elsewhere_has_moved_in() -> None:
    flytt = (Folkbokforing(DAR, None, DAG), Folkbokforing(HAR, DAG))
    svar = fraga(folkbokforing=flytt)
    assert (svar["omfattas_fran"], svar["ingangsorsak"]) == (DAG, "inflyttad")
    assert fraga(DAG - EN_DAG, folkbokforing=flytt)["galler_till_och_med"] == DAG - EN_DAG


def test_a_newcomer_without_skolplikt_comes_in_by_the_second_limb() -> None:
    svar = fraga(folkbokford_fran=DAG, folkbokforing=(Folkbokforing(HAR, DAG),))
    assert (svar["omfattas_fran"], svar["ingangsorsak"]) == (DAG, "nyanlad_folkbokford")


def test_only_a_return_ends_a_deregistration_and_nothing_ends_a_death() -> None:
    hem = Folkbokforing(HAR, DAG, ordning=2)
    for orsak, utfall in (("UV", "omfattas"), ("AV", "omfattas_inte")):
        bort = Folkbokforing(HAR, None, None, "", orsak, DAG - EN_DAG, 1)
        assert fraga(folkbokforing=(bort, hem))["utfall"] == utfall
        assert fraga(DAG - EN_DAG, folkbokforing=(bort, hem))["utfall"] == "omfattas_inte"


def test_a_known_start_is_waited_for() -> None:
    start = date(2027, 1, 11)
    svar = fraga(studier=(Studie("GY", start),))
    assert (svar["vantar_pa_start"], svar["galler_till_och_med"]) == (start, date(2027, 1, 10))


def test_only_the_year_of_birth_leaves_point_1_unclear_for_ever() -> None:
    svar = fraga(fodd=None)
    assert (svar["utfall"], svar["avgorande_punkt"]) == ("oklart", "kaa.p1")
    assert svar["galler_till_och_med"] is None


def test_a_caseworkers_question_is_unclear_and_the_answer_decides() -> None:
    utreds = (Motsvarande("utreds", DAG),)
    assert fraga(motsvarande=utreds)["avgorande_punkt"] == "kaa.p6"
    svar = fraga(motsvarande=(*utreds, Motsvarande("bedomd", DAG)))
    assert svar["utfall"] == "omfattas_inte"


def test_there_is_no_law_before_2015() -> None:
    with pytest.raises(ValueError, match="2014-12-31"):
        fraga(date(2014, 12, 31))
