"""The 18th birthday, from which the youth decides alone and guardians are not contacted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler.skollagen_29_9.alder import fyller_18


@pytest.mark.parametrize(
    ("fodd", "arton"),
    [
        (date(2008, 11, 23), date(2026, 11, 23)),
        (date(2008, 2, 28), date(2026, 2, 28)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 3, 1), date(2026, 3, 1)),
    ],
)
def test_one_turns_18_on_the_day_or_on_1_march(fodd: date, arton: date) -> None:
    assert fyller_18(fodd) == arton


@given(fodd=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_nobody_turns_18_before_someone_born_earlier(fodd: date) -> None:
    arton = fyller_18(fodd)
    assert arton.year == fodd.year + 18
    assert fyller_18(date.fromordinal(fodd.toordinal() - 1)) <= arton
