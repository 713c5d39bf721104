"""The proposals to the register are as the cases in `fall.md` say, one row for each transition."""

from __future__ import annotations

import pytest

from kaja.regler.register import (
    Atgard,
    Forslag,
    Registerinstallningar,
    Registerlage,
    Uppgift,
    foresla,
)
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from tests.regler import fallbok
from tests.regler.fallbok import Rad

FALLEN = fallbok.fall("Från bedömning till register")
STARTER = fallbok.fall("Från bedömning till register: starten som inväntades")
BESLUTEN = fallbok.fall("Från bedömning till register: kommunens egna beslut")


@pytest.mark.parametrize("rad", FALLEN)
def test_the_proposal_is_as_the_case_says(rad: Rad) -> None:
    forslag = foresla(
        fallbok.underlaget(rad),
        fallbok.fragan(rad),
        Registerlage(rad["läge"]),
        oppnad=fallbok.dagen(rad["öppnad"]),
        installningar=fallbok.val(Registerinstallningar(), rad["inställning"]),
    )
    assert skrivet(forslag) == som_i_fallet(rad)


@pytest.mark.parametrize("rad", STARTER)
def test_the_proposal_for_one_who_waits_for_a_start_is_as_the_case_says(rad: Rad) -> None:
    forslag = foresla(
        fallbok.underlaget(rad),
        fallbok.fragan(rad),
        Registerlage(rad["läge"]),
        vantar_pa=fallbok.dagen(rad["väntar på"]),
    )
    assert skrivet(forslag) == som_i_fallet(rad)


@pytest.mark.parametrize("rad", BESLUTEN)
def test_the_proposal_after_a_decision_is_as_the_case_says(rad: Rad) -> None:
    forslag = foresla(
        fallbok.nya_underlaget(rad),
        fallbok.fragan(rad),
        Registerlage(rad["läge"]),
        oppnad=fallbok.dagen(rad["öppnad"]),
        beslut=fallbok.beslutet(rad),
    )
    assert skrivet(forslag) == som_i_fallet(rad)


def skrivet(forslag: Forslag) -> tuple[str, ...]:
    return (forslag.atgard, str(forslag.dag), forslag.orsak, forslag.uppgift)


def som_i_fallet(rad: Rad) -> tuple[str, ...]:
    return (rad["åtgärd"], rad["från"], rad["orsak"], rad.get("uppgift", ""))


def test_every_task_has_a_case() -> None:
    rader = [fall.values[0] for fall in (*STARTER, *BESLUTEN)]
    assert {rad["uppgift"] for rad in rader} == {"", *Uppgift}


def test_every_state_and_act_and_entry_reason_has_a_case() -> None:
    rader = [fall.values[0] for fall in FALLEN]
    assert {rad["läge"] for rad in rader} == set(Registerlage)
    assert {rad["åtgärd"] for rad in rader} == set(Atgard)
    assert {rad["orsak"] for rad in rader if rad["åtgärd"] == "oppna"} == set(INGANGSORSAKER)


def test_an_open_post_without_a_known_first_day_is_judged_from_the_day() -> None:
    rad = {"dag": "2026-11-21", "uppgifter": "GY 2024-08-19–"}
    forslag = foresla(fallbok.underlaget(rad), fallbok.fragan(rad), Registerlage.OPPEN)
    assert (forslag.atgard, str(forslag.dag)) == (Atgard.AVSLUTA, "2026-11-21")


def test_a_post_opened_before_the_law_is_judged_from_its_first_day() -> None:
    rad = {"född": "1997-05-05", "dag": "2015-09-01", "uppgifter": "GY 2015-08-17–"}
    forslag = foresla(
        fallbok.underlaget(rad),
        fallbok.fragan(rad),
        Registerlage.OPPEN,
        oppnad=fallbok.dagen("2014-09-01"),
    )
    assert (str(forslag.dag), forslag.orsak) == ("2015-08-17", "borjat_utbildning")
