"""The migrations say what the models say, and the barriers of the logs go and come with theirs."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from kaja.audit.actions import record
from tests.rollbesattning import TID


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


def refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError:
        return True
    return False


@pytest.mark.django_db(transaction=True)
def test_the_barriers_of_the_logs_can_be_taken_back_and_put_up_again() -> None:
    record(kommun="0180", aktor="a", handling="b", objekt="c", tid=TID)
    change = "UPDATE audit_handelse SET aktor = 'x'"
    assert refused(change)
    call_command("migrate", "audit", "0001", verbosity=0)
    assert not refused(change)
    call_command("migrate", "audit", verbosity=0)
    assert refused(change)
