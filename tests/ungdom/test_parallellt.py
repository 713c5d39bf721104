"""Two caseworkers at the same moment: never round in a ring, never twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from kaja.ungdom.actions import IdentitetsfelError, merge
from kaja.ungdom.models import Person, Sammanslagning
from tests.ungdom.personerna import PERSON, SAMORDNING, kommunen, minut, person

pytestmark = pytest.mark.django_db(transaction=True)


def slas_ihop(pair: tuple[Person, Person]) -> str:
    fran, till = pair
    try:
        merge(kommun=kommunen(), fran=fran, till=till, user=None, tid=minut(1))
    except IdentitetsfelError as refused:
        return str(refused)
    finally:
        connection.close()
    return ""


def test_of_mergers_both_ways_at_the_same_time_one_is_made_and_the_others_are_refused() -> None:
    one, other = person(SAMORDNING), person(PERSON)
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(slas_ihop, [(one, other), (other, one)] * 3))
    assert said.count("") == 1
    assert all("hopslagen" in refused for refused in said if refused)
    assert Sammanslagning.objects.count() == 1
