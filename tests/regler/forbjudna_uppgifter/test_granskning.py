"""What the guard says of a place in a text: where, which rule, what to write instead."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler.forbjudna_uppgifter import REGLER, Slag, granska
from kaja.regler.forbjudna_uppgifter.monster import las
from kaja.regler.forbjudna_uppgifter.ordlistor import forbjudna, undantag

EGET, ANNANS = "200001012384", "200001012392"


def sagt(text: str, egna: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """The words that were hit, and of which kind."""
    return [(text[t.start : t.slut], str(t.slag)) for t in granska(text, egna)]


def test_a_hit_says_where_which_rule_what_to_do_and_what_to_write_instead() -> None:
    (traff,) = granska("Har ADHD och vill läsa.")
    assert (traff.start, traff.slut, traff.slag) == (4, 8, Slag.HALSA)
    assert traff.regel == "skydd.halsa"
    assert [str(lagrum) for lagrum in traff.lagrum] == [
        "5 § förordning (2006:39)",
        "artikel 9.1 dataskyddsförordningen",
    ]
    assert "hälsa" in traff.mening
    assert traff.forslag == "behöver stöd för att komma i gång på förmiddagen"


def test_a_care_giver_becomes_another_actor() -> None:
    assert granska("Går hos bup.")[0].forslag == "har kontakt med en annan aktör"


def test_what_is_education_work_or_place_is_no_warning_but_the_rest_of_the_sentence_is() -> None:
    assert sagt("Läser Vård- och omsorgsprogrammet men har ångest.") == [("ångest", "halsa")]


def test_a_denial_is_also_a_fact_about_health() -> None:
    assert sagt("Har ingen diagnos.") == [("diagnos", "halsa")]


def test_her_own_number_may_be_written_and_nobody_elses() -> None:
    egna = frozenset({EGET})
    assert sagt("Numret är 20000101-2384.", egna) == []
    assert sagt("Numret är 000101-2384.", egna) == []
    assert sagt("Mammas är 20000101-2392.", egna) == [("20000101-2392", "annans_nummer")]


def test_a_number_with_a_slip_is_still_somebodys_number() -> None:
    assert sagt("Mammas är 000101-2395.") == [("000101-2395", "annans_nummer")]


@pytest.mark.parametrize(
    "text", ["KS 2026/123", "070-174 06 05", "556036-0793", "2026-12-01 kl. 09.30", "0001012395"]
)
def test_other_numbers_are_nobodys(text: str) -> None:
    assert sagt(text) == []


def test_loose_accents_and_soft_hyphens_hide_nothing_and_move_nothing() -> None:
    text = unicodedata.normalize("NFD", "Hon har ån\u00adgest på kvällarna")
    assert [ord for ord, _ in sagt(text)] == [unicodedata.normalize("NFD", "ån\u00adgest")]


def test_a_phrase_never_goes_over_a_full_stop() -> None:
    assert sagt("Sitter i köket. Inne på kontoret finns nyckeln.") == []


def test_two_kinds_in_one_sentence_are_two_warnings_in_order() -> None:
    assert [slag for _, slag in sagt("Dömd för rån och har adhd")] == ["brott", "brott", "halsa"]


def test_every_list_can_be_read_and_every_kind_has_a_rule() -> None:
    assert forbjudna()
    assert undantag()
    assert set(REGLER) == set(Slag)


@pytest.mark.parametrize("rad", ["", "..", "a ..", ".. a", "a*b", "* *x*", "|a"])
def test_a_pattern_that_cannot_be_read_stops_the_lists(rad: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        las(rad)


@given(st.text(max_size=300))
def test_whatever_is_written_is_answered_with_places_in_the_text(text: str) -> None:
    for traff in granska(text):
        assert 0 <= traff.start < traff.slut <= len(text)


@given(st.text(alphabet="abc åäö.,", max_size=40), st.text(alphabet="abc åäö.,", max_size=40))
def test_a_word_is_found_whatever_stands_around_it(fore: str, efter: str) -> None:
    text = f"{fore} adhd {efter}"
    assert ("adhd", "halsa") in sagt(text)


def test_five_hundred_characters_take_less_than_a_millisecond() -> None:
    text = "Går hos bup varannan vecka. Vill läsa Vård- och omsorgsprogrammet på komvux. " * 7
    granska(text)
    assert min(_tid(text[:500]) for _ in range(20)) < 0.001


def _tid(text: str) -> float:
    start = time.process_time()
    granska(text)
    return time.process_time() - start
