"""The register by keyboard alone: move, change, leave, paste a column, accept, and take it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.web.webblasare.varlden import Varld, oppna

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


def i_fokus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent")).strip()


def test_by_single_keys_one_moves_calls_takes_and_undoes_in_what_to_do(
    browser: Browser, varld: Varld
) -> None:
    page = oppna(browser, varld, "amira")
    page.goto(f"{varld.url}/att-gora?vems=alla")
    forsta, andra = (page.locator(".k-uppgift__vad a").nth(n).inner_text() for n in (0, 1))
    page.keyboard.press("j")
    assert i_fokus(page) == forsta
    page.keyboard.press("j")
    assert i_fokus(page) == andra
    page.keyboard.press("x")
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.id") == "till"
    page.keyboard.type("jx")
    assert page.locator("#till").input_value() == "jx", "who writes, writes"
    page.goto(f"{varld.url}/att-gora?vems=alla")
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.get_by_text("Du har tagit").wait_for()

    page.goto(f"{varld.url}/att-gora?vems=alla")
    page.keyboard.press("j")
    while "Kontrollera" not in page.evaluate("document.activeElement.parentElement.textContent"):
        page.keyboard.press("j")
    page.keyboard.press("r")
    page.wait_for_url("**/person/*?kanal=telefon#r-log")
    page.get_by_role("button", name="Svarade inte").press("Enter")
    page.locator("[data-angra]").wait_for()
    page.keyboard.press("z")
    page.get_by_text("Ångrat").wait_for()


def test_the_single_keys_are_told_of_and_can_be_turned_off(browser: Browser, varld: Varld) -> None:
    page = oppna(browser, varld, "amira")
    page.goto(f"{varld.url}/register?alla=1")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 2
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Tangenter").wait_for()
    page.keyboard.press("j")
    page.get_by_label("Använd tangenterna").press("Space")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.get_by_role("button", name="Tangenter").press("Enter")
    page.get_by_label("Använd tangenterna").press("Space")
    page.get_by_role("button", name="Stäng").press("Enter")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.get_by_text("Amira Lund: ägare till").wait_for()
    page.go_back()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/*")
