"""What is done in a page before it is looked at: typed, pressed and opened."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.web.varld import LOSENORD
from tests.web.webblasare.anmalningar import franvarofil


def tangenter(page: Page) -> None:
    page.keyboard.press("?")


def skicka(page: Page) -> None:
    page.locator("main form").first.locator("button").first.click()


def skicka_uppladdning(page: Page) -> None:
    page.get_by_role("button", name="Granska filen").click()


def oppna_konto(page: Page) -> None:
    page.locator("summary.k-jag").click()


def oppna_mer(page: Page) -> None:
    page.locator(".k-nav summary").click()


def oppna_tabell(page: Page) -> None:
    page.get_by_text("Visa som tabell").click()


def oppna_annan_dag(page: Page) -> None:
    page.get_by_text("En annan dag", exact=True).click()


def oppna_paminnelse(page: Page) -> None:
    page.get_by_text("Färdig text").first.click()


def oppna_alla(page: Page) -> None:
    page.locator("main .k-mer > summary").first.click()


def vald_agare(page: Page) -> None:
    page.locator('tbody input[name="person"]').first.check()
    page.locator(".k-valbar summary", has_text="Ägare").click()
    page.locator("#ny_agare").select_option(label="Jonas Kvist")
    page.locator('.k-valbar button[value="agare"]').click()


def las_in(page: Page) -> None:
    page.get_by_role("button", name="Läs in", exact=True).click()


def villkor(page: Page) -> None:
    page.get_by_text("Stämmer det inte?", exact=True).click()
    page.fill("#id_tackning_tom", "2030-01-01")
    page.get_by_role("button", name="Ändra och visa igen").click()


def utan_nummer(page: Page) -> None:
    page.get_by_label("Pnr betyder").select_option("")
    page.get_by_label("Utbildning betyder").select_option("studievag")
    page.get_by_role("button", name="Visa hur raderna läses").click()


def godkann_forsta(page: Page) -> None:
    page.get_by_role("button", name="Godkänn ändringen för").first.click()


def ifragasatt_forsta(page: Page) -> None:
    page.get_by_role("button", name="Ifrågasätt").first.click()


def ga_igenom(page: Page) -> None:
    page.get_by_role("button", name="Jag har gått igenom").click()


def fel_dagar(page: Page) -> None:
    page.fill("#id_varde", "många")
    page.fill("#id_fran", "2026-01-01")
    page.get_by_role("button", name="Visa vad som ändras").click()


def visa_andring(page: Page) -> None:
    page.locator("#id_varde").select_option(index=1)
    page.get_by_role("button", name="Visa vad som ändras").click()


def visa_manga(page: Page) -> None:
    page.fill("#id_varde", "0")
    page.get_by_role("button", name="Visa vad som ändras").click()


def till_registret(page: Page) -> None:
    page.locator("#r-register").evaluate("e => e.scrollIntoView()")


def tom_dag(page: Page) -> None:
    page.fill("#id_dag", "")
    page.get_by_role("button", name="Spara", exact=True).click()


def tom_anmalan(page: Page) -> None:
    page.fill("#id_dag", "")
    page.get_by_role("button", name="Rätta", exact=True).click()


def granska_franvaro(page: Page) -> None:
    fil = {"name": "frånvaro oktober.csv", "mimeType": "text/csv", "buffer": franvarofil()}
    page.locator("[name=fil]").set_input_files(fil)  # type: ignore[arg-type]
    skicka_uppladdning(page)


def krocka(page: Page) -> None:
    """Save on top of a version that is no longer the last: somebody has saved since."""
    page.evaluate("""() => { for (const namn of ['version', 'bas'])
        document.querySelector(`input[name=${namn}]`).value = '1' }""")
    page.fill("#id_mal", "Få ett arbete i en verkstad.")
    page.fill("#id_planering", "Praktik, sedan arbete.")
    page.get_by_role("button", name="Spara utkast").last.click()


def anteckna(page: Page) -> None:
    page.get_by_role("button", name="Anteckna svaret").click()


def besluta(page: Page) -> None:
    page.get_by_role("button", name="Visa vad beslutet gör").click()


def visa_beslut(page: Page) -> None:
    page.locator("#id_slag").select_option("felaktigt_registrerad")
    page.locator("#id_skal").select_option("studerar")
    page.fill("#id_arende", "KS 2026/123")
    besluta(page)


def spara(page: Page) -> None:
    page.get_by_role("button", name="Spara").first.click()


def fel_narvaro(page: Page) -> None:
    page.get_by_label("Dagar med närvaro").first.fill("40")
    spara(page)


def fel_losenord(page: Page) -> None:
    page.fill("#id_login", "nagon@example.com")
    page.fill("#id_password", "fel")
    skicka(page)


def logga_in_igen(page: Page) -> None:
    """The password once more, which is asked for unless it was given a moment ago."""
    if page.locator("#id_password").count():
        page.fill("#id_password", LOSENORD)
        page.get_by_role("button", name="Fortsätt").click()
        page.wait_for_load_state()


def fel_kod(page: Page) -> None:
    logga_in_igen(page)
    skicka(page)


def skriv_och_vanta(page: Page) -> None:
    page.fill("#id_text", "Har adhd, går hos bup och vill läsa Vård- och omsorgsprogrammet.")
    page.wait_for_selector(".k-skydd")


def prova_text(page: Page) -> None:
    page.fill("#id_text", "Bor på SiS-hem.")
    page.get_by_role("button", name="Pröva").click()


def skjut_upp_ingen(page: Page) -> None:
    page.get_by_role("button", name="Skjut upp", exact=True).click()


def fel_trappa(page: Page) -> None:
    page.fill("#id_form-1-dag", "snart")
    page.get_by_role("button", name="Spara trappan").click()


def gor_adress(page: Page) -> None:
    page.get_by_role("button", name="Gör en").click()


def varfor(page: Page) -> None:
    page.locator("details.k-skal > summary").click()


def svarade(page: Page) -> None:
    page.get_by_role("button", name="Svarade", exact=False).first.click()


def valj_hembesok(page: Page) -> None:
    """Of a meeting: at home, which asks for more."""
    page.get_by_label("Vad mötet gäller").select_option("hembesok")


def boka_ingen(page: Page) -> None:
    page.get_by_role("button", name="Boka", exact=True).click()


def spara_tomt(page: Page) -> None:
    page.fill("#id_sms_namn", "!")
    page.get_by_role("button", name="Spara").click()


def spara_fel_falt(page: Page) -> None:
    page.fill("#id_text", "# Hej {fornman}")
    page.get_by_role("button", name="Spara texten").click()
