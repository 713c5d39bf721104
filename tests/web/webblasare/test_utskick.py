"""A batch of letters in the browser: what one sees is what is sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.web.webblasare.sidor import TILLSTAND
from tests.web.webblasare.varlden import Varld, oppna

pytestmark = pytest.mark.django_db


def test_another_text_takes_away_the_button_of_the_first(browser: Browser, varld: Varld) -> None:
    tillstand = next(t for t in TILLSTAND if t.namn == "utskick-nytt")
    page = oppna(browser, varld, tillstand.vem)
    page.goto(tillstand.url(varld))
    knapp = page.locator('button[name="skicka"]')
    assert knapp.is_visible()
    assert not page.get_by_label("Dag och tid").is_visible()

    page.get_by_label("Text").select_option("hembesok")
    assert not knapp.is_visible()

    page.get_by_label("Dag och tid").fill("tisdag 1 december klockan 14")
    page.get_by_role("button", name="Visa vilka som får det").click()
    knapp.wait_for()
    assert "Vi kommer hem till dig" in page.locator(".k-valbar").inner_text()
