"""Each field with each fault: the message names the field, the fault and the cure, is read out,
leads to the field, and keeps what was typed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests.web.varld import LOSENORD
from tests.web.webblasare.varlden import Varld, oppna

pytestmark = pytest.mark.django_db

BRA_FIL: dict[str, object] = {
    "name": "elever.csv",
    "mimeType": "text/csv",
    "buffer": b"personnummer;skolform;startdatum\n",
}


@dataclass(frozen=True, slots=True)
class Fall:
    """A form, what is typed in it, and the fault that it should name."""

    namn: str
    adress: str
    knapp: str
    falt: str
    mening: str
    skriv: dict[str, str] = field(default_factory=dict)
    fil: dict[str, object] | None = None
    vem: str = "amira"


def fil(innehall: bytes, namn: str = "fil.csv") -> dict[str, object]:
    return {"name": namn, "mimeType": "application/octet-stream", "buffer": innehall}


LADDA = ("/las-in", "Granska filen")
IFYLLT = {"kalla": "elever", "tackning_tom": "2026-11-20", "avsandare": "Sjöskolan"}
BYT = ("/konto/password/change/", "Byt lösenord")
SVARA = ("/person/{oklar}/svara?slag=studier", "Anteckna svaret")
STUDIER = {"skolform": "GY", "fran": "2026-08-17", "uppgiven_av": "skola"}
BESLUT = ("/person/{oklar}/beslut", "Visa vad beslutet gör")
BESLUTET = {"slag": "felaktigt_registrerad", "skal": "studerar", "fran": "2026-10-01"}
FALL = (
    Fall("svar utan dag", *SVARA, "fran", "Från saknas.", STUDIER | {"fran": ""}),
    Fall("svar fel dag", *SVARA, "fran", "dagen finns inte", STUDIER | {"fran": "2026-02-30"}),
    Fall("svar bakvänt", *SVARA, "fran", "kan inte vara f", STUDIER | {"sista": "2025-01-01"}),
    Fall("svar av ingen", *SVARA, "uppgiven_av", "saknas.", STUDIER | {"uppgiven_av": ""}),
    Fall("beslut utan skäl", *BESLUT, "skal", "Skäl saknas.", BESLUTET | {"skal": ""}),
    Fall("beslut fel skäl", *BESLUT, "skal", "passar inte", BESLUTET | {"skal": "studerar_inte"}),
    Fall("beslut fel dag", *BESLUT, "fran", "välj en dag", BESLUTET | {"fran": "2031-01-01"}),
    Fall("ärende med namn", *BESLUT, "arende", "Inga namn", BESLUTET | {"arende": "Öberg"}),
    Fall("fil saknas", *LADDA, "fil", "Fil saknas.", IFYLLT),
    Fall("tom fil", *LADDA, "fil", "Fil: filen är tom.", IFYLLT, fil(b"")),
    Fall("ingen tabell", *LADDA, "fil", "Fil: ", IFYLLT, fil(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)),
    Fall("en person som rubrik", *LADDA, "fil", "rubriker", IFYLLT, fil(b"20080101-2386;GY;x\n")),
    Fall("fel xml", *LADDA, "fil", "Navet", IFYLLT | {"kalla": ""}, fil(b"<html></html>")),
    Fall("xml som elever", *LADDA, "fil", "XML", IFYLLT, fil(b"<Folkbokforingsposter/>")),
    Fall("trasig json", *LADDA, "fil", "Fil: ", IFYLLT | {"kalla": ""}, fil(b'{"data": [')),
    Fall(
        "dag finns inte",
        *LADDA,
        "tackning_tom",
        "Uppgifterna går till och med: dagen finns inte.",
        {**IFYLLT, "tackning_tom": "2026-02-30"},
        BRA_FIL,
    ),
    Fall(
        "dag i framtiden",
        *LADDA,
        "tackning_tom",
        "24 november 2026 kan inte stämma.",
        {**IFYLLT, "tackning_tom": "2026-11-24"},
        BRA_FIL,
    ),
    Fall(
        "för lång avsändare",
        *LADDA,
        "avsandare",
        "Avsändare: högst 200 tecken.",
        {**IFYLLT, "avsandare": "å" * 201},
        BRA_FIL,
    ),
    Fall("inget skrivet", "/konto/login/", "Logga in", "login", "E-postadress saknas.", vem=""),
    Fall(
        "inget lösenord",
        "/konto/login/",
        "Logga in",
        "password",
        "Lösenord saknas.",
        {"login": "amira@example.com"},
        vem="",
    ),
    Fall("fel gammalt", *BYT, "oldpassword", "lösenord", {"oldpassword": "fel"}, vem="jonas"),
    Fall(
        "för kort nytt",
        *BYT,
        "password1",
        "12",
        {"oldpassword": LOSENORD, "password1": "kort", "password2": "kort"},
        vem="jonas",
    ),
    Fall(
        "olika nya",
        *BYT,
        "password2",
        "samma lösenord",
        {"oldpassword": LOSENORD, "password1": LOSENORD + "a", "password2": LOSENORD + "b"},
        vem="jonas",
    ),
    Fall("ingen adress", "/konto/password/reset/", "Skicka länken", "email", "saknas.", vem=""),
)


def skicka(page: Page, fall: Fall) -> None:
    for namn, varde in fall.skriv.items():
        ruta = page.locator(f"[name={namn}]")
        if namn in ("kalla", "omfattning"):
            ruta.select_option(varde)
        else:
            ruta.evaluate("(e, v) => { e.removeAttribute('maxlength'); e.value = v; }", varde)
    if fall.fil:
        page.locator("[name=fil]").set_input_files(fall.fil)  # type: ignore[arg-type]
    page.locator("main").get_by_role("button", name=fall.knapp).click()
    page.wait_for_load_state()


@pytest.mark.parametrize("fall", FALL, ids=lambda f: f.namn)
def test_a_fault_is_named_with_its_cure_and_nothing_typed_is_lost(
    browser: Browser, varld: Varld, fall: Fall
) -> None:
    page = oppna(browser, varld, fall.vem)
    page.goto(varld.url + fall.adress.format(oklar=varld.oklar))
    skicka(page, fall)
    ruta = page.locator(f"[name={fall.falt}]")
    rutans_id = ruta.get_attribute("id")
    assert page.title().startswith("Fel: ")
    assert page.evaluate("document.activeElement.classList.contains('k-felruta')")
    assert page.locator(f".k-felruta a[href='#{rutans_id}']").count() == 1
    assert ruta.get_attribute("aria-invalid") == "true"
    beskrivning = ruta.get_attribute("aria-describedby") or ""
    assert f"{rutans_id}-fel" in beskrivning.split()
    assert fall.mening in (page.locator(f"#{rutans_id}-fel").text_content() or "")
    page.locator(f".k-felruta a[href='#{rutans_id}']").click()
    assert page.evaluate("document.activeElement.id") == rutans_id
    for namn, varde in fall.skriv.items():
        hemligt = "password" in namn
        assert page.locator(f"[name={namn}]").input_value() == ("" if hemligt else varde)


def test_wrong_login_is_said_in_a_summary_that_gets_the_focus(
    browser: Browser, varld: Varld
) -> None:
    page = oppna(browser, varld, "")
    page.goto(varld.url + "/konto/login/")
    page.fill("#id_login", "jonas@example.com")
    page.fill("#id_password", "inte det här")
    page.get_by_role("button", name="Logga in").click()
    assert "är fel" in page.locator(".k-felruta").inner_text()
    assert page.evaluate("document.activeElement.classList.contains('k-felruta')")
    assert page.locator("#id_login").input_value() == "jonas@example.com"


def test_a_file_is_received_looked_at_and_read_in(browser: Browser, varld: Varld) -> None:
    page = oppna(browser, varld, "lars")
    page.goto(varld.url + "/las-in")
    rader = (
        "personnummer;kommunkod;fornamn;efternamn;adress\n200801012386;2062;Åsa;Öberg;Hemlig 1\n"
    )
    skicka(
        page,
        Fall(
            *("bra fil", *LADDA, "", ""),
            {"kalla": "folkbokforing", "tackning_tom": "2026-11-20"},
            fil(rader.encode()),
        ),
    )
    assert page.get_by_text("Inget är inläst än.").is_visible()
    assert page.get_by_role("cell", name="Öberg").is_visible()
    assert "Hemlig 1" not in page.content()
    page.get_by_role("button", name="Läs in", exact=True).click()
    page.wait_for_load_state()
    assert "1 rad är inläst." in page.get_by_role("status").inner_text().replace("\xa0", " ")
    page.goto(varld.url + "/malgrupp?utfall=alla")
    assert page.get_by_role("link", name="Åsa Öberg").is_visible()
