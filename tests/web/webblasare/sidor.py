"""What the browser tests look at: every page in every state, and how one comes there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from allauth.account.forms import default_token_generator as tokens
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth import SESSION_KEY
from django.test import Client
from playwright.sync_api import Browser, Page

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.actions import record_overrides
from kaja.audit.overskrivet import Overskriven, Overskrivningsskal
from kaja.intake.models import Kallnamn
from kaja.register.kvittenser import looked_through
from kaja.register.models import Bedomning, Utfall
from kaja.statistik.actions import store_snapshot
from kaja.statistik.tal import Tal
from kaja.underlag.models import Tackning
from kaja.ungdom.models import Person
from tests.web.varld import (
    DAG,
    GRANNE,
    KOMMUN,
    LOSENORD,
    MORGON,
    anvandare,
    las_in_exempel,
    nycklar,
    ta_emot_fil,
    utdrag,
)
from tests.web.webblasare.anmalningar import bygg_anmalningar
from tests.web.webblasare.atgarderna import Atgarder, bygg_atgarder
from tests.web.webblasare.breven import Brev, bygg_brev
from tests.web.webblasare.filer import Filer, bygg_filer
from tests.web.webblasare.identiteter import Identiteter, bygg_identiteter
from tests.web.webblasare.planer import bygg_planen
from tests.web.webblasare.registret import bygg_registret

BILDER = Path(__file__).parents[3] / "docs" / "handbok" / "bilder"
TA_BILDER = os.environ.get("KAJA_TEST_BILDER") == "1"
"""KAJA_TEST_BILDER=1 takes the manual's pictures anew."""


@dataclass(slots=True)
class Varld:
    """The served municipality: where it is, who works in it, and what to look at."""

    url: str
    anvandare: dict[str, User]
    sessioner: dict[str, str]
    omfattas: int
    oklar: int
    skyddad: int
    inlast: int
    vantar: int
    utan_tackning: int
    nyckel: str
    beslutad: int
    planerad: int
    atgarder: Atgarder
    identiteter: Identiteter
    filer: Filer
    brev: Brev
    anmalan: int
    sidor: dict[str, Page] = field(default_factory=dict)


def bygg(url: str) -> Varld:
    """Two municipalities, one of them empty; some eighty people; files in each state."""
    amira = anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))
    vem = {
        "amira": amira,
        "jonas": anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE)),
        "ulla": anvandare("Ulla Norr", (KOMMUN, Roll.HANDLAGGARE)),  # goes through Ändrat, alone
        "siv": anvandare("Siv Örn", (KOMMUN, Roll.HANDLAGGARE), (GRANNE, Roll.HANDLAGGARE)),
        "tom": anvandare("Tom Ek", (GRANNE, Roll.SAMORDNARE)),
        "chris": anvandare("Chris Alm", (KOMMUN, Roll.CHEF)),
        "dag": anvandare("Dag Ros", (KOMMUN, Roll.DATASKYDD)),
        "elsa": anvandare("Elsa Ung", (KOMMUN, Roll.UNGDOM)),
        "ny": anvandare("Ny Berg"),
    }
    _skriv_over(vem["jonas"], "plan.mal", "halsa")
    _skriv_over(vem["ulla"], "kartlaggning.vill", "religion", "halsa")
    numren = nycklar(130, var=41)
    las_in_exempel(numren, user=amira)
    _tal_forr()
    # Amira looked when only the population register had been read.
    sett = {"till": MORGON + timedelta(minutes=6), "tid": MORGON}
    looked_through(kommun=Kommun.objects.get(pk=KOMMUN), user=amira, **sett)
    fler = nycklar(135, var=41)
    vantar = ta_emot_fil(
        Kallnamn.FOLKBOKFORING, utdrag(Kallnamn.FOLKBOKFORING, fler) + FEL, nr=40, user=amira
    )
    utan = ta_emot_fil(Kallnamn.ELEVER, utdrag(Kallnamn.ELEVER, fler), nr=41, tom=None, user=amira)
    inlast = vantar.__class__.objects.filter(kalla=Kallnamn.FOLKBOKFORING).earliest("mottagen")
    return Varld(
        url=url,
        anvandare=vem,
        sessioner={namn: _session(user) for namn, user in vem.items()},
        omfattas=_nagon(Utfall.OMFATTAS),
        oklar=_nagon(Utfall.OKLART),
        skyddad=Person.objects.exclude(skydd="").earliest("pk").pk,
        inlast=inlast.pk,
        vantar=vantar.pk,
        utan_tackning=utan.pk,
        nyckel=_nyckel(vem["jonas"]),
        beslutad=bygg_registret(amira),
        planerad=bygg_planen(amira),
        atgarder=bygg_atgarder(amira),
        identiteter=bygg_identiteter(amira),
        filer=bygg_filer(amira),
        brev=bygg_brev(amira),
        anmalan=bygg_anmalningar(amira),
    )


