"""What axe is spared from looking at twice hides nothing from it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.web.webblasare.axe import forbered, problem

pytestmark = pytest.mark.django_db

SIDA = """<!doctype html><html lang="sv"><head><title>Prov</title><style>
.smal { display: none } body { background: #fff; color: #000 }
@media (max-width: 400px) { .smal { display: block } .byter { color: #ccc } }
</style></head><body><main><h1>Prov</h1>%s</main></body></html>"""
RADER = "<table><tbody>" + "<tr><td>En</td></tr>" * 6 + "%s</tbody></table>"


LI = '<li><input style="height: 3rem"></li>'


@pytest.mark.parametrize(
    "innehall, bred, smal",
    [
        (RADER % "", [], []),
        ('<p style="color: #ccc">Blek</p>', ["color-contrast"], []),
        ('<p class="smal" style="color: #ccc">Blek</p>', [], ["color-contrast"]),
        ('<p class="byter">Blek</p>', [], ["color-contrast"]),
        (RADER % '<tr><td style="color: #ccc">En</td></tr>', ["color-contrast"], []),
        (RADER % "<tr><td><input></td></tr>", ["label"], ["label"]),
        ("<ul>" + LI * 6 + "</ul>", ["label"] * 2, ["label"] * 2),
    ],
)
def test_a_fault_is_seen_once_at_least(
    browser: Browser, innehall: str, bred: list[str], smal: list[str]
) -> None:
    # A window of its own: where a page of Kaja has been, its policy stops styles in the markup.
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.set_content(SIDA % innehall)
    forbered(page)
    assert [fel.partition(":")[0] for fel in problem(page, smal=False)] == bred
    page.set_viewport_size({"width": 320, "height": 900})
    assert [fel.partition(":")[0] for fel in problem(page, smal=True)] == smal
    page.close()
