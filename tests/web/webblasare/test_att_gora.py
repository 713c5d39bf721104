"""What is chosen in Att göra is counted, and stays when something has to be put right."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.web.webblasare.varlden import Varld, oppna

pytestmark = pytest.mark.django_db


def test_what_is_missing_undoes_none_of_the_ticks_and_enter_postpones(
    browser: Browser, varld: Varld
) -> None:
    page = oppna(browser, varld, "ulla")
    page.goto(f"{varld.url}/att-gora?vems=alla")
    rutor = page.locator('input[name="uppgift"][form="valda"]')
    rutor.nth(0).check()
    rutor.nth(2).check()
    page.get_by_label("Skjut upp till").fill("1/12")
    page.keyboard.press("Enter")
    page.get_by_text("Varför det väntar: välj ett skäl").wait_for()
    assert [rutor.nth(nr).is_checked() for nr in range(3)] == [True, False, True]
    assert page.get_by_label("Skjut upp till").input_value() == "1/12"
    assert "Med de valda (2)" in page.locator(".k-valbar").inner_text()

    page.goto(f"{varld.url}/att-gora?vems=alla")
    assert not rutor.nth(0).is_checked()