def _skriv_over(user: User, falt: str, *slag: str) -> None:
    """A text that was warned for and saved all the same."""
    regler = tuple(f"skydd.{ett}" for ett in slag)
    over = Overskriven(falt, slag, regler, Overskrivningsskal.UTBILDNINGENS_NAMN)
    objekt = f"{falt.partition('.')[0]}:1"
    record_overrides(kommun=KOMMUN, aktor=user.aktor, objekt=objekt, overskrivna=[over], tid=MORGON)


def _tal_forr() -> None:
    """Half a year of numbers for the trend, and a sender that is late."""
    kommun = Kommun.objects.get(pk=KOMMUN)
    for vecka in range(1, 24):
        store_snapshot(
            kommun=kommun,
            dag=DAG - timedelta(weeks=vecka),
            tal=Tal(60, 20, 1, 15, 1 + vecka % 4, 6 + vecka // 2),
            aktor="prov",
            tid=MORGON,
        )
    Tackning.objects.create(
        kommun=kommun,
        kalla=Kallnamn.BEVIS,
        avsandare="Björkskolan",
        tom=date(2026, 9, 15),
        kand_fran=MORGON - timedelta(days=60),
    )


FEL = b"\n2OO8O8142384;2081;;;;;;;;;Saga;\xc3\x85kesson;;;;;\n"


def _nagon(utfall: str) -> int:
    rader = Bedomning.objects.filter(utfall=utfall, ersatt__isnull=True, person__skydd="")
    return rader.order_by("person__fodd", "person_id")[0].person_id


def _nyckel(user: User) -> str:
    """The address in a letter to the one who has forgotten the password."""
    return f"/konto/password/reset/key/{user_pk_to_url_str(user)}-{tokens.make_token(user)}/"


def _session(user: User) -> str:
    klient = Client()
    klient.force_login(user, backend="kaja.access.adapter.Backend")
    if user.namn != "Siv Örn":
        session = klient.session
        session["kommun"] = GRANNE if user.namn == "Tom Ek" else KOMMUN
        session.save()
    assert SESSION_KEY in klient.session
    return klient.cookies["sessionid"].value


def oppna(browser: Browser, varld: Varld, vem: str) -> Page:
    """A wide browser window, logged in as one of the users or as nobody: the same window each time,
    since a new one costs as much as the page in it."""
    if vem not in varld.sidor:
        kontext = browser.new_context(locale="sv-SE", reduced_motion="reduce")
        kontext.set_default_timeout(30_000)
        if vem:
            kaka = {"name": "sessionid", "value": varld.sessioner[vem], "url": varld.url}
            kontext.add_cookies([kaka])  # type: ignore[list-item]
        varld.sidor[vem] = kontext.new_page()
    varld.sidor[vem].set_viewport_size({"width": 1280, "height": 900})
    return varld.sidor[vem]


@dataclass(frozen=True, slots=True)
class Tillstand:
    """A page in a state: who looks, where, and what is done there before it is looked at."""

    namn: str
    vem: str
    adress: str | Callable[[Varld], str]
    gor: Callable[[Page], None] | None = None
    status: int = 200
    bild: str = ""

    def url(self, varld: Varld) -> str:
        vag = self.adress if isinstance(self.adress, str) else self.adress(varld)
        return varld.url + vag


def _tangenter(page: Page) -> None:
    page.keyboard.press("?")


def _skicka(page: Page) -> None:
    page.locator("main form").first.locator("button").first.click()


def _skicka_uppladdning(page: Page) -> None:
    page.get_by_role("button", name="Granska filen").click()


def _oppna_konto(page: Page) -> None:
    page.locator(".k-meny > summary").click()


def _oppna_tabell(page: Page) -> None:
    page.get_by_text("Visa som tabell").click()


def _oppna_paminnelse(page: Page) -> None:
    page.get_by_text("Färdig text").first.click()


def _oppna_alla(page: Page) -> None:
    page.locator("main .k-mer > summary").first.click()


def _vald_agare(page: Page) -> None:
    page.locator('tbody input[name="person"]').first.check()
    page.locator(".k-valbar summary", has_text="Ägare").click()
    page.locator("#ny_agare").select_option(label="Jonas Kvist")
    page.locator('.k-valbar button[value="agare"]').click()


def _las_in(page: Page) -> None:
    page.get_by_role("button", name="Läs in", exact=True).click()


def _villkor(page: Page) -> None:
    page.get_by_text("Stämmer det inte?", exact=True).click()
    page.fill("#id_tackning_tom", "2030-01-01")
    page.get_by_role("button", name="Ändra och visa igen").click()


def _utan_nummer(page: Page) -> None:
    page.get_by_label("Pnr betyder").select_option("")
    page.get_by_label("Utbildning betyder").select_option("studievag")
    page.get_by_role("button", name="Visa hur raderna läses").click()


def _godkann_forsta(page: Page) -> None:
    page.get_by_role("button", name="Godkänn ändringen för").first.click()


def _ifragasatt_forsta(page: Page) -> None:
    page.get_by_role("button", name="Ifrågasätt").first.click()


def _ga_igenom(page: Page) -> None:
    page.get_by_role("button", name="Jag har gått igenom").click()


def _fel_dagar(page: Page) -> None:
    page.fill("#id_varde", "många")
    page.fill("#id_fran", "2026-01-01")
    page.get_by_role("button", name="Visa vad som ändras").click()


def _visa_andring(page: Page) -> None:
    page.locator("#id_varde").select_option(index=1)
    page.get_by_role("button", name="Visa vad som ändras").click()


def _visa_manga(page: Page) -> None:
    page.fill("#id_varde", "0")
    page.get_by_role("button", name="Visa vad som ändras").click()


def _till_registret(page: Page) -> None:
    page.locator("#r-register").evaluate("e => e.scrollIntoView()")


def _tom_dag(page: Page) -> None:
    page.fill("#id_dag", "")
    page.get_by_role("button", name="Spara", exact=True).click()


def _tom_anmalan(page: Page) -> None:
    page.fill("#id_dag", "")
    page.get_by_role("button", name="Rätta", exact=True).click()


def _krocka(page: Page) -> None:
    """Save on top of a version that is no longer the last: somebody has saved since."""
    page.evaluate("""() => { for (const namn of ['version', 'bas'])
        document.querySelector(`input[name=${namn}]`).value = '1' }""")
    page.fill("#id_mal", "Få ett arbete i en verkstad.")
    page.fill("#id_planering", "Praktik, sedan arbete.")
    page.get_by_role("button", name="Spara utkast").last.click()


def _anteckna(page: Page) -> None:
    page.get_by_role("button", name="Anteckna svaret").click()


def _besluta(page: Page) -> None:
    page.get_by_role("button", name="Visa vad beslutet gör").click()


def _visa_beslut(page: Page) -> None:
    page.locator("#id_slag").select_option("felaktigt_registrerad")
    page.locator("#id_skal").select_option("studerar")
    page.fill("#id_arende", "KS 2026/123")
    _besluta(page)


def _spara(page: Page) -> None:
    page.get_by_role("button", name="Spara").first.click()


def _fel_narvaro(page: Page) -> None:
    page.get_by_label("Dagar med närvaro").first.fill("40")
    _spara(page)


def _fel_losenord(page: Page) -> None:
    page.fill("#id_login", "nagon@example.com")
    page.fill("#id_password", "fel")
    _skicka(page)


def _logga_in_igen(page: Page) -> None:
    """The password once more, which is asked for unless it was given a moment ago."""
    if page.locator("#id_password").count():
        page.fill("#id_password", LOSENORD)
        page.get_by_role("button", name="Fortsätt").click()
        page.wait_for_load_state()


def _fel_kod(page: Page) -> None:
    _logga_in_igen(page)
    _skicka(page)


def _skriv_och_vanta(page: Page) -> None:
    page.fill("#id_text", "Har adhd, går hos bup och vill läsa Vård- och omsorgsprogrammet.")
    page.wait_for_selector(".k-skydd")


def _prova_text(page: Page) -> None:
    page.fill("#id_text", "Bor på SiS-hem.")
    page.get_by_role("button", name="Pröva").click()


def _skjut_upp_ingen(page: Page) -> None:
    page.get_by_role("button", name="Skjut upp", exact=True).click()


def _fel_trappa(page: Page) -> None:
    page.fill("#id_form-1-dag", "snart")
    page.get_by_role("button", name="Spara trappan").click()


def _gor_adress(page: Page) -> None:
    page.get_by_role("button", name="Gör en").click()


def _varfor(page: Page) -> None:
    page.locator("details.k-skal > summary").click()


def _svarade(page: Page) -> None:
    page.get_by_role("button", name="Svarade", exact=False).first.click()


def _boka_ingen(page: Page) -> None:
    page.get_by_role("button", name="Boka", exact=True).click()


def _jamfor(varld: Varld) -> str:
    ena, andra = varld.identiteter.par
    return f"/identitet/jamfor?person={ena}&person={andra}"


def _nytt_utskick(varld: Varld, **val: str) -> str:
    fraga = [f"person={pk}" for pk in varld.brev.valda]
    fraga += [f"{namn}={varde}" for namn, varde in val.items()]
    return f"/brev/ny?{'&'.join(fraga)}"


def _spara_tomt(page: Page) -> None:
    page.fill("#id_sms_namn", "!")
    page.get_by_role("button", name="Spara").click()


def _spara_fel_falt(page: Page) -> None:
    page.fill("#id_text", "# Hej {fornman}")
    page.get_by_role("button", name="Spara texten").click()


TILLSTAND = (
    Tillstand("login", "", "/konto/login/", bild="logga-in"),
    Tillstand("login-tomt", "", "/konto/login/", _skicka),
    Tillstand("login-fel", "", "/konto/login/", _fel_losenord),
    Tillstand("glomt", "", "/konto/password/reset/"),
    Tillstand("glomt-fel", "", "/konto/password/reset/", _skicka),
    Tillstand("glomt-klart", "", "/konto/password/reset/done/"),
    Tillstand("ny-nyckel", "", lambda v: v.nyckel),
    Tillstand("ny-nyckel-fel", "", lambda v: v.nyckel, _skicka),
    Tillstand("nyckel-trasig", "", "/konto/password/reset/key/1-abc/"),
    Tillstand("nyckel-klar", "", "/konto/password/reset/key/done/"),
    Tillstand("avstangt", "", "/konto/inactive/"),
    Tillstand("skapa-konto", "", "/konto/signup/"),
    Tillstand("bekrafta-epost", "", "/konto/confirm-email/"),
    Tillstand("bekrafta-trasig", "", "/konto/confirm-email/abc/"),
    Tillstand("logga-ut", "jonas", "/konto/logout/"),
    Tillstand("byt-losenord", "jonas", "/konto/password/change/"),
    Tillstand("byt-losenord-fel", "jonas", "/konto/password/change/", _skicka),
    Tillstand("epost", "jonas", "/konto/email/"),
    Tillstand(
        "epost-fel", "jonas", "/konto/email/", lambda p: p.locator("main button").last.click()
    ),
    Tillstand("tva-steg", "jonas", "/konto/2fa/"),
    Tillstand("tva-steg-bekrafta", "jonas", "/konto/reauthenticate/"),
    Tillstand(
        "tva-steg-pa", "amira", "/konto/2fa/totp/activate/", _logga_in_igen, bild="tvafaktor"
    ),
    Tillstand("tva-steg-pa-fel", "amira", "/konto/2fa/totp/activate/", _fel_kod),
    Tillstand("start", "jonas", "/"),
    Tillstand("valj-kommun", "siv", "/valj-kommun", bild="valj-kommun"),
    Tillstand("valj-kommun-ingen", "ny", "/valj-kommun"),
    Tillstand("mitt-konto", "jonas", "/mitt-konto"),
    Tillstand("mitt-konto-utan-sidor", "elsa", "/"),
    Tillstand("kontomeny", "amira", "/mitt-konto", _oppna_konto),
    Tillstand("malgrupp", "amira", "/malgrupp", bild="malgrupp"),
    Tillstand("malgrupp-skyddad", "jonas", "/malgrupp?utfall=alla&sort=namn"),
    Tillstand("malgrupp-filter", "amira", "/malgrupp?utfall=alla&sok=a&alder=18&sort=-alder"),
    Tillstand("malgrupp-ingen-traff", "amira", "/malgrupp?sok=xyzxyz"),
    Tillstand("malgrupp-sida-2", "amira", "/malgrupp?utfall=alla&page=2"),
    Tillstand("malgrupp-tom", "tom", "/malgrupp"),
    Tillstand("register", "amira", "/register?alla=1", bild="register"),
    Tillstand("register-valda", "amira", "/register?alla=1", _vald_agare),
    Tillstand("register-vyer", "amira", "/register/vyer?agare=mina"),
    Tillstand("oklart", "amira", "/oklart", bild="oklart"),
    Tillstand("oklart-skyddad", "jonas", "/oklart"),
    Tillstand("oklart-tom", "tom", "/oklart"),
    Tillstand("oklart-filter", "amira", "/oklart?till=skolan&vems=ingens"),
    Tillstand("oklart-ingen-traff", "amira", "/oklart?vems=uppskjutna"),
    Tillstand("svara", "amira", lambda v: f"/person/{v.oklar}/svara", bild="svara"),
    Tillstand("svara-fel", "amira", lambda v: f"/person/{v.oklar}/svara", _anteckna),
    Tillstand("svara-annat", "jonas", lambda v: f"/person/{v.oklar}/svara?slag=folkbokford"),
    Tillstand("svara-skyddad", "amira", lambda v: f"/person/{v.skyddad}/svara"),
    Tillstand("beslut", "jonas", lambda v: f"/person/{v.oklar}/beslut"),
    Tillstand("beslut-fel", "jonas", lambda v: f"/person/{v.oklar}/beslut", _besluta),
    Tillstand(
        "beslut-visa", "amira", lambda v: f"/person/{v.oklar}/beslut", _visa_beslut, bild="beslut"
    ),
    Tillstand("beslut-gallande", "amira", lambda v: f"/person/{v.beslutad}/beslut"),
    Tillstand(
        "person-register",
        "amira",
        lambda v: f"/person/{v.beslutad}/historik",
        _till_registret,
        bild="person-register",
    ),
    Tillstand(
        "kartlaggning", "amira", lambda v: f"/person/{v.planerad}/kartlaggning", bild="kartlaggning"
    ),
    Tillstand(
        "kartlaggning-skriv-fel",
        "jonas",
        lambda v: f"/person/{v.planerad}/kartlaggning/skriv",
        _tom_dag,
    ),
    Tillstand("plan", "amira", lambda v: f"/person/{v.planerad}/plan", bild="plan"),
    Tillstand(
        "plan-skriv", "amira", lambda v: f"/person/{v.planerad}/plan/skriv", bild="plan-skriv"
    ),
    Tillstand("plan-version", "amira", lambda v: f"/person/{v.planerad}/plan/2"),
    Tillstand(
        "plan-krock",
        "jonas",
        lambda v: f"/person/{v.planerad}/plan/skriv",
        _krocka,
        bild="plan-krock",
    ),
    Tillstand("att-gora", "amira", "/att-gora?vems=alla", bild="att-gora"),
    Tillstand("att-gora-tom", "tom", "/att-gora"),
    Tillstand("att-gora-tangenter", "amira", "/att-gora?vems=alla", _tangenter),
    Tillstand("enheter", "amira", "/enheter"),
    Tillstand("att-gora-fel", "jonas", "/att-gora?vems=alla", _skjut_upp_ingen),
    Tillstand("utan-agare", "amira", "/utan-agare", bild="utan-agare"),
    Tillstand("utan-agare-tom", "tom", "/utan-agare"),
    Tillstand("rutin", "amira", "/rutin", bild="rutin"),
    Tillstand("rutin-fel", "amira", "/rutin", _fel_trappa),
    Tillstand("kalender", "jonas", "/kalender", _gor_adress),
    Tillstand("person", "amira", lambda v: f"/person/{v.omfattas}", bild="person"),
    Tillstand(
        "person-varfor", "amira", lambda v: f"/person/{v.omfattas}", _varfor, bild="person-varfor"
    ),
    Tillstand(
        "person-loggat", "ulla", lambda v: f"/person/{v.omfattas}", _svarade, bild="person-loggat"
    ),
    Tillstand("person-mote", "amira", lambda v: f"/person/{v.omfattas}/mote", bild="mote"),
    Tillstand("person-mote-fel", "amira", lambda v: f"/person/{v.omfattas}/mote", _boka_ingen),
    Tillstand("person-vikarie", "amira", lambda v: f"/person/{v.planerad}/overlamning"),
    Tillstand(
        "person-historik",
        "amira",
        lambda v: f"/person/{v.omfattas}/historik",
        bild="person-historik",
    ),
    Tillstand("person-tabell", "amira", lambda v: f"/person/{v.omfattas}/historik", _oppna_tabell),
    Tillstand("person-oklar", "amira", lambda v: f"/person/{v.oklar}"),
    Tillstand("person-skyddad", "amira", lambda v: f"/person/{v.skyddad}"),
    Tillstand("person-nekad", "jonas", lambda v: f"/person/{v.skyddad}", status=403),
    Tillstand(
        "person-annan-dag", "amira", lambda v: f"/person/{v.omfattas}/historik?dag=2024-03-01"
    ),
    Tillstand(
        "person-fel-dag",
        "amira",
        lambda v: f"/person/{v.omfattas}/historik?dag=2026-02-30&kand=2030-01-01",
    ),
    Tillstand(
        "person-atgarder",
        "jonas",
        lambda v: f"/person/{v.atgarder.person}/atgarder",
        bild="person-atgarder",
    ),
    Tillstand(
        "person-atgard",
        "jonas",
        lambda v: f"/person/{v.atgarder.person}/atgarder/{v.atgarder.praktik}",
    ),
    Tillstand("atgard-ny-fel", "jonas", lambda v: f"/person/{v.omfattas}/atgarder/ny", _spara),
    Tillstand(
        "atgard-folj-upp",
        "jonas",
        lambda v: f"/person/{v.atgarder.person}/atgarder/{v.atgarder.praktik}/folj-upp",
    ),
    Tillstand("atgarder", "amira", "/atgarder", bild="atgarder"),
    Tillstand("atgardsslag-fel", "amira", "/atgarder/ny", _spara),
    Tillstand("praktik", "jonas", "/praktik", bild="praktik"),
    Tillstand("arbetsgivare-fel", "jonas", "/praktik/ny", _spara),
    Tillstand("person-stod", "jonas", lambda v: f"/person/{v.atgarder.person}/stod"),
    Tillstand("stod-nytt-fel", "jonas", lambda v: f"/person/{v.atgarder.person}/stod/nytt", _spara),
    Tillstand("stod-narvaro", "jonas", "/stod?manad=2026-11", bild="stod-narvaro"),
    Tillstand("stod-narvaro-fel", "amira", "/stod?manad=2026-11", _fel_narvaro),
    Tillstand("stod-underlag", "amira", "/stod/underlag?manad=2026-11", bild="stod-underlag"),
    Tillstand("stod-belopp", "amira", "/stod/belopp"),
    Tillstand("stod-belopp-fel", "amira", "/stod/belopp/maltider", _spara),
    Tillstand("stod-kostnader", "chris", "/stod/kostnader?ar=2026"),
    Tillstand("stod-kostnader-unga", "amira", "/stod/kostnader?ar=2026", bild="stod-kostnader"),
    Tillstand("lagtext", "jonas", "/lagtext"),
    Tillstand("las-in", "amira", "/las-in", bild="las-in"),
    Tillstand("las-in-fel", "amira", "/las-in", _skicka_uppladdning),
    Tillstand("las-in-tom", "tom", "/las-in"),
    Tillstand("las-in-far-inte", "jonas", "/las-in"),
    Tillstand("fil-granska", "amira", lambda v: f"/las-in/{v.vantar}", bild="granska-fil"),
    Tillstand("fil-granska-skyddad", "jonas", lambda v: f"/las-in/{v.vantar}"),
    Tillstand("fil-utan-tackning", "amira", lambda v: f"/las-in/{v.utan_tackning}"),
    Tillstand("fil-inlast", "amira", lambda v: f"/las-in/{v.inlast}"),
    Tillstand(
        "fil-lista",
        "jonas",
        lambda v: f"/las-in/{v.filer.motsagd}/vilka/motsagda",
    ),
    Tillstand(
        "fil-manga-slutar", "amira", lambda v: f"/las-in/{v.filer.manga_slutar}", bild="fil-slutar"
    ),
    Tillstand("fil-bekrafta-fel", "amira", lambda v: f"/las-in/{v.filer.manga_slutar}", _las_in),
    Tillstand("fil-ingen-traff", "amira", lambda v: f"/las-in/{v.filer.ingen_traff}"),
    Tillstand("fil-villkor", "amira", lambda v: f"/las-in/{v.filer.manga_slutar}", _villkor),
    Tillstand("fil-pagar", "amira", lambda v: f"/las-in/{v.filer.i_ko}"),
    Tillstand("fil-rad", "amira", lambda v: f"/las-in/{v.inlast}/rad/2"),
    Tillstand(
        "fil-angra", "amira", lambda v: f"/las-in/{v.inlast}/angra", _oppna_alla, bild="fil-angra"
    ),
    Tillstand("kolumner-slag", "amira", lambda v: f"/las-in/{v.filer.utan_kolumner}/slag"),
    Tillstand(
        "kolumner", "amira", lambda v: f"/las-in/{v.filer.utan_kolumner}/kolumner", bild="kolumner"
    ),
    Tillstand(
        "kolumner-fel", "amira", lambda v: f"/las-in/{v.filer.utan_kolumner}/kolumner", _utan_nummer
    ),
    Tillstand("kolumner-prov", "amira", lambda v: f"/las-in/{v.filer.utan_kolumner}/prov"),
    Tillstand("fullstandighet", "amira", "/fullstandighet", bild="fullstandighet"),
    Tillstand("fullstandighet-paminn", "amira", "/fullstandighet", _oppna_paminnelse),
    Tillstand("fullstandighet-tabell", "jonas", "/fullstandighet", _oppna_tabell),
    Tillstand("fullstandighet-chef", "chris", "/fullstandighet"),
    Tillstand("fullstandighet-tom", "tom", "/fullstandighet"),
    Tillstand("malgrupp-oklara", "amira", "/malgrupp?utfall=alla&delen=oklara&ar=2008"),
    Tillstand("installningar", "amira", "/installningar", _oppna_alla, bild="installningar"),
    Tillstand("installningar-laser", "jonas", "/installningar"),
    Tillstand("installning", "amira", "/installningar/elever_farskhet_dagar"),
    Tillstand("installning-fel", "amira", "/installningar/elever_farskhet_dagar", _fel_dagar),
    Tillstand(
        "installning-visa",
        "amira",
        "/installningar/elever_farskhet_dagar",
        _visa_manga,
        bild="installning",
    ),
    Tillstand("installning-ingen", "amira", "/installningar/inkorg_laser_in", _visa_andring),
    Tillstand("korningar", "amira", "/korningar", bild="korningar"),
    Tillstand("korningar-tom", "tom", "/korningar"),
    Tillstand("prova-om", "amira", "/korningar/prova-om"),
    Tillstand("identitet", "amira", "/identitet", bild="identitet"),
    Tillstand("identitet-sok", "jonas", "/identitet?sok=a"),
    Tillstand("identitet-tom", "tom", "/identitet?sok=xyz"),
    Tillstand("identitet-jamfor", "amira", _jamfor, bild="identitet-jamfor"),
    Tillstand("identitet-bekrafta", "amira", lambda v: f"{_jamfor(v)}&bekrafta=1"),
    Tillstand("person-undan", "amira", lambda v: f"/person/{v.identiteter.undan}"),
    Tillstand("person-hopslagen", "amira", lambda v: f"/person/{v.identiteter.behallen}"),
    Tillstand("andrat", "amira", "/andrat?flik=borta", bild="andrat"),
    Tillstand("andrat-andrade", "amira", "/andrat?flik=andrad&alder=17"),
    Tillstand("andrat-filter", "amira", "/andrat?flik=borta&sok=a&alder=17&sedan=2026-11-23"),
    Tillstand("andrat-fel-dag", "amira", "/andrat?alder=17&sedan=2026-02-30"),
    Tillstand("andrat-skyddad", "jonas", "/andrat?flik=ny"),
    Tillstand("andrat-motsagda", "amira", "/andrat?flik=motsagda"),
    Tillstand("andrat-tom", "tom", "/andrat"),
    Tillstand("andrat-alla", "amira", "/andrat/godkann-alla?flik=borta", bild="andrat-godkann"),
    Tillstand("andrat-godkand", "jonas", "/andrat?flik=vande", _godkann_forsta),
    Tillstand("andrat-visa-godkanda", "jonas", "/andrat?flik=vande&visa=alla"),
    Tillstand("andrat-ifragasatt", "jonas", "/andrat?flik=vande", _ifragasatt_forsta),
    Tillstand("andrat-genomgangen", "ulla", "/andrat", _ga_igenom),
    Tillstand("utskick", "amira", "/brev"),
    Tillstand("utskick-tom", "tom", "/brev"),
    Tillstand("utskick-nytt", "amira", _nytt_utskick, bild="utskick-nytt"),
    Tillstand("utskick-nytt-ingen", "jonas", "/brev/ny"),
    Tillstand(
        "utskick-nytt-fel", "jonas", lambda v: _nytt_utskick(v, kanal="sms", mall="forsta_kontakt")
    ),
    Tillstand("utskick-brev", "amira", lambda v: f"/brev/{v.brev.brev}", bild="utskick"),
    Tillstand("utskick-sms", "jonas", lambda v: f"/brev/{v.brev.sms}"),
    Tillstand("utkorg", "amira", "/brev/utkorg"),
    Tillstand("brevavsandare-fel", "amira", "/brev/avsandare", _spara_tomt),
    Tillstand("brevtexter", "amira", "/brev/texter"),
    Tillstand("brevtext", "amira", "/brev/texter/forsta_kontakt-brev-sv", bild="brevtext"),
    Tillstand("brevtext-fel", "amira", "/brev/texter/paminnelse-epost-latt_sv", _spara_fel_falt),
    Tillstand("prova-text", "amira", "/skydd/prova", _skriv_och_vanta, bild="skydd"),
    Tillstand("prova-text-fel", "amira", "/skydd/prova", _prova_text),
    Tillstand("skolanmalningar", "jonas", "/skolanmalningar", bild="skolanmalningar"),
    Tillstand(
        "skolanmalan", "amira", lambda v: f"/skolanmalningar/{v.anmalan}", bild="skolanmalan"
    ),
    Tillstand(
        "skolanmalan-fel", "jonas", lambda v: f"/skolanmalningar/{v.anmalan}/ratta", _tom_anmalan
    ),
    Tillstand("overskrivna", "dag", "/skydd", bild="overskrivna"),
    Tillstand("overskrivna-ingen-traff", "dag", "/skydd?slag=sexualliv"),
    Tillstand("finns-inte", "amira", "/nagot-annat", status=404),
    Tillstand("finns-inte-utloggad", "", "/nagot-annat", status=404),
)
