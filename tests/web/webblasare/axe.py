"""axe, as sharp as it is and without doing the same twice: it is most of what the browser does.

Of rows with the same markup two are looked at, one on an even place and one on an odd. How text
stands out from its ground is looked at when the page is wide; when it is narrow, of what was not
seen then, or has other colours now.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

MARKNINGAR = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
ALLA = {
    "runOnly": {"type": "tag", "values": list(MARKNINGAR)},
    "resultTypes": ["violations"],
}
UTAN_KONTRAST = ALLA | {"rules": {"color-contrast": {"enabled": False}}}
KONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
FORBERED = """() => {
    const personligt =
        /^(id|for|name|value|href|title|aria-(label|describedby|labelledby)|data-.*)$/;
    const formen = e => [e.tagName, e.childElementCount ? '' : e.textContent.trim() !== '',
        ...[...e.attributes].map(a => a.name + (personligt.test(a.name) ? !a.value : a.value))];
    const sedda = {};
    for (const rad of document.querySelectorAll('main tbody tr, main li')) {
        const plats = [...rad.parentElement.children].indexOf(rad) % 2;
        const form = [plats, ...[rad, ...rad.querySelectorAll('*')].map(formen)].join();
        sedda[form] = (sedda[form] ?? 0) + 1;
        if (sedda[form] > 1) rad.dataset.likadan = '';
    }
    const utseende = e => {
        const s = getComputedStyle(e);
        return !e.checkVisibility({visibilityProperty: true}) ? ''
            : [s.color, s.backgroundColor, s.backgroundImage, s.opacity].join();
    };
    window.kajaSett = new Map([...document.querySelectorAll('body *')]
        .map(e => [e, utseende(e)]));
    window.kajaNytt = () => [...document.querySelectorAll('body *')].filter(e => {
        const nu = utseende(e);
        return nu && nu !== window.kajaSett.get(e) && !e.closest('[data-likadan]');
    });
}"""
PROVA = """([regler, nytt]) => {
    const delar = nytt ? window.kajaNytt() : [document];
    return delar.length === 0 ? []
        : axe.run({include: delar, exclude: [['[data-likadan]']]}, regler)
            .then(svar => svar.violations);
}"""
SKRIPT = Axe().axe_script


def forbered(page: Page) -> None:
    """Put axe in the page while it is wide, and note how it looks."""
    page.evaluate(SKRIPT)
    page.evaluate(FORBERED)


def problem(page: Page, *, smal: bool) -> list[str]:
    """What axe finds wrong, in a line each. Nothing else of what it says leaves the browser: the
    rest is fifty kilobytes."""
    fel: list[dict[str, Any]] = page.evaluate(PROVA, [UTAN_KONTRAST if smal else ALLA, False])
    fel += page.evaluate(PROVA, [KONTRAST, True]) if smal else []
    return [f"{f['id']}: {nod['html'][:200]}" for f in fel for nod in f["nodes"]]
