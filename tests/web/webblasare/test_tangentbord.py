"""Without a mouse: every control is reached in the order it is read, and one sees where one is."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.web.webblasare.sidor import TILLSTAND, Tillstand
from tests.web.webblasare.varlden import Varld, oppna

pytestmark = pytest.mark.django_db

GATT = [
    t
    for t in TILLSTAND
    if t.namn
    in {
        *("login-fel", "byt-losenord", "tva-steg-pa", "valj-kommun", "kontomeny"),
        *("mer", "malgrupp"),
        *("identitet", "identitet-sok", "person-hopslagen", "andrat"),
        *("svara", "svara-fel", "beslut", "beslut-visa", "person-register"),
        *("oklart", "person-tabell", "person-fel-dag", "lagtext", "las-in", "fil-granska"),
        *("fil-manga-slutar", "fil-angra", "kolumner-slag", "kolumner"),
        *("fullstandighet-paminn", "fullstandighet-annan-dag"),
        *("installningar", "installning-visa", "korningar"),
    }
]
NABARA = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(e => !e.disabled && e.checkVisibility({visibilityProperty: true}))
    .map((e, i) => { e.dataset.nr = i; return e.outerHTML.slice(0, 90); })"""
FOLJ_FOKUS = """() => {
    // A click or an autofocus has left the starting point somewhere: begin from the top.
    document.body.tabIndex = -1;
    document.body.focus();
    window.kajaFokus = [];
    document.addEventListener('focusin', ({target: e}) => {
        const s = getComputedStyle(e);
        const syns = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
            || s.boxShadow !== 'none';
        window.kajaFokus.push({nr: e.dataset.nr ?? null, syns, html: e.outerHTML.slice(0, 90)});
    });
}"""


def ga(page: Page, steg: int) -> list[dict[str, Any]]:
    """Press Tab so many times, and tell where the focus came."""
    page.evaluate(FOLJ_FOKUS)
    for _ in range(steg):
        page.keyboard.press("Tab")
    stallen: list[dict[str, Any]] = page.evaluate("window.kajaFokus")
    return stallen


@pytest.mark.parametrize("tillstand", GATT, ids=lambda t: t.namn)
def test_tab_reaches_every_control_in_reading_order_and_shows_where(
    browser: Browser, varld: Varld, tillstand: Tillstand
) -> None:
    page = oppna(browser, varld, tillstand.vem)
    page.goto(tillstand.url(varld))
    if tillstand.gor:
        tillstand.gor(page)
        page.wait_for_load_state()
    kontroller = page.evaluate(NABARA)
    stallen = ga(page, len(kontroller))
    nadda = {int(s["nr"]) for s in stallen if s["nr"] is not None}
    assert [html for nr, html in enumerate(kontroller) if nr not in nadda] == []
    assert [int(s["nr"]) for s in stallen if s["nr"]] == sorted(nadda)
    assert [s["html"] for s in stallen if not s["syns"]] == []


def test_the_first_key_offers_to_skip_the_menu(browser: Browser, varld: Varld) -> None:
    page = oppna(browser, varld, "amira")
    page.goto(varld.url + "/malgrupp")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    assert page.locator(".k-hoppa").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"


def test_the_way_from_login_to_why_is_walked_without_a_mouse(
    browser: Browser, varld: Varld
) -> None:
    """One of the everyday tasks: log in, search for a person, open her, read why."""
    kontext = browser.new_context(locale="sv-SE")
    page = kontext.new_page()
    page.goto(varld.url + "/konto/login/")
    page.locator("#id_login").focus()
    page.keyboard.type("amira@example.com")
    page.keyboard.press("Tab")
    page.keyboard.type("tre koltrastar i björken")
    page.keyboard.press("Enter")
    page.wait_for_url("**/att-gora")
    page.goto(varld.url + "/malgrupp")
    namn = page.locator(".k-lista__namn").first.text_content() or ""
    page.get_by_label("Namn eller nummer").focus()
    page.keyboard.type(namn)
    page.keyboard.press("Enter")
    page.wait_for_url("**sok=**")
    page.get_by_role("link", name=namn, exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/*")
    assert page.get_by_role("heading", level=1).text_content() == namn
    page.locator("details.k-skal > summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("1. Under 20 år.").is_visible()
    kontext.close()
