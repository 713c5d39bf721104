"""Fixtures for all tests: which database, and people with roles.

Tests without a database need none of this: the PostgreSQL cluster starts with the first test that
asks for a database.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests import mall, modulens, postgres
from tests.mycket import mycket

modulens_db = modulens.modulens_db

# A test says what is right, never how fast: speed is measured in bench/.
settings.register_profile(
    "kaja", max_examples=mycket(40), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kaja")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The database exists before pytest-django looks for it, and goes with the run's folder."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """Put a copy of the migrated database where this worker's shall be; on PostgreSQL, start it."""
    from django.db import connection

    name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
    if postgres.FOLDER not in os.environ:
        mall.sqlite_copy(Path(name))
        return
    try:
        mall.postgres_copy(name)
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.hookimpl(trylast=True)  # after those that shuffle
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test for one database belongs to the run on that database: elsewhere it is not there.

    So with pages and commands too, whose questions to the database other tests ask PostgreSQL.
    """
    chosen = os.environ.get("KAJA_TEST_DB", "sqlite")
    elsewhere = [item for item in items if _database(item) not in ("", chosen)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if _database(item) in ("", chosen)]
    modulens.check(items)
    items.sort(key=_how_slow, reverse=True)  # so that no worker waits at the end


BROWSER = "tests/web/webblasare/"  # first, and together: its modules share a world and a browser
SLOW = (
    "tests/flows/test_kill.py",
    *("tests/flows/test_uppspelat_ar.py", "tests/insatser/test_samtidiga.py"),
    *("tests/cli/test_natt_dodas.py", "tests/cli/test_start.py", "tests/exempel/test_vecka2.py"),
)


def _how_slow(item: pytest.Item) -> int:
    """Most those that look at pages in a browser, then those that alone take ten seconds."""
    return 2 if item.nodeid.startswith(BROWSER) else int(item.nodeid.startswith(SLOW))


def _database(item: pytest.Item) -> str:
    mark = item.get_closest_marker("bara")
    return str(mark.args[0]) if mark else ""


def pytest_unconfigure(config: pytest.Config) -> None:
    """The first process of a run stops the cluster; pytest-xdist's workers leave it alone."""
    if postgres.FOLDER in os.environ and not hasattr(config, "workerinput"):
        postgres.stop()


@pytest.fixture(autouse=True)
def _no_rate_is_counted_from_one_test_to_the_next() -> None:
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _emptying_keeps_what_the_migrations_made() -> Iterator[None]:
    """A transactional test ends by emptying every table.

    The logs refuse that, so their triggers step aside meanwhile; and the municipalities, which a
    migration fills in, are filled in again.
    """
    from django.db import connection
    from django.test import TransactionTestCase

    from kaja.access.actions import load_kommuner
    from kaja.audit import sparrar

    emptying = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty(self: Any) -> None:
        sparrar.take_down(connection)
        emptying(self)
        sparrar.set_up(connection)
        load_kommuner()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield
