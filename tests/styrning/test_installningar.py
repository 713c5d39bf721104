"""What can be chosen, and what the choices come to on a day."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler import Fraga, Installningar
from kaja.regler.byggstenar import TILLATNA_VAL
from kaja.regler.register import Registerinstallningar
from kaja.regler.uppfoljning import Franvarograns
from kaja.styrning.beskrivning import Beskrivning, Grupp, Installningsfel
from kaja.styrning.installningar import KATALOG
from kaja.styrning.valda import Val, Valda

DAG = date(2026, 3, 2)
LAGENS = [b for b in KATALOG.values() if b.grupp is Grupp.LAGEN]


def test_what_the_law_leaves_open_is_in_the_catalogue_with_the_defaults_of_the_law() -> None:
    assert {b.namn: b.forval for b in LAGENS} == asdict(Installningar())
    registrets = {b.namn: b.forval for b in KATALOG.values() if b.grupp is Grupp.REGISTRET}
    assert registrets == asdict(Registerinstallningar())


@pytest.mark.parametrize("namn", TILLATNA_VAL)
def test_the_values_to_choose_from_are_those_of_the_law(namn: str) -> None:
    assert tuple(dict(KATALOG[namn].val)) == TILLATNA_VAL[namn]


@pytest.mark.parametrize("beskriven", KATALOG.values(), ids=lambda b: b.namn)
def test_every_setting_has_a_default_that_can_be_chosen_and_a_legal_note(
    beskriven: Beskrivning,
) -> None:
    assert beskriven.las(str(beskriven.forval)) == beskriven.forval
    assert beskriven.i_ord(beskriven.forval)
    assert beskriven.rattsligt.endswith(".")
    assert beskriven.forklaring.endswith(".")


@pytest.mark.parametrize("text", ["", "-1", "1,5", "tio", "99999", "²", "١٤"])
def test_a_number_of_days_that_is_none_says_what_to_write(text: str) -> None:
    with pytest.raises(Installningsfel, match="skriv ett helt antal dagar, 0 till 3650"):
        KATALOG["elever_farskhet_dagar"].las(text)


def test_a_choice_that_does_not_exist_says_which_there_are() -> None:
    with pytest.raises(Installningsfel, match="välj ”Räknas inte” eller ”Räknas”"):
        KATALOG["folkhogskola"].las("kanske")


def test_without_choices_the_defaults_hold_every_day() -> None:
    assert Valda().fraga("0180", DAG) == Fraga("0180", DAG)
    assert Valda().registret(DAG) == Registerinstallningar()


def test_a_choice_holds_from_its_day_until_the_next() -> None:
    valda = Valda().med(Val(date(2026, 3, 1), "elever_farskhet_dagar", 30))
    valda = valda.med(Val(date(2026, 4, 1), "elever_farskhet_dagar", 7))
    dagar = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1))
    assert [valda.dagar("elever_farskhet_dagar", dag) for dag in dagar] == [14, 30, 30, 7]


val = st.builds(
    Val,
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.just("bevis_vantan_dagar") | st.just("elever_farskhet_dagar") | st.just("uppehall_dagar"),
    st.integers(0, 400),
)


@given(st.lists(val, max_size=8), st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_the_question_of_any_day_is_read_with_what_holds_that_day(
    alla: list[Val], dag: date
) -> None:
    valda = Valda()
    for nytt in alla:
        valda = valda.med(nytt)
    fraga = valda.fraga("0180", DAG)
    assert fraga.den(dag).installningar == valda.lagen(dag)


def test_what_is_not_days_says_its_own_unit() -> None:
    minuter, procent = KATALOG["franvaro_minuter"], KATALOG["franvaro_procent"]
    assert minuter.i_ord(minuter.forval) == "240 minuter på en månad"
    assert [procent.i_ord(n) for n in (0, 20)] == ["Används inte", "20 procent av schemat"]
    with pytest.raises(Installningsfel, match="antal procent av schemat, 0 till 100"):
        procent.las("101")


def test_the_threshold_of_absence_holds_from_its_day() -> None:
    valda = Valda().med(Val(DAG, "franvaro_minuter", 300)).med(Val(DAG, "franvaro_procent", 20))
    assert valda.franvaro(date(2026, 3, 1)) == Franvarograns(240, 0)
    assert valda.franvaro(DAG) == Franvarograns(300, 20)
