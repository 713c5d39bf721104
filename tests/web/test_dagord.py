"""A day as one types it in a cell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.web.handlaggare.dagord import ArSaknasError, las_dag, senaste_sadan

DAG = date(2026, 11, 23)
DAGAR = st.dates(date(2020, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "dag"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        (" 20261201 ", date(2026, 12, 1)),
        ("1/12", date(2026, 12, 1)),
        ("23/11", DAG),
        ("22/11", date(2027, 11, 22)),
        ("1/12 2028", date(2028, 12, 1)),
        ("I dag", DAG),
        ("igår", date(2026, 11, 22)),
        ("i morgon", date(2026, 11, 24)),
    ],
)
def test_a_day_is_read_as_it_is_meant(text: str, dag: date) -> None:
    assert las_dag(text, DAG) == dag


@pytest.mark.parametrize("text", ["31/2", "2026-13-01", "snart", "1.12", "", "29/2", "1/12/26"])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="är ingen dag"):
        las_dag(text, DAG)


@given(idag=DAGAR, om=st.integers(0, 364))
def test_without_a_year_it_is_the_next_such_day(idag: date, om: int) -> None:
    menad = idag + timedelta(days=om)
    if (menad.month, menad.day) != (2, 29):
        assert las_dag(f"{menad.day}/{menad.month}", idag) == menad


@given(idag=DAGAR, sedan=st.integers(0, 364))
def test_of_what_has_been_it_is_the_latest_such_day(idag: date, sedan: int) -> None:
    menad = idag - timedelta(days=sedan)
    if (menad.month, menad.day) != (2, 29):
        assert las_dag(f"{menad.day}/{menad.month}", idag, senaste_sadan) == menad


def test_where_no_year_can_be_presumed_it_is_asked_for() -> None:
    with pytest.raises(ArSaknasError, match="1/12 2026"):
        las_dag("1/12", DAG, None)
    assert las_dag("1/12 2026", DAG, None) == date(2026, 12, 1)


@given(dag=DAGAR)
def test_what_is_written_as_a_date_is_that_date(dag: date) -> None:
    assert las_dag(dag.isoformat(), DAG) == dag
