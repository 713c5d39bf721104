"""Identity numbers: the official test numbers, every way to write them, and what is not one."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from kaja.ungdom.identitet import Nummer, Nummerbok, Nummerfel, TFNummer, las

LISTA = Path(__file__).parents[2] / "src/kaja/exempel/data/testpersonnummer.csv"
PERSON = Nummer("200701012395", "personnummer", date(2007, 1, 1), 2007)


def officiella() -> list[tuple[str, str]]:
    with LISTA.open(encoding="utf-8") as fil:
        return [(rad["identitetsnummer"], rad["typ"]) for rad in csv.DictReader(fil, delimiter=";")]


def test_every_official_test_number_is_read_as_what_it_is() -> None:
    lasta = [(las(nummer).text12, las(nummer).typ) for nummer, _ in officiella()]
    assert lasta == officiella()


def test_every_official_test_number_is_read_from_ten_digits_too() -> None:
    for nummer, _ in officiella():
        assert las(f"{nummer[2:8]}-{nummer[8:]}") == las(nummer)


@pytest.mark.parametrize(
    "text",
    [
        "200701012395",
        "20070101-2395",
        "070101-2395",
        " 20070101 2395 ",
        "20070101\N{NO-BREAK SPACE}2395",
        "20070101\N{EN DASH}2395",
        "\N{RIGHT-TO-LEFT MARK}200701012395\N{ZERO WIDTH SPACE}",
    ],
)
def test_all_ways_to_write_a_number_are_the_same_number(text: str) -> None:
    assert las(text) == PERSON


@pytest.mark.parametrize(("ar", "fodelsear"), [(2026, 2007), (2007, 2007), (2006, 1907)])
def test_a_hyphen_means_the_latest_century_that_has_begun(ar: int, fodelsear: int) -> None:
    assert las("070101-2395", ar).fodelsear == fodelsear


def test_a_plus_means_the_century_before() -> None:
    assert las("070101+2395", 2026).fodelsear == 1907


def test_a_samordningsnummer_has_its_day_without_the_sixty() -> None:
    assert las("200911642395") == Nummer(
        "200911642395", "samordningsnummer", date(2009, 11, 4), 2009
    )


@pytest.mark.parametrize("nummer", ["200000672386", "200302912381"])
def test_a_samordningsnummer_without_a_real_day_tells_only_the_year(nummer: str) -> None:
    last = las(nummer)
    assert (last.typ, last.fodd, last.fodelsear) == ("samordningsnummer", None, int(nummer[:4]))


@pytest.mark.parametrize(
    "text", ["20130101TF01", "20000101T220", "130101-TF01", "20130101-tf01", "130101TF01"]
)
def test_a_tf_number_is_known_to_be_one(text: str) -> None:
    with pytest.raises(TFNummer, match="TF-nummer går inte att para ihop"):
        las(text)


@pytest.mark.parametrize(
    ("text", "sager"),
    [
        ("", "saknas"),
        ("   ", "saknas"),
        ("200701012396", "Kontrollsiffran"),
        ("2007O1012395", "Bokstaven O"),
        ("2007010123o5", "Bokstaven O"),
        ("2007010²2395", "inte är 0–9"),
        ("٢٠٠٧٠١٠١٢٣٩٥", "inte är 0–9"),
        ("20070230-2395", "Födelsedagen 20070230 finns inte"),
        ("200713012395", "finns inte"),
        ("200701922395", "finns inte"),
        ("000001012395", "Födelseåret 0 är orimligt"),
        ("18490101-2394", "orimligt"),
        ("999912312395", "orimligt"),
        ("0701012395", "vilket århundrade"),
        ("20070101239", "11 siffror"),
        ("Anna Andersson", "inget personnummer"),
        ("-", "inget personnummer"),
    ],
)
def test_what_is_no_number_is_told_why(text: str, sager: str) -> None:
    with pytest.raises(Nummerfel, match=sager) as fel:
        las(text)
    assert not isinstance(fel.value, TFNummer)


@given(st.text(max_size=16) | st.text("0123456789-+TFO²٣ ", min_size=9, max_size=14))
def test_any_text_is_a_number_or_is_told_why(text: str) -> None:
    try:
        nummer = las(text)
    except Nummerfel:
        return
    assert luhn.is_valid(nummer.text12[2:])
    assert las(nummer.text12) == nummer


@given(st.integers(0, 10**12 - 1))
def test_no_number_with_a_wrong_check_digit_is_accepted(tal: int) -> None:
    text = f"{tal:012}"
    if not luhn.is_valid(text[2:]):
        with pytest.raises(Nummerfel):
            las(text)


def test_a_book_of_numbers_gives_one_object_for_all_spellings() -> None:
    bok = Nummerbok(2026)
    assert bok["070101-2395"] is bok["20070101-2395"] is bok["200701012395"]


def test_a_book_of_numbers_refuses_the_same_text_every_time() -> None:
    bok = Nummerbok(2026)
    for _ in range(2):
        with pytest.raises(Nummerfel):
            bok["x"]
