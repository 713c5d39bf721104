"""What only some answers need is asked for when one of those was given, and is never hidden with
something in it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.web.webblasare.varlden import Varld, oppna

pytestmark = pytest.mark.django_db


def test_the_questions_of_a_home_visit_are_asked_of_a_home_visit(
    browser: Browser, varld: Varld
) -> None:
    page = oppna(browser, varld, "amira")
    page.goto(f"{varld.url}/person/{varld.omfattas}/mote")
    fragan = page.get_by_label("Hembesök: tillsammans med")
    assert not fragan.is_visible()
    page.get_by_label("Vad mötet gäller").select_option("hembesok")
    assert fragan.is_visible()


def test_why_not_is_asked_of_a_no_and_stays_as_long_as_it_is_answered(
    browser: Browser, varld: Varld
) -> None:
    page = oppna(browser, varld, "amira")
    page.goto(f"{varld.url}/person/{varld.omfattas}/atgarder/ny")
    svar, varfor = page.locator('[name="svar"]'), page.get_by_label("Varför nej")
    nar = page.get_by_label("Svarade")
    assert not varfor.is_visible()
    assert not nar.is_visible()
    svar.select_option("nej")
    varfor.select_option(index=1)
    svar.select_option("ja")
    assert varfor.is_visible()
    varfor.select_option("")
    assert not varfor.is_visible()
    nar.fill("2026-11-03")
    svar.select_option("inte_svarat")
    assert nar.is_visible()
