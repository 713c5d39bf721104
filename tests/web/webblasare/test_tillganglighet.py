"""Every page in every state, wide and narrow: axe, no sideways scroll, nothing the policy stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Response

from tests.web.webblasare.axe import forbered, problem
from tests.web.webblasare.sidor import BILDER, TA_BILDER, TILLSTAND, Tillstand
from tests.web.webblasare.varlden import Varld, oppna

pytestmark = pytest.mark.django_db

BREDDER = {1280: 900, 640: 450, 320: 900}
"""Wide; the same at 200 % zoom; and as narrow as a page must bear (WCAG 1.4.10). Besides, wide with
only the text at 200 % (WCAG 1.4.4)."""


def for_bred(page: Page) -> list[str]:
    """What makes the page scroll sideways, if anything does."""
    found: list[str] = page.evaluate("""() => {
        const b = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= b) return [];
        return ['sidan', ...[...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > b + 1 && !e.closest('.k-rulla'))
            .slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
    }""")
    return found


def avklippt(page: Page) -> list[str]:
    """Texts that do not fit in a box that hides what overflows."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('main *')]
        .filter(e => getComputedStyle(e).overflow === 'hidden' && !e.closest('.ds-sr-only, svg')
            && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2))
        .map(e => e.outerHTML.slice(0, 120))""")
    return found


def trangt(page: Page) -> list[str]:
    """Running text in a column so narrow that its words break: less than eight of its own sizes."""
    found: list[str] = (
        page.evaluate("""() => [...document.querySelectorAll('main p, main li > div')]
        .filter(e => e.checkVisibility() && e.textContent.length > 20
            && e.clientWidth < 8 * parseFloat(getComputedStyle(e).fontSize))
        .map(e => e.outerHTML.slice(0, 120))""")
    )
    return found


@pytest.mark.parametrize("tillstand", TILLSTAND, ids=lambda t: t.namn)
def test_every_page_in_every_state_can_be_used_by_everyone(
    browser: Browser, varld: Varld, tillstand: Tillstand
) -> None:
    page = oppna(browser, varld, tillstand.vem)
    with klagomal(page, tillstand) as sagt:
        svar = _ga_till(page, tillstand.url(varld))
        assert svar is not None
        assert svar.status == tillstand.status
        if tillstand.gor:
            tillstand.gor(page)
            page.wait_for_load_state()
        if TA_BILDER and tillstand.bild:
            page.screenshot(path=BILDER / f"{tillstand.bild}.png")
        forbered(page)
        for bredd, hojd in BREDDER.items():
            page.set_viewport_size({"width": bredd, "height": hojd})
            assert for_bred(page) == [], bredd
            assert avklippt(page) == [], bredd
            if bredd != 640:
                assert problem(page, smal=bredd == 320) == [], bredd
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert for_bred(page) == [], "text 200 %"
        assert avklippt(page) == [], "text 200 %"
        assert trangt(page) == [], "text 200 %"
        assert sagt == []


def _ga_till(page: Page, url: str) -> Response | None:
    """Go there. The window is shared: what the state before had begun, or a page that shows
    progress by loading itself again, may take the first attempt with it; and where one is there
    already, at a place in the page, it is only scrolled to its beginning."""
    try:
        return page.goto(url) or page.reload()
    except Error as fel:
        if not any(ord_ in str(fel) for ord_ in ("ERR_ABORTED", "interrupted by another")):
            raise
        return page.goto(url) or page.reload()


@contextmanager
def klagomal(page: Page, tillstand: Tillstand) -> Iterator[list[str]]:
    """What the page complains of meanwhile: errors in scripts, and what the browser says."""
    sagt: list[str] = []

    def sager(m: ConsoleMessage) -> None:
        sagt.extend(_klagan(m, tillstand))

    def fel(felet: object) -> None:
        sagt.append(str(felet))

    page.on("console", sager)
    page.on("pageerror", fel)
    try:
        yield sagt
    finally:
        page.remove_listener("console", sager)
        page.remove_listener("pageerror", fel)


def _klagan(sagt: ConsoleMessage, tillstand: Tillstand) -> list[str]:
    """Errors and warnings, but not that a page which should be refused was, or that someone else
    had saved (409)."""
    nekat = tillstand.status != 200 or "409 (Conflict)" in sagt.text
    vantat = nekat and "Failed to load resource" in sagt.text
    return [sagt.text] if sagt.type in ("error", "warning") and not vantat else []
