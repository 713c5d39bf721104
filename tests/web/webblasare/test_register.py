"""The register by keyboard alone: move, change, leave, paste a column, accept, and take it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.web.webblasare.sidor import Varld, oppna

pytestmark = pytest.mark.django_db

KLISTRA = """text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def cell(page: Page, rad: int, kol: str) -> str:
    return page.locator(f'tbody tr:nth-child({rad}) [data-kol="{kol}"]').inner_text().strip()


def ga_till(page: Page, kol: str) -> None:
    """From the name of the first row, to the right until one is in the column."""
    page.locator("tbody th").first.focus()
    for _ in range(15):
        if page.evaluate("document.activeElement.dataset.kol") == kol:
            return
        page.keyboard.press("ArrowRight")
    pytest.fail(f"Pilarna kom aldrig till {kol}.")


def test_by_keyboard_alone_a_cell_is_changed_and_a_column_pasted_and_taken_back(
    browser: Browser, varld: Varld
) -> None:
    page = oppna(browser, varld, "ulla")
    page.goto(f"{varld.url}/register?etapp=ny&sort=namn")
    ga_till(page, "nasta")
    fore = cell(page, 1, "nasta")
    page.keyboard.press("Enter")
    page.keyboard.type("24/12")
    page.keyboard.press("Escape")
    assert cell(page, 1, "nasta") == fore

    page.keyboard.press("Enter")
    page.keyboard.type("24/12")
    page.keyboard.press("Enter")
    page.locator('tbody tr:nth-child(2) [data-kol="nasta"]:focus').wait_for()
    assert cell(page, 1, "nasta").replace("\N{NO-BREAK SPACE}", " ") == "24 dec"

    page.keyboard.type("31/2")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert "är ingen dag" in page.get_by_role("alert").inner_text()
    page.keyboard.press("Escape")

    page.keyboard.press("ArrowDown")
    page.evaluate(KLISTRA, "1/12\n2027-13-01\n2/12")
    page.get_by_role("heading", name="Klistra in").wait_for()
    assert "2 celler ändras" in page.locator(".k-huvud").inner_text().replace("\xa0", " ")
    page.get_by_role("button", name="Ändra för 2").press("Enter")
    page.get_by_text("Inklistrat för 2").wait_for()
    page.goto(f"{varld.url}/register?etapp=ny&sort=namn")
    assert "1 dec" in cell(page, 3, "nasta").replace("\xa0", " ")
    page.get_by_role("button", name="Ångra").press("Enter")
    page.get_by_text("Ångrat.").wait_for()
    page.goto(f"{varld.url}/register?etapp=ny&sort=namn")
    assert "1 dec" not in cell(page, 3, "nasta").replace("\xa0", " ")
    page.close()
