"""A page that is shown stays where it is, also when the letters and the scripts come late."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.web.webblasare.varlden import Varld, oppna

pytestmark = pytest.mark.django_db

SYNS = 0.01  # of a screen, as web.dev/articles/cls counts; 0.1 is still called good
LANGSAMT = {
    "offline": False,
    "latency": 100,  # ms
    "downloadThroughput": 400_000,  # bytes a second
    "uploadThroughput": 100_000,
}
FORSTA_BESOKET = """() => {
    window.flyttat = 0;
    new PerformanceObserver(lista => {
        for (const flytt of lista.getEntries()) window.flyttat += flytt.value;
    }).observe({type: 'layout-shift', buffered: true});
}"""


@pytest.mark.parametrize("adress", ["/att-gora?vems=alla", "/register?alla=1"])
def test_a_page_does_not_move_while_it_loads(browser: Browser, varld: Varld, adress: str) -> None:
    page = _forsta_besoket(browser, oppna(browser, varld, "amira"))
    try:
        page.goto(varld.url + adress, wait_until="networkidle")
        assert (flyttat := page.evaluate("window.flyttat")) < SYNS, flyttat
    finally:
        page.close()


def _forsta_besoket(browser: Browser, inloggad: Page) -> Page:
    """A window on a slow line that has fetched nothing before, with the login of another."""
    sammanhang = browser.new_context(storage_state=inloggad.context.storage_state())
    page = sammanhang.new_page()
    page.set_viewport_size({"width": 1350, "height": 900})
    page.add_init_script(f"({FORSTA_BESOKET})()")
    natet = sammanhang.new_cdp_session(page)
    natet.send("Network.enable")
    natet.send("Network.emulateNetworkConditions", LANGSAMT)
    return page
