"""När frånvaro i en fil är så stor att den blir en anmälan."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler.uppfoljning.franvaro import Franvarograns, Franvarotid, manader, nar_gransen

OKTOBER = (date(2026, 10, 1), date(2026, 11, 1))
FEM_PROCENT = Franvarograns(procent=5)


@pytest.mark.parametrize(("minuter", "nar"), [(0, False), (239, False), (240, True), (5000, True)])
def test_four_hours_in_a_month_is_enough(minuter: int, nar: bool) -> None:
    assert nar_gransen(Franvarotid(*OKTOBER, minuter), Franvarograns()) is nar


@pytest.mark.parametrize(
    ("fran", "till", "antal"),
    [
        (date(2026, 2, 1), date(2026, 3, 1), Fraction(1)),
        (date(2026, 1, 15), date(2026, 2, 15), Fraction(1)),
        (date(2026, 1, 31), date(2026, 2, 28), Fraction(1)),
        (date(2026, 8, 17), date(2026, 12, 17), Fraction(4)),
        (date(2026, 10, 1), date(2026, 11, 16), 1 + Fraction(15, 30)),
        (date(2026, 10, 1), date(2026, 10, 8), Fraction(7, 31)),
    ],
)
def test_months_are_counted_from_day_to_day(fran: date, till: date, antal: Fraction) -> None:
    assert manader(fran, till) == antal


@pytest.mark.parametrize(("minuter", "nar"), [(959, False), (960, True)])
def test_for_a_longer_time_the_threshold_grows(minuter: int, nar: bool) -> None:
    hosten = Franvarotid(date(2026, 8, 17), date(2026, 12, 17), minuter)
    assert nar_gransen(hosten, Franvarograns()) is nar


def test_for_a_week_the_threshold_is_that_of_the_month() -> None:
    veckan = Franvarotid(date(2026, 10, 5), date(2026, 10, 12), 239)
    assert not nar_gransen(veckan, Franvarograns())
    assert nar_gransen(veckan._replace(minuter=240), Franvarograns())


@pytest.mark.parametrize(
    ("schemalagda", "grans", "nar"),
    [
        (2000, FEM_PROCENT, True),
        (2001, FEM_PROCENT, False),
        (None, FEM_PROCENT, False),
        (0, FEM_PROCENT, False),
        (100, Franvarograns(), False),
    ],
)
def test_a_share_counts_when_the_municipality_has_one_and_the_file_the_schedule(
    schemalagda: int | None, grans: Franvarograns, nar: bool
) -> None:
    assert nar_gransen(Franvarotid(*OKTOBER, 100, schemalagda), grans) is nar


dagar = st.dates(date(2015, 1, 1), date(2035, 1, 1))


@given(dagar, st.integers(1, 900), st.integers(0, 5000), st.integers(1, 600), st.integers(1, 600))
def test_more_absence_or_a_lower_threshold_never_takes_a_notice_away(
    fran: date, langd: int, minuter: int, lagre: int, mer: int
) -> None:
    tid = Franvarotid(fran, fran + timedelta(days=langd), minuter)
    if nar_gransen(tid, Franvarograns(lagre + mer)):
        assert nar_gransen(tid, Franvarograns(lagre))
        assert nar_gransen(tid._replace(minuter=minuter + 1), Franvarograns(lagre + mer))


@given(dagar, st.integers(0, 900), st.integers(0, 900))
def test_a_longer_time_is_never_fewer_months(fran: date, kort: int, mer: int) -> None:
    till = fran + timedelta(days=kort)
    assert 0 <= manader(fran, till) <= manader(fran, till + timedelta(days=mer))
