"""The log tells where and when, never who or what."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
import structlog
from django.test import Client

from kaja.config import logg


def line(record: logging.LogRecord) -> dict[str, Any]:
    """The record as the product would write it."""
    given = dict(logg.settings()["formatters"]["json"])
    written: dict[str, Any] = json.loads(given.pop("()")(**given).format(record))
    return written


def raised(error: Exception) -> logging.LogRecord:
    try:
        raise error
    except Exception as caught:
        info = (type(caught), caught, caught.__traceback__)
    return logging.LogRecord("django.request", 40, __file__, 1, "%s: %s", ("Fel", "/s/Anna"), info)


def test_an_exception_is_logged_by_type_and_place_without_its_text() -> None:
    written = line(raised(ValueError("Anna Andersson, Storgatan 1")))
    assert written["undantag"] == "ValueError"
    assert written["vag"][-1].endswith("raised")
    assert "Anna" not in json.dumps(written)
    assert written["event"] == "…: …"


@pytest.mark.django_db
def test_a_request_is_logged_by_route_without_path_or_query(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.get("/halsa?sok=Anna")
        client.get("/ungdom/Anna")
    lines = [line(record) for record in caplog.records]
    requests = [found for found in lines if found["event"] == "request"]
    assert [(found["rutt"], found["status"]) for found in requests] == [("halsa", 200), ("", 404)]
    assert "Anna" not in json.dumps(lines)


def test_the_products_own_log_lines_keep_their_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        structlog.get_logger("kaja.prov").info("inläsning klar", rader=12)
    written = line(caplog.records[-1])
    assert (written["event"], written["rader"], written["level"]) == ("inläsning klar", 12, "info")


def test_what_libraries_ask_of_other_servers_is_no_line_in_the_log() -> None:
    assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)
    assert logging.getLogger("httpx").isEnabledFor(logging.WARNING)
