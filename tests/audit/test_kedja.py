"""The chain: every touch of a log row is found, and the database refuses the touch itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import DatabaseError, connection, transaction

from kaja.audit import sparrar
from kaja.audit.actions import record, record_overrides, record_view
from kaja.audit.models import AppendOnlyError, Handelse, Kedja, Loggrad, Overskrivning, Visning
from kaja.audit.overskrivet import Overskriven, Overskrivningsskal
from kaja.audit.queries import of_kind, overrides, verify

pytestmark = pytest.mark.django_db
TID = datetime(2026, 11, 23, 9, 30, 0, 123456, tzinfo=UTC)
LOGS = [Handelse, Visning, Overskrivning]
OVERRIDDEN = Overskriven(
    "prov.mal",
    ("halsa", "brott"),
    ("skydd.halsa", "skydd.brott"),
    Overskrivningsskal.ANNAN_BETYDELSE,
)


@contextmanager
def without_barriers() -> Iterator[None]:
    """What an intruder with the database's own password could do."""
    sparrar.take_down(connection)
    yield
    sparrar.set_up(connection)


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture(autouse=True)
def logs() -> None:
    for number in range(5):
        tid = TID + timedelta(minutes=number)
        record(
            kommun="0180",
            aktor="anvandare:1",
            handling="fil.las_in",
            objekt=f"fil:{number}",
            detaljer={"rader": number, "namn": "Elever hösten å ä ö.csv"},
            tid=tid,
        )
        record_view(
            kommun="0180", anvandare="anvandare:1", vy="malgrupp", personer=[number, 7], tid=tid
        )
        record_overrides(
            kommun="0180",
            aktor="anvandare:1",
            objekt=f"plan:{number}",
            overskrivna=[OVERRIDDEN],
            tid=tid,
        )


def test_untouched_logs_are_whole() -> None:
    assert verify("0180") == []


def test_a_municipality_without_events_has_whole_logs() -> None:
    assert verify("0114") == []


def test_each_municipality_has_its_own_chain() -> None:
    record(kommun="0114", aktor="a", handling="b", objekt="c", tid=TID)
    assert Handelse.objects.get(kommun="0114").nr == 1
    assert verify("0114") == verify("0180") == []


def test_details_come_back_as_they_were_given() -> None:
    row = Handelse.objects.get(kommun="0180", nr=3)
    assert row.uppgifter == {"rader": 2, "namn": "Elever hösten å ä ö.csv"}


def test_a_list_view_is_one_row_with_everyone_shown() -> None:
    assert Visning.objects.get(kommun="0180", nr=3).person_ids == ["2", "7"]


def test_an_override_keeps_what_was_hit_and_why_and_no_text() -> None:
    row = Overskrivning.objects.get(kommun="0180", nr=3)
    assert (row.falt, row.objekt, row.skal) == ("prov.mal", "plan:2", "annan_betydelse")
    assert row.slagen == ["halsa", "brott"]
    assert overrides("0180").filter(of_kind("brott")).count() == 5
    assert not overrides("0180").filter(of_kind("rott")).exists()
    assert not overrides("0114").exists()


def test_a_nul_in_a_file_name_does_not_stop_the_event() -> None:
    row = record(kommun="0180", aktor="a", handling="b", objekt="fil:\x00", tid=TID)
    assert row.objekt == "fil:\ufffd"
    assert verify("0180") == []


def test_decimal_fractions_are_refused_because_databases_write_them_differently() -> None:
    with pytest.raises(TypeError, match="decimaltal"):
        record(kommun="0180", aktor="a", handling="b", objekt="c", detaljer={"x": [1.5]}, tid=TID)


def test_an_event_goes_away_with_the_callers_transaction() -> None:
    with transaction.atomic():
        record(kommun="0180", aktor="a", handling="b", objekt="c", tid=TID)
        transaction.set_rollback(True)
    assert Handelse.objects.filter(kommun="0180").count() == 5
    assert verify("0180") == []


CHANGES = [
    ("tid", "tid = (SELECT MAX(tid) FROM {table})"),
    ("nr", "nr = 99"),
    ("kommun", "kommun = '0114'"),
    ("foregaende", "foregaende = 'x'"),
    ("sigill", "sigill = 'x'"),
]


@pytest.mark.parametrize("log", LOGS)
@pytest.mark.parametrize(("column", "change"), CHANGES)
def test_a_changed_column_is_found(log: type[Loggrad], column: str, change: str) -> None:
    _change(log, change)
    assert verify("0180")


@pytest.mark.parametrize(
    ("log", "column"), [(log, column) for log in LOGS for column in log.SEALED], ids=str
)
def test_a_changed_text_is_found(log: type[Loggrad], column: str) -> None:
    _change(log, f"{column} = '[]x'")
    assert [found.nr for found in verify("0180")] == [3]


