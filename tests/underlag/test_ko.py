"""The queue of those who are to be tried again, when it is long."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaja.access.models import Kommun
from kaja.underlag import ko
from kaja.underlag.actions import mark_for_retrial
from kaja.ungdom.models import Person
from tests.plan import plan_of
from tests.rollbesattning import HEM

pytestmark = pytest.mark.django_db
TID = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def kommun() -> Kommun:
    """All of a long queue came at once, as when a file is read in."""
    Person.objects.bulk_create(Person(kommun_id=HEM, nummer=f"{nr:012}") for nr in range(ko.MANY))
    alla = Person.objects.filter(kommun=HEM).values_list("pk", flat=True)
    mark_for_retrial(kommun_id=HEM, personer=alla, tid=TID)
    return Kommun.objects.get(pk=HEM)


def test_the_next_of_a_long_queue_are_found_without_putting_all_of_it_in_order(
    kommun: Kommun,
) -> None:
    assert ko.settle(kommun) == ko.MANY

    with CaptureQueriesContext(connection) as asked:
        assert len(ko.waiting(kommun, 500)) == 500

    plan = plan_of(asked[0]["sql"])
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan
