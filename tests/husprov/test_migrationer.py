"""The migrations say what the models say, whichever way they are gone, and the barriers of the logs
go and come with theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from kaja.audit.actions import record
from kaja.cli.start import is_up_to_date, prepare_database
from tests import postgres
from tests.husprov.langa_vagen import ends, go, in_database, long_way, part_of
from tests.husprov.schema import schema
from tests.mycket import mycket
from tests.rollbesattning import TID

PLACES = mycket(2)


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


@pytest.fixture
def short(db: None) -> dict[str, str]:
    """What a database is that was migrated when it was empty: the one of the tests."""
    return schema(connection)


@pytest.fixture
def empty(short: dict[str, str], tmp_path: Path) -> Iterator[None]:
    """Django's connection leads to a database with nothing in it."""
    name = str(tmp_path / "tom") if connection.vendor == "sqlite" else f"tom_{tmp_path.name}"
    if connection.vendor == "postgresql":
        postgres.sql(f'CREATE DATABASE "{name}"')
    with in_database(name):
        yield
    if connection.vendor == "postgresql":
        postgres.sql(f'DROP DATABASE "{name}"')


def test_a_new_database_takes_none_of_the_steps_that_are_replaced() -> None:
    way = MigrationLoader(None)
    replaced = {name for many in way.replacements.values() for name in many.replaces}
    assert len(replaced) > 40
    assert not replaced & set(way.graph.nodes)


@pytest.mark.parametrize("share", [place / PLACES for place in range(PLACES)])
@pytest.mark.django_db
@pytest.mark.usefixtures("empty")
def test_the_long_way_makes_the_same_database_from_wherever_one_has_come(
    short: dict[str, str], share: float
) -> None:
    """All of it is gone: the first part as it was gone then, and the rest as Kaja goes on now."""
    way = long_way()
    go(way, part_of(way, share))
    assert schema(connection) != short
    on = MigrationExecutor(connection)
    left = {(step.app_label, step.name) for step, _ in on.migration_plan(ends(on))}
    assert not left & set(on.loader.replacements)
    go(on)
    assert schema(connection) == short
    assert is_up_to_date()


class KilledError(Exception):
    """What stands for the kill of a process."""


def killed_after(statements: int) -> Callable[..., object]:
    """Every statement after so many is the last thing the process would have done."""
    left = iter(range(statements))

    def statement(execute: Callable[..., object], *args: object) -> object:
        if next(left, None) is None:
            raise KilledError
        return execute(*args)

    return statement


@pytest.mark.parametrize("statements", [40, 400])
@pytest.mark.django_db
@pytest.mark.usefixtures("empty")
def test_whoever_is_killed_while_a_new_database_is_made_finds_an_empty_one(
    short: dict[str, str], statements: int
) -> None:
    name = connection.settings_dict["NAME"]
    with (
        pytest.raises(KilledError),
        in_database(name),  # by a connection that goes with the process
        connection.execute_wrapper(killed_after(statements)),
    ):
        prepare_database()
    assert connection.introspection.table_names() == []
    if statements == 40:
        prepare_database()
        assert schema(connection) == short
        assert is_up_to_date()


def contents() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the list of migrations."""
    tables = set(connection.introspection.table_names()) - {"django_migrations"}
    with connection.cursor() as cursor:
        return {
            table: sorted(cursor.execute(f"SELECT * FROM {table}"), key=repr) for table in tables
        }


@pytest.mark.django_db
def test_a_database_at_the_end_of_the_long_way_is_only_told_so() -> None:
    record(kommun="0180", aktor="a", handling="b", objekt="c", tid=TID)
    before, recorder = contents(), MigrationRecorder(connection)
    for name in MigrationLoader(None).replacements:
        recorder.record_unapplied(*name)
    way = MigrationExecutor(connection)
    assert way.migration_plan(ends(way)) == []
    assert not is_up_to_date()
    prepare_database()
    assert is_up_to_date()
    assert contents() == before


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
    call_command("migrate", "audit", "0001_initial", verbosity=0)
    assert not refused(change)
    call_command("migrate", "audit", verbosity=0)
    assert refused(change)
