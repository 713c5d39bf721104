"""What a person is found by: any word of the name, from its beginning, however it is typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaja.ungdom.sokord import SEARCH_LENGTH, asked, search_text
from tests.mycket import mycket

NUMMER = "200801012386"
SAMORDNING = "200804752384"
TF = "20080304TF12"


def found(typed: str, fornamn: str, efternamn: str = "", *numren: str) -> bool:
    """As the database answers, for someone with the name: every word in one of its ways."""
    text = search_text(fornamn, efternamn, numren or (NUMMER,))
    return all(any(way in text for way in ways) for ways in asked(typed))


@pytest.mark.parametrize(
    "typed",
    [
        *("söderberg", "SÖDERBERG", "soderberg", "Soederberg", "so\u0308derberg", "söd", "soed"),
        *("Erik Söderberg", "söderberg erik", "  erik \t söder ", "Söderberg, Erik", "e s"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str) -> None:
    assert found(typed, "Erik", "Söderberg")


@pytest.mark.parametrize(
    ("typed", "fornamn", "efternamn"),
    [
        ("aakesson", "Nora", "Åkesson"),
        ("åkesson", "Nora", "Aakesson"),
        ("kjaer", "Søren", "Kjær"),
        ("soeren", "Søren", "Kjær"),
        ("mueller", "Max", "Müller"),
        ("andre", "André", "Ek"),
        ("andré", "Andre", "Ek"),
        ("isac", "Isaac", "Ek"),
        ("lukasz", "Łukasz", "Ek"),
        ("strasse", "Bo", "Straße"),
        *((typed, "Anna-Karin", "Ek") for typed in ("anna karin", "annakarin", "karin", "annak")),
        *((typed, "Anna Karin", "Ek") for typed in ("anna-karin", "annakarin", "Karin-Anna")),
        *((typed, "Annakarin", "Ek") for typed in ("anna karin", "anna-karin", "ANNA–KARIN")),
        ("anna-erik", "Annaerik", "Ek"),
        ("annaerik", "Anna Erik", "Ek"),
        *((typed, "Sean", "O'Brien") for typed in ("obrien", "O’Brien", "o brien", "brien")),
        *((typed, "Jan", "van der Berg") for typed in ("vanderberg", "berg van", "der berg")),
        ("van der berg", "Jan", "Vanderberg"),
    ],
)
def test_signs_and_spaces_and_letters_one_lacks_make_no_difference(
    typed: str, fornamn: str, efternamn: str
) -> None:
    assert found(typed, fornamn, efternamn)


@pytest.mark.parametrize("typed", ["berg", "söderberg eva", "rik", "xsöderberg", "erikson", "12"])
def test_what_is_no_beginning_of_a_word_is_another_name(typed: str) -> None:
    assert not found(typed, "Erik", "Söderberg")


@pytest.mark.parametrize(
    "typed",
    [
        *("200801012386", "20080101-2386", "080101-2386", "0801012386", "20080101 2386"),
        *("20080101", "080101", "2008", "2008-01-01", "080101-23", "2386", "20080101–2386"),
        "nora 080101",
    ],
)
def test_a_number_is_found_with_and_without_century_and_hyphen(typed: str) -> None:
    assert found(typed, "Nora")
    assert not found(typed, "Leo", "", "200700852387")


def test_a_number_of_the_school_and_the_day_of_a_samordningsnummer_are_found() -> None:
    for typed in ("20080304TF12", "080304-tf12", "TF12", "200804752384", "080475-2384", "20080415"):
        assert found(typed, "Amina", "Nur", SAMORDNING, TF), typed


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "' -", "\x00"])
def test_what_holds_no_word_asks_for_none(typed: str) -> None:
    assert asked(typed) == []


LETTERS = st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)
WORD = st.text(st.one_of(st.sampled_from("aeouåäöAEOUÅÄÖéß"), LETTERS), min_size=1, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=4)
SIGN = st.sampled_from([" ", "-", "  ", "'", " - ", "’"])
CASES: tuple[Callable[[str], str], ...] = (str.upper, str.lower, str.title, str)
FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")


@settings(max_examples=mycket(30))
@given(NAME, NAME, st.data())
def test_whoever_has_a_name_is_found_by_any_part_of_it(
    given_names: list[str], family: list[str], data: st.DataObject
) -> None:
    """Some of its words, in any order, case and form, with any sign between, and the last one from
    its beginning."""
    fornamn, efternamn = (data.draw(SIGN).join(name) for name in (given_names, family))
    some = data.draw(st.lists(st.sampled_from(given_names + family), min_size=1, max_size=4))
    some[-1] = some[-1][: data.draw(st.integers(1, len(some[-1])))]
    typed = data.draw(st.sampled_from(CASES))(data.draw(SIGN).join(some))
    form = data.draw(st.sampled_from(FORMS))
    assert found(unicodedata.normalize(form, typed), fornamn, efternamn)


PLAIN = str.maketrans({"å": "a", "ä": "a", "ö": "o", "Å": "A", "Ä": "A", "Ö": "O", "é": "e"})
DOUBLE = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "Å": "Aa", "Ä": "Ae", "Ö": "Oe"})
SWEDISH = st.text("abcdefghijklmnopqrstuvwxyzåäöé", min_size=1, max_size=12)


@settings(max_examples=mycket(50))
@given(SWEDISH, SWEDISH, st.sampled_from([PLAIN, DOUBLE]), st.data())
def test_and_without_a_swedish_keyboard(
    fornamn: str, efternamn: str, letters: dict[int, str], data: st.DataObject
) -> None:
    part = efternamn[: data.draw(st.integers(1, len(efternamn)))]
    assert found(f"{part.translate(letters)} {fornamn.translate(letters)}", fornamn, efternamn)
    assert found(f"{part} {fornamn}", fornamn.translate(letters), efternamn.translate(letters))


@pytest.mark.parametrize(("name", "words"), [("Å" * 9999, 1), ("Anna Karin " * 12, 24)])
def test_endless_names_fit_in_an_index_and_long_ones_are_found(name: str, words: int) -> None:
    text = search_text(name, name, (NUMMER,))
    assert len(text) <= SEARCH_LENGTH
    assert found("anna karin" if words > 1 else "å" * 99, name, name)
    assert found("20080101-2386", name, name)


def test_the_many_words_of_one_who_pastes_a_page_ask_for_a_few() -> None:
    assert len(asked("ord " * 9999)) < 20
