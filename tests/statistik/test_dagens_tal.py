"""The numbers of a day: stored once, and told so that they never promise too much."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.access.models import Kommun
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.statistik.actions import store_snapshot
from kaja.statistik.models import Fullstandighet
from kaja.statistik.queries import trend
from kaja.statistik.tal import Tal, andel
from tests.rollbesattning import ANNAN, HEM, make_member

DAG, TID = date(2026, 3, 2), datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TAL = Tal(900, 60, 3, 25, 8, 4)
antal = st.integers(0, 100_000)


def spara(tal: Tal) -> Fullstandighet:
    kommun = Kommun.objects.get(pk=HEM)
    return store_snapshot(kommun=kommun, dag=DAG, tal=tal, aktor="prov", tid=TID)


@given(st.builds(Tal, antal, antal, antal, antal, antal, antal))
def test_a_hundred_percent_means_that_nobody_is_unexplained(tal: Tal) -> None:
    assert (andel(tal) == "100 %") == (tal.oforklarade == 0)
    assert tal.forklarade + tal.oforklarade == tal.kohort


def test_the_share_is_told_with_a_comma_and_rounded_down() -> None:
    assert andel(TAL) == "98,8 %"
    assert andel(Tal(i_utbildning=99_999, oklara=1)) == "99,9 %"


@pytest.mark.django_db
def test_the_numbers_of_a_day_are_stored_once() -> None:
    assert spara(TAL) == spara(TAL)
    assert Fullstandighet.objects.get().kohort == 1000
    assert Handelse.objects.filter(handling="fullstandighet.raknad").count() == 1


@pytest.mark.django_db
def test_counted_anew_the_same_day_the_latest_numbers_stand() -> None:
    spara(TAL)
    spara(TAL._replace(oklara=0))
    assert Fullstandighet.objects.get().oklara == 0


@pytest.mark.django_db
def test_the_trend_is_for_those_who_may_see_it() -> None:
    spara(TAL)
    kommun = Kommun.objects.get(pk=HEM)
    assert trend(make_member("chef", HEM, Roll.CHEF), kommun, sedan=DAG, tom=DAG).count() == 1
    assert not trend(
        make_member("importor", HEM, Roll.IMPORTOR), kommun, sedan=DAG, tom=DAG
    ).exists()
    assert not trend(make_member("annan", ANNAN, Roll.CHEF), kommun, sedan=DAG, tom=DAG).exists()
