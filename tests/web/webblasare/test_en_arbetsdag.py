"""The chapter "En arbetsdag" of the manual, walked from beginning to end, with and without a mouse:
from Att göra to a call, a meeting, a mapping, a plan, a measure and letters to several."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.web.webblasare.hander import Hand, Mus, Tangentbord
from tests.web.webblasare.varlden import Varld, oppna

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("med", [Mus, Tangentbord])
def test_a_day_of_work_is_done_by_mouse_and_by_keyboard_alone(
    browser: Browser, varld: Varld, med: type[Mus] | type[Tangentbord]
) -> None:
    page = oppna(browser, varld, "amira")
    hand = med(page)
    page.goto(f"{varld.url}/att-gora?vems=alla")
    hand.tryck(_en_att_soka(page, varld))
    page.wait_for_url("**/person/*")
    _ring(page, hand)
    _boka(page, hand)
    _kartlagg(page, hand)
    _planera(page, hand)
    _erbjud(page, hand)
    page.goto(f"{varld.url}/register?alla=1&sort=namn")
    _skriv_brev(page, hand, _tva_andra(page, varld, forst=med is Mus))


def _en_att_soka(page: Page, varld: Varld) -> Locator:
    """The last of the tasks: nobody whom other tests look at."""
    upptagna = {varld.planerad, varld.beslutad, varld.omfattas, varld.oklar, varld.skyddad}
    for lank in reversed(page.locator('.k-uppgift__vad a[href*="#r-log"]').all()):
        if int(re.findall(r"/person/(\d+)", lank.get_attribute("href") or "")[0]) not in upptagna:
            return lank
    raise AssertionError("ingen att söka")


def _flik(page: Page, hand: Hand, namn: str) -> None:
    hand.tryck(page.locator("nav.k-flikar").get_by_role("link", name=namn, exact=True))
    page.wait_for_load_state()


def _ring(page: Page, hand: Hand) -> None:
    hand.tryck(page.get_by_role("group", name="Kanal").get_by_role("link", name="Telefon"))
    hand.tryck(page.locator('button[name="utfall"][value="svarade"]'))
    page.locator("[data-angra]").wait_for()


def _boka(page: Page, hand: Hand) -> None:
    hand.tryck(page.get_by_role("link", name="Boka möte"))
    hand.valj(page.get_by_label("Vad mötet gäller"), "Kartläggning")
    hand.skriv(page.get_by_label("Dag", exact=True), "1/12")
    hand.skriv(page.get_by_label("Klockan"), "13:30")
    hand.tryck(page.get_by_role("button", name="Boka"))
    page.get_by_text("kl. 13.30").first.wait_for()


def _kartlagg(page: Page, hand: Hand) -> None:
    _flik(page, hand, "Kartläggning")
    hand.tryck(page.get_by_role("link", name="Skriv kartläggningen"))
    hand.valj(page.get_by_label("Vill om tre månader"), "Praktisera")
    hand.skriv(page.get_by_label("Om tre månader, med den unges ord"), "Jag vill prova ett jobb.")
    hand.tryck(page.get_by_label("Hjälp att söka arbete eller praktik"))
    hand.tryck(page.get_by_role("button", name="Spara", exact=True))
    page.get_by_text("Jag vill prova ett jobb.").wait_for()


def _planera(page: Page, hand: Hand) -> None:
    _flik(page, hand, "Plan")
    hand.tryck(page.get_by_role("link", name="Skriv en plan"))
    hand.skriv(page.get_by_label("Mål", exact=True), "Ett arbete i butik.")
    hand.skriv(page.get_by_label("Planering", exact=True), "Först praktik, sedan söka arbete.")
    hand.tryck(page.get_by_role("button", name="Spara utkast").last)
    page.get_by_text("Ett arbete i butik.").wait_for()


def _erbjud(page: Page, hand: Hand) -> None:
    _flik(page, hand, "Åtgärder")
    hand.tryck(page.get_by_role("link", name="Erbjud en åtgärd"))
    hand.valj(page.get_by_label("Åtgärd", exact=True), "Motiverande samtal")
    hand.tryck(page.get_by_role("button", name="Spara", exact=True))
    page.get_by_role("link", name="Anteckna").first.wait_for()
    assert page.get_by_text("Motiverande samtal").first.is_visible()


def _tva_andra(page: Page, varld: Varld, *, forst: bool) -> list[Locator]:
    """Two who have had no letter today: each day of work has its own."""
    alla = page.locator('tbody input[name="person"]').all()
    utan = [en for en in alla if int(en.get_attribute("value") or 0) not in varld.brev.valda]
    return utan[-2:] if forst else utan[-4:-2]


def _skriv_brev(page: Page, hand: Hand, vilka: list[Locator]) -> None:
    for en in vilka:
        hand.tryck(en)
    hand.tryck(page.locator('.k-valbar button[value="brev"]'))
    hand.tryck(page.get_by_role("button", name="Välj text"))
    page.wait_for_url("**/brev/ny*")
    hand.tryck(page.get_by_role("button", name=re.compile("Gör i ordning")))
    page.wait_for_url(re.compile(r"/brev/\d+"))
