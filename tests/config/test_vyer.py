"""Health and the error pages."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.test import Client, RequestFactory

from kaja.config import vyer


@pytest.mark.django_db
def test_health_is_open_and_says_ok(client: Client) -> None:
    answer = client.get("/halsa")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_health_is_503_when_the_database_does_not_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "ensure_connection", broken)
    assert vyer.halsa(RequestFactory().get("/halsa")).status_code == 503


@pytest.mark.django_db
def test_a_page_that_does_not_exist_is_404_in_swedish_without_repeating_the_path(
    client: Client,
) -> None:
    answer = client.get("/anna-andersson")
    assert answer.status_code == 404
    assert "finns inte" in answer.content.decode()
    assert "anna-andersson" not in answer.content.decode()


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_an_error_page_that_cannot_be_drawn_is_still_a_sentence(
    status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise TemplateDoesNotExist("x")

    monkeypatch.setattr(vyer, "render_to_string", broken)
    handler = getattr(vyer, f"fel_{status}")
    answer: HttpResponse = handler(RequestFactory().get("/"), exception=Http404("hemligt"))
    assert (answer.status_code, answer.content.decode()) == (status, vyer.PLAIN[status])


def test_the_500_page_needs_neither_user_nor_database() -> None:
    request: HttpRequest = RequestFactory().get("/")
    answer = vyer.fel_500(request)
    assert answer.status_code == 500
    assert "<html" in answer.content.decode()
