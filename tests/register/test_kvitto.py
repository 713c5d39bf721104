"""The evidence of an answer in words: each day says what day it is."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.register.kvitto import answers
from kaja.regler import Fraga, Underlag, bedom

FODD = date(2008, 3, 31)


def evidence(punkt: str, underlag: Underlag, dag: date) -> list[tuple[str, str]]:
    """Kind and text of what the answer to the point rests on."""
    svar = answers(bedom(underlag, Fraga("2081", dag)))
    return [
        (belagg["slag"], belagg["text"])
        for ett in svar
        if ett["villkor"].startswith(punkt)
        for belagg in ett["belagg"]
    ]


def test_the_age_rests_on_the_day_of_birth() -> None:
    assert evidence("kaa.p1", Underlag(FODD, 2008), date(2026, 11, 23)) == [
        ("fodd", "Född 2008-03-31")
    ]


@pytest.mark.parametrize(
    ("dag", "underlag", "belagg"),
    [
        (date(2026, 11, 23), Underlag(FODD, 2008), ("fodd", "Född 2008")),
        (
            date(2026, 11, 23),
            Underlag(FODD, 2008, skolplikt_upphor=date(2025, 6, 10)),
            ("skolplikt_upphor", "Skolpliktens sista dag 2025-06-10"),
        ),
        (
            date(2025, 1, 1),
            Underlag(FODD, 2008, skolplikt_upphor=date(2025, 6, 10)),
            ("skolplikt_upphor", "Skolpliktens sista dag 2025-06-10"),
        ),
        (
            date(2026, 11, 23),
            Underlag(FODD, 2008, folkbokford_fran=date(2025, 1, 2)),
            ("folkbokford_fran", "Folkbokförd i Sverige från 2025-01-02"),
        ),
        (
            date(2018, 6, 30),
            Underlag(date(2000, 5, 5), 2000, folkbokford_fran=date(2017, 1, 2)),
            ("folkbokford_fran", "Folkbokförd i Sverige från 2017-01-02"),
        ),
    ],
    ids=["birth year", "over by decision", "not over by decision", "came late", "came late, 2015"],
)
def test_compulsory_school_rests_on_the_year_the_decision_or_the_arrival(
    dag: date, underlag: Underlag, belagg: tuple[str, str]
) -> None:
    assert evidence("kaa.p2", underlag, dag) == [belagg]