def _change(log: type[Loggrad], change: str) -> None:
    table = log._meta.db_table
    with without_barriers():
        execute(f"UPDATE {table} SET {change.format(table=table)} WHERE nr = 3")


@pytest.mark.parametrize("log", LOGS)
@pytest.mark.parametrize("nr", [1, 3, 5])
def test_a_deleted_row_is_found_first_middle_and_last(log: type[Loggrad], nr: int) -> None:
    with without_barriers():
        execute(f"DELETE FROM {log._meta.db_table} WHERE nr = {nr}")
    assert verify("0180")


@pytest.mark.parametrize("log", LOGS)
def test_an_emptied_log_is_found(log: type[Loggrad]) -> None:
    with without_barriers():
        execute(f"DELETE FROM {log._meta.db_table}")
    assert [found.logg for found in verify("0180")] == [log.LOGG]


@pytest.mark.parametrize("nr", [3, 6])
def test_an_inserted_row_is_found_even_with_a_right_seal_of_its_own(nr: int) -> None:
    before = Handelse.objects.get(kommun="0180", nr=nr - 1)
    row = Handelse(
        kommun="0180", nr=nr, tid=TID, aktor="a", handling="b", objekt="c", detaljer="{}"
    )
    row.foregaende = before.sigill
    row.sigill = row.expected_seal(before.sigill)
    with without_barriers():
        execute(f"UPDATE audit_handelse SET nr = nr + 100 WHERE nr >= {nr}")
        execute(f"UPDATE audit_handelse SET nr = nr - 99 WHERE nr >= {nr + 100}")
    row.save()
    assert verify("0180")


def test_two_rows_that_have_changed_places_are_found() -> None:
    with without_barriers():
        for old, new in ((2, 99), (4, 2), (99, 4)):
            execute(f"UPDATE audit_handelse SET nr = {new} WHERE nr = {old}")
    assert {found.nr for found in verify("0180")} >= {2, 4}


def test_a_log_without_its_head_is_found() -> None:
    with without_barriers():
        execute("DELETE FROM audit_kedja")
    assert len(verify("0180")) == len(LOGS)


REFUSED = [
    *(f"UPDATE {log._meta.db_table} SET kommun = kommun" for log in LOGS),
    *(f"DELETE FROM {log._meta.db_table} WHERE nr = 1" for log in LOGS),
    *(f"DELETE FROM {log._meta.db_table} WHERE nr = 5" for log in (*LOGS, Kedja)),
    "UPDATE audit_kedja SET nr = nr - 1",
    "UPDATE audit_kedja SET sigill = 'x'",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_the_database_refuses(sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(sql)


@pytest.mark.bara("postgres")  # SQLite has no TRUNCATE
@pytest.mark.parametrize("log", [*LOGS, Kedja])
def test_the_database_refuses_truncate(log: type[Loggrad]) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(f"TRUNCATE {log._meta.db_table}")


@pytest.mark.parametrize("log", LOGS)
def test_the_model_refuses(log: type[Loggrad]) -> None:
    row = log.objects.get(kommun="0180", nr=3)
    refusals: list[Callable[[], object]] = [
        row.save,
        row.delete,
        log.objects.all().delete,
        lambda: log.objects.update(kommun="0114"),
    ]
    for refusal in refusals:
        with pytest.raises(AppendOnlyError):
            refusal()


def tamper(random: Random) -> str:
    """One statement that changes, deletes, moves or copies rows somewhere in the logs."""
    log = random.choice(LOGS)
    table, nr, other = log._meta.db_table, random.randint(1, 5), random.randint(10, 99)
    texts = [*log.SEALED, "foregaende", "sigill"]
    columns = ", ".join(["kommun", "tid", *texts])
    copied = f"SELECT {other}, {columns} FROM {table}"
    return random.choice(
        [
            f"UPDATE {table} SET {random.choice(texts)} = '[{other}]' WHERE nr = {nr}",
            f"UPDATE {table} SET nr = {other} WHERE nr = {nr}",
            f"UPDATE {table} SET kommun = '0114' WHERE nr = {nr}",
            f"DELETE FROM {table} WHERE nr = {nr}",
            f"DELETE FROM {table} WHERE nr >= {nr}",
            f"INSERT INTO {table} (nr, {columns}) {copied} WHERE nr = {nr}",
        ]
    )


def test_two_hundred_random_touches_are_all_found() -> None:
    random = Random(29_9)
    for statement in [tamper(random) for _ in range(200)]:
        with transaction.atomic():
            sparrar.take_down(connection)
            execute(statement)
            assert verify("0180"), statement
            transaction.set_rollback(True)
    assert verify("0180") == []
