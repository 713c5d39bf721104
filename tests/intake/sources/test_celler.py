"""What a cell may hold, and what is said of a cell that holds something else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.intake.sources import celler
from kaja.intake.sources.celler import Cellfel


@pytest.mark.parametrize(
    ("text", "dag"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("20240229", date(2024, 2, 29)),
        (" 2024-02-29\N{NO-BREAK SPACE}", date(2024, 2, 29)),
        ("2024-02-29 00:00:00", date(2024, 2, 29)),
        ("2024-02-29T00:00", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("", None),
        (" ", None),
    ],
)
def test_days_are_read(text: str, dag: date | None) -> None:
    assert celler.datum(text) == dag


@pytest.mark.parametrize(
    ("text", "sager"),
    [
        ("2027-02-29", "Dagen finns inte. Menar du 2027-02-28?"),
        ("2027-02-00", "Dagen finns inte. Skriv"),
        ("2027-25-06", "Dagen finns inte. Menar du 2027-06-25?"),
        ("2027-13-40", "Dagen finns inte. Skriv"),
        ("0000-01-01", "Dagen finns inte. Skriv"),
        ("0000-13-01", "Dagen finns inte. Skriv"),
        ("9999-12-31", "Året 9999 är orimligt"),
        ("0001-01-01", "Året 1 är orimligt"),
        ("45523", "Cellen är ett tal"),
        ("2024-0229", "inget datum"),
        ("24-02-29", "inget datum"),
        ("2024-W01-1", "inget datum"),
        ("2024-02-2²", "inget datum"),
        ("٢٠٢٤-٠٢-٢٩", "inget datum"),
        ("29/2 2024", "inget datum"),
    ],
)
def test_what_is_no_day_is_told_why(text: str, sager: str) -> None:
    with pytest.raises(Cellfel) as fel:
        celler.datum(text)
    assert sager in str(fel.value)


@pytest.mark.parametrize(
    ("text", "till"),
    [
        ("2024-12-31", date(2025, 1, 1)),
        ("2199-12-31", date(2200, 1, 1)),
        ("9999-12-31", None),
        ("99991231", None),
        ("", None),
    ],
)
def test_a_last_day_becomes_the_day_after(text: str, till: date | None) -> None:
    assert celler.till_och_med(text) == till


def test_a_last_day_far_off_that_is_not_the_registers_own_is_refused() -> None:
    with pytest.raises(Cellfel, match="Året 9999"):
        celler.till_och_med("9999-12-30")


@pytest.mark.parametrize("krav", [celler.kravt_datum, celler.kravt_till_och_med])
def test_a_day_that_has_to_be_there_is_asked_for(krav: Callable[[str], date]) -> None:
    with pytest.raises(Cellfel, match="saknas"):
        krav(" ")


def test_yes_and_no_are_read_as_people_write_them() -> None:
    assert [celler.ja_nej(text) for text in ("ja", "JA ", "1", "nej", "N", "")] == [
        True,
        True,
        True,
        False,
        False,
        None,
    ]
    with pytest.raises(Cellfel, match="Skriv ja eller nej"):
        celler.ja_nej("kanske")


def test_a_code_that_has_lost_its_leading_zero_is_told_what_it_may_have_been() -> None:
    with pytest.raises(Cellfel, match="Menar du 0180"):
        celler.siffror(4, "Kommunkoden", kravs=True)("180")


@pytest.mark.parametrize("text", ["17800", "17 80", "178O", "17²0", "１７８０"])
def test_a_code_with_other_than_its_digits_is_refused(text: str) -> None:
    with pytest.raises(Cellfel, match="fyra siffror"):
        celler.siffror(4, "Kommunkoden", kravs=True)(text)


def test_a_code_that_has_to_be_there_is_asked_for() -> None:
    with pytest.raises(Cellfel, match="saknas"):
        celler.siffror(4, "Kommunkoden", kravs=True)(" ")


def test_minutes_are_whole_and_not_negative() -> None:
    assert celler.minuter("1 240") == 1240
    assert celler.minuter("") is None
    for text in ("-5", "1,5", "1.5", "9999999", "²"):
        with pytest.raises(Cellfel, match="hela minuter"):
            celler.minuter(text)


def test_free_text_is_cleaned_of_what_nobody_sees() -> None:
    assert celler.fri_text(" A\0n\N{RIGHT-TO-LEFT OVERRIDE}na\N{NO-BREAK SPACE} Ek\n") == "A nna Ek"
    assert celler.fri_text("A\N{COMBINING RING ABOVE}sa") == "Åsa"


def test_a_memory_gives_what_the_conversion_gives_and_does_not_grow_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(celler, "_MEST_I_MINNET", 10)
    minne = celler.Minne(str.upper)
    assert [minne[f"x{tal % 50}"] for tal in range(100)] == [f"X{tal % 50}" for tal in range(100)]
    assert len(minne) == 10


@pytest.mark.parametrize(
    "tolka",
    [
        celler.datum,
        celler.till_och_med,
        celler.ja_nej,
        celler.minuter,
        celler.fri_text,
        celler.siffror(8, "Skolenhetskoden"),
        celler.kod({"": "", "å ä": "x"}, "Skriv x."),
    ],
)
@given(text=st.text(max_size=12) | st.from_regex(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}"))
def test_any_text_is_read_or_told_why(tolka: Callable[[str], Any], text: str) -> None:
    try:
        tolka(text)
    except Cellfel as fel:
        sagt = str(fel)
    else:
        sagt = "."
    assert sagt.endswith((".", "?"))
