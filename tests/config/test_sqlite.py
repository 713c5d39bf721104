"""Who waits to write in SQLite gets in between the transactions of a long run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from kaja.access.turns import taking_turns
from kaja.config.miljo import database

PARTS, HELD = 100, 0.03  # so many transactions, of so many seconds each


@pytest.fixture(autouse=True)
def _own_files_only(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def connect(path: Path, timeout: float = 20) -> BaseDatabaseWrapper:
    settings = database(f"sqlite:///{path}", path.parent)
    settings["OPTIONS"]["timeout"] = timeout
    found = ConnectionHandler({"default": settings})["default"]
    found.inc_thread_sharing()
    return found


@contextmanager
def writing(conn: BaseDatabaseWrapper) -> Iterator[None]:
    conn.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    yield
    conn.commit()
    conn.set_autocommit(True)


def long_run(conn: BaseDatabaseWrapper, done: list[int], enough: threading.Event) -> None:
    for nr in taking_turns(range(PARTS)):
        if enough.is_set():
            return
        with writing(conn):
            done.append(nr)
            time.sleep(HELD)


@pytest.mark.bara("sqlite")
def test_one_who_has_waited_for_long_gets_in_between_two_transactions_of_a_run(
    tmp_path: Path,
) -> None:
    run, user = connect(tmp_path / "x.sqlite3"), connect(tmp_path / "x.sqlite3")
    done: list[int] = []
    enough = threading.Event()
    thread = threading.Thread(target=long_run, args=(run, done, enough))
    thread.start()
    waits = []
    for _ in range(5):
        while not done:
            time.sleep(0.001)
        before = len(done)
        with writing(user):
            waits.append(len(done) - before)
    enough.set()
    thread.join()
    assert sum(waits) < PARTS / 4, waits


def test_one_who_waits_goes_on_asking_often(tmp_path: Path) -> None:
    run, user = connect(tmp_path / "x.sqlite3"), connect(tmp_path / "x.sqlite3", timeout=0.3)
    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with (
        writing(run),
        user.execute_wrapper(count),
        pytest.raises(OperationalError, match="locked"),
        writing(user),
    ):
        pass
    assert asked.count("BEGIN IMMEDIATE") > 20


def test_one_who_waits_too_long_is_told_that_someone_else_writes(tmp_path: Path) -> None:
    run, user = connect(tmp_path / "x.sqlite3"), connect(tmp_path / "x.sqlite3", timeout=0.02)
    with writing(run), pytest.raises(OperationalError, match="locked"), writing(user):
        pass
    with user.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20,)
    with writing(user):
        pass


def test_a_database_that_fails_once_has_json_still(tmp_path: Path) -> None:
    def fela(*_: Any) -> Any:
        raise OperationalError("felet som provas")

    fil = connect(tmp_path / "x.sqlite3")
    with fil.execute_wrapper(fela):
        assert fil.features.supports_json_field
