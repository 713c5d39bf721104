"""Several writers at once: the chain stays one chain, and an emptied test database stays usable."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.audit.models import Handelse
from kaja.audit.queries import verify

pytestmark = pytest.mark.django_db(transaction=True)
TID = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def write(writer: int) -> None:
    for number in range(10):
        with transaction.atomic():
            record(kommun="0180", aktor=f"a:{writer}", handling="b", objekt=f"c:{number}", tid=TID)
    connection.close()


def test_writers_at_the_same_time_make_one_unbroken_chain() -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    numbers = Handelse.objects.filter(kommun="0180").order_by("nr").values_list("nr", flat=True)
    assert list(numbers) == list(range(1, 41))
    assert verify("0180") == []


@pytest.mark.parametrize("again", [1, 2])
def test_after_an_emptied_database_the_log_is_empty_refuses_changes_and_the_country_is_there(
    again: int,
) -> None:
    assert not Handelse.objects.exists()
    assert Kommun.objects.count() == 290
    record(kommun="0180", aktor="a", handling="b", objekt="c", tid=TID)
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_handelse")
