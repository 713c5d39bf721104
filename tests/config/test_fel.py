"""A page that breaks: what the user gets and what is logged."""

from __future__ import annotations

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from kaja.config import urls
from kaja.config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def broken(_: HttpRequest) -> HttpResponse:
    raise KeyError("Anna Andersson")


urlpatterns = [path("trasig", broken), path("", include(urls))]


def test_a_page_that_breaks_says_so_in_swedish_keeps_its_headers_and_names_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = Client(raise_request_exception=False).get("/trasig")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "gick fel" in page
    assert "Anna" not in page
    assert "Traceback" not in page
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert [record.name for record in caplog.records] == ["django.request"]


def test_a_form_without_its_token_is_refused_in_swedish() -> None:
    answer = Client(enforce_csrf_checks=True).post("/konto/login/", {"login": "a", "password": "b"})
    assert answer.status_code == 403
    assert 'lang="sv"' in answer.content.decode()
