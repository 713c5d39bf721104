"""A served municipality and a browser, made once for all of the modules here.

The rows are committed, since the server reads them from its own thread; afterwards all is emptied.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import TransactionTestCase
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.web.stilla import stillastaende_dag
from tests.web.webblasare.varlden import Varld, bygg

FLAGGOR = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


@pytest.fixture
def _django_db_helper() -> None:
    """In place of pytest-django's: a test here gets no transaction of its own.

    The mark `django_db` still says that the run needs a database.
    """


@pytest.fixture(scope="package", autouse=True)
def _dagen_star_still() -> Iterator[None]:
    """The same day for as long as the municipality is there."""
    with stillastaende_dag():
        yield


@pytest.fixture(scope="package")
def varld(django_db_setup: None, django_db_blocker: Any) -> Iterator[Varld]:
    """The municipality, served. After this the tests themselves leave the database alone."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        try:
            yield bygg(server.url)
        finally:
            server.stop()
            TransactionTestCase("__init__")._fixture_teardown()  # type: ignore[attr-defined]


@pytest.fixture(scope="package")
def browser(varld: Varld) -> Iterator[Browser]:
    """Chromium, from the PATH: without a window if there is one, at two thirds of the cost.

    It starts after the municipality is built and stops before it goes: Playwright keeps an event
    loop in this thread, and Django would take it for its own."""
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert chromium, "Chromium saknas. Kör make setup."
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium, args=FLAGGOR.split())
        yield found
        found.close()
