"""A world that is made once for a module: what costs seconds to make is not made for each test.

A fixture with `scope="module"` that asks for `modulens_db` makes it, in a transaction around all of
the module's tests. Each test has a transaction of its own inside, as always, and leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def modulens_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database, for fixtures of the whole module; all they make is gone after its last test."""
    from django.db import transaction

    whole = transaction.atomic()
    whole._from_testcase = True  # type: ignore[attr-defined]  # as Django's own: allows durable
    with django_db_blocker.unblock(), whole:
        yield
        transaction.set_rollback(True)


def check(items: list[pytest.Item]) -> None:
    """UsageError where the order of a module's tests would matter: one of them sees a world that
    another does not ask for, or changes it without a transaction of its own."""
    seen: dict[str, set[frozenset[str]]] = defaultdict(set)
    for item in items:
        names = item.fixturenames  # type: ignore[attr-defined]
        alone = item.get_closest_marker("django_db") or "db" in names
        if alone:
            seen[item.nodeid.partition("::")[0]].add(_worlds(item))
        elif "modulens_db" in names:
            raise pytest.UsageError(f"{item.nodeid} must be marked django_db")
    for module, worlds in seen.items():
        if len(worlds) > 1:
            names = sorted(set().union(*worlds))
            raise pytest.UsageError(
                f"{module}: every test must ask for {', '.join(names)} (usefixtures)"
            )


def _worlds(item: pytest.Item) -> frozenset[str]:
    """The fixtures of the module that the test asks for, itself or through others."""
    found = item._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]
    return frozenset(
        name
        for name, (*_, fixture) in found.items()
        if fixture.scope == "module" and "modulens_db" in fixture.argnames
    )
