"""Every page in every state that the browser tests look at, and how one comes there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.web.webblasare import gester
from tests.web.webblasare.varlden import Varld

BILDER = Path(__file__).parents[3] / "docs" / "handbok" / "bilder"
TA_BILDER = os.environ.get("KAJA_TEST_BILDER") == "1"
"""KAJA_TEST_BILDER=1 takes the manual's pictures anew."""


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


def _jamfor(varld: Varld) -> str:
    ena, andra = varld.identiteter.par
    return f"/identitet/jamfor?person={ena}&person={andra}"


def _nytt_utskick(varld: Varld, **val: str) -> str:
    fraga = [f"person={pk}" for pk in varld.brev.valda]
    fraga += [f"{namn}={varde}" for namn, varde in val.items()]
    return f"/brev/ny?{'&'.join(fraga)}"


TILLSTAND = (
    Tillstand("login", "", "/konto/login/", bild="logga-in"),
    Tillstand("login-tomt", "", "/konto/login/", gester.skicka),
    Tillstand("login-fel", "", "/konto/login/", gester.fel_losenord),
    Tillstand("glomt", "", "/konto/password/reset/"),
    Tillstand("glomt-fel", "", "/konto/password/reset/", gester.skicka),
    Tillstand("glomt-klart", "", "/konto/password/reset/done/"),
    Tillstand("ny-nyckel", "", lambda v: v.nyckel),
    Tillstand("ny-nyckel-fel", "", lambda v: v.nyckel, gester.skicka),
    Tillstand("nyckel-trasig", "", "/konto/password/reset/key/1-abc/"),
    Tillstand("nyckel-klar", "", "/konto/password/reset/key/done/"),
    Tillstand("avstangt", "", "/konto/inactive/"),
    Tillstand("skapa-konto", "", "/konto/signup/"),
    Tillstand("bekrafta-epost", "", "/konto/confirm-email/"),
    Tillstand("bekrafta-trasig", "", "/konto/confirm-email/abc/"),
    Tillstand("logga-ut", "jonas", "/konto/logout/"),
    Tillstand("byt-losenord", "jonas", "/konto/password/change/"),
    Tillstand("byt-losenord-fel", "jonas", "/konto/password/change/", gester.skicka),
    Tillstand("epost", "jonas", "/konto/email/"),
    Tillstand(
        "epost-fel", "jonas", "/konto/email/", lambda p: p.locator("main button").last.click()
    ),
    Tillstand("tva-steg", "jonas", "/konto/2fa/"),
    Tillstand("tva-steg-bekrafta", "jonas", "/konto/reauthenticate/"),
    Tillstand(
        "tva-steg-pa", "amira", "/konto/2fa/totp/activate/", gester.logga_in_igen, bild="tvafaktor"
    ),
    Tillstand("tva-steg-pa-fel", "amira", "/konto/2fa/totp/activate/", gester.fel_kod),
    Tillstand("start", "jonas", "/"),
    Tillstand("valj-kommun", "siv", "/valj-kommun", bild="valj-kommun"),
    Tillstand("valj-kommun-ingen", "ny", "/valj-kommun"),
    Tillstand("mitt-konto", "jonas", "/mitt-konto"),
    Tillstand("mitt-konto-utan-sidor", "elsa", "/"),
    Tillstand("kontomeny", "amira", "/mitt-konto", gester.oppna_konto),
    Tillstand("mer", "amira", "/installningar", gester.oppna_mer),
    Tillstand("malgrupp", "amira", "/malgrupp", bild="malgrupp"),
    Tillstand("malgrupp-skyddad", "jonas", "/malgrupp?utfall=alla&sort=namn"),
    Tillstand("malgrupp-filter", "amira", "/malgrupp?utfall=alla&sok=a&alder=18&sort=-alder"),
    Tillstand("malgrupp-ingen-traff", "amira", "/malgrupp?sok=xyzxyz"),
    Tillstand("malgrupp-sida-2", "amira", "/malgrupp?utfall=alla&page=2"),
    Tillstand("malgrupp-tom", "tom", "/malgrupp"),
    Tillstand("malgrupp-annan-dag", "amira", "/malgrupp?dag=2026-10-01"),
    Tillstand("register", "amira", "/register?alla=1", bild="register"),
    Tillstand("register-valj", "amira", "/register?alla=1", gester.oppna_alla),
    Tillstand("register-valda", "amira", "/register?alla=1", gester.vald_agare),
    Tillstand("register-dag", "amira", "/register/dag?dag=2026-10-15", bild="register-dag"),
    Tillstand("register-dag-fel", "jonas", "/register/dag?dag=2027-01-01"),
    Tillstand("register-vyer", "amira", "/register/vyer?agare=mina"),
    Tillstand("oklart", "amira", "/oklart", bild="oklart"),
    Tillstand("oklart-skyddad", "jonas", "/oklart"),
    Tillstand("oklart-tom", "tom", "/oklart"),
    Tillstand("oklart-filter", "amira", "/oklart?till=skolan&vems=ingens"),
    Tillstand("oklart-fel-dag", "amira", "/oklart?dag=2026-02-30&kand=2030-01-01"),
    Tillstand("oklart-ingen-traff", "amira", "/oklart?vems=uppskjutna"),
    Tillstand("svara", "amira", lambda v: f"/person/{v.oklar}/svara", bild="svara"),
    Tillstand("svara-fel", "amira", lambda v: f"/person/{v.oklar}/svara", gester.anteckna),
    Tillstand("svara-annat", "jonas", lambda v: f"/person/{v.oklar}/svara?slag=folkbokford"),
    Tillstand("svara-skyddad", "amira", lambda v: f"/person/{v.skyddad}/svara"),
    Tillstand("beslut", "jonas", lambda v: f"/person/{v.oklar}/beslut"),
    Tillstand("beslut-fel", "jonas", lambda v: f"/person/{v.oklar}/beslut", gester.besluta),
    Tillstand(
        "beslut-visa",
        "amira",
        lambda v: f"/person/{v.oklar}/beslut",
        gester.visa_beslut,
        bild="beslut",
    ),
    Tillstand("beslut-gallande", "amira", lambda v: f"/person/{v.beslutad}/beslut"),
    Tillstand(
        "person-register",
        "amira",
        lambda v: f"/person/{v.beslutad}/historik",
        gester.till_registret,
        bild="person-register",
    ),
    Tillstand(
        "kartlaggning", "amira", lambda v: f"/person/{v.planerad}/kartlaggning", bild="kartlaggning"
    ),
    Tillstand(
        "kartlaggning-skriv-fel",
        "jonas",
        lambda v: f"/person/{v.planerad}/kartlaggning/skriv",
        gester.tom_dag,
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
        gester.krocka,
        bild="plan-krock",
    ),
    Tillstand("att-gora", "amira", "/att-gora?vems=alla", bild="att-gora"),
    Tillstand("att-gora-tom", "tom", "/att-gora"),
    Tillstand("att-gora-tangenter", "amira", "/att-gora?vems=alla", gester.tangenter),
    Tillstand("enheter", "amira", "/enheter"),
    Tillstand("att-gora-fel", "jonas", "/att-gora?vems=alla", gester.skjut_upp_ingen),
    Tillstand("utan-agare", "amira", "/utan-agare", bild="utan-agare"),
    Tillstand("utan-agare-tom", "tom", "/utan-agare"),
    Tillstand("rutin", "amira", "/rutin", bild="rutin"),
    Tillstand("rutin-fel", "amira", "/rutin", gester.fel_trappa),
    Tillstand("kalender", "jonas", "/kalender", gester.gor_adress),
    Tillstand("person", "amira", lambda v: f"/person/{v.omfattas}", bild="person"),
    Tillstand(
        "person-varfor",
        "amira",
        lambda v: f"/person/{v.omfattas}",
        gester.varfor,
        bild="person-varfor",
    ),
    Tillstand(
        "person-loggat",
        "ulla",
        lambda v: f"/person/{v.omfattas}",
        gester.svarade,
        bild="person-loggat",
    ),
    Tillstand(
        "person-mote",
        "amira",
        lambda v: f"/person/{v.omfattas}/mote",
        gester.valj_hembesok,
        bild="mote",
    ),
    Tillstand(
        "person-mote-fel", "amira", lambda v: f"/person/{v.omfattas}/mote", gester.boka_ingen
    ),
    Tillstand("person-vikarie", "amira", lambda v: f"/person/{v.planerad}/overlamning"),
    Tillstand(
        "person-historik",
        "amira",
        lambda v: f"/person/{v.omfattas}/historik",
        bild="person-historik",
    ),
    Tillstand(
        "person-tabell", "amira", lambda v: f"/person/{v.omfattas}/historik", gester.oppna_tabell
    ),
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
    Tillstand(
        "atgard-ny-fel", "jonas", lambda v: f"/person/{v.omfattas}/atgarder/ny", gester.spara
    ),
    Tillstand(
        "atgard-folj-upp",
        "jonas",
        lambda v: f"/person/{v.atgarder.person}/atgarder/{v.atgarder.praktik}/folj-upp",
    ),
    Tillstand("atgarder", "amira", "/atgarder", bild="atgarder"),
    Tillstand("atgardsslag-fel", "amira", "/atgarder/ny", gester.spara),
    Tillstand("praktik", "jonas", "/praktik", bild="praktik"),
    Tillstand("arbetsgivare-fel", "jonas", "/praktik/ny", gester.spara),
    Tillstand("person-stod", "jonas", lambda v: f"/person/{v.atgarder.person}/stod"),
    Tillstand(
        "stod-nytt-fel", "jonas", lambda v: f"/person/{v.atgarder.person}/stod/nytt", gester.spara
    ),
    Tillstand("stod-narvaro", "jonas", "/stod?manad=2026-11", bild="stod-narvaro"),
    Tillstand("stod-narvaro-fel", "amira", "/stod?manad=2026-11", gester.fel_narvaro),
    Tillstand("stod-underlag", "amira", "/stod/underlag?manad=2026-11", bild="stod-underlag"),
    Tillstand("stod-belopp", "amira", "/stod/belopp"),
    Tillstand("stod-belopp-fel", "amira", "/stod/belopp/maltider", gester.spara),
    Tillstand("stod-kostnader", "chris", "/stod/kostnader?ar=2026"),
    Tillstand("stod-kostnader-unga", "amira", "/stod/kostnader?ar=2026", bild="stod-kostnader"),
    Tillstand("lagtext", "jonas", "/lagtext"),
    Tillstand("las-in", "amira", "/las-in", bild="las-in"),
    Tillstand("las-in-fel", "amira", "/las-in", gester.skicka_uppladdning),
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
    Tillstand(
        "fil-bekrafta-fel", "amira", lambda v: f"/las-in/{v.filer.manga_slutar}", gester.las_in
    ),
    Tillstand("fil-ingen-traff", "amira", lambda v: f"/las-in/{v.filer.ingen_traff}"),
    Tillstand("fil-villkor", "amira", lambda v: f"/las-in/{v.filer.manga_slutar}", gester.villkor),
    Tillstand("fil-pagar", "amira", lambda v: f"/las-in/{v.filer.i_ko}"),
    Tillstand("fil-rad", "amira", lambda v: f"/las-in/{v.inlast}/rad/2"),
    Tillstand(
        "fil-angra",
        "amira",
        lambda v: f"/las-in/{v.inlast}/angra",
        gester.oppna_alla,
        bild="fil-angra",
    ),
    Tillstand("kolumner-slag", "amira", lambda v: f"/las-in/{v.filer.utan_kolumner}/slag"),
    Tillstand(
        "kolumner", "amira", lambda v: f"/las-in/{v.filer.utan_kolumner}/kolumner", bild="kolumner"
    ),
    Tillstand(
        "kolumner-fel",
        "amira",
        lambda v: f"/las-in/{v.filer.utan_kolumner}/kolumner",
        gester.utan_nummer,
    ),
    Tillstand("kolumner-prov", "amira", lambda v: f"/las-in/{v.filer.utan_kolumner}/prov"),
    Tillstand("fullstandighet", "amira", "/fullstandighet", bild="fullstandighet"),
    Tillstand("fullstandighet-paminn", "amira", "/fullstandighet", gester.oppna_paminnelse),
    Tillstand("fullstandighet-tabell", "jonas", "/fullstandighet", gester.oppna_tabell),
    Tillstand("fullstandighet-chef", "chris", "/fullstandighet"),
    Tillstand(
        "fullstandighet-annan-dag",
        "amira",
        "/fullstandighet?dag=2026-10-02",
        gester.oppna_annan_dag,
        bild="fullstandighet-annan-dag",
    ),
    Tillstand("fullstandighet-tom", "tom", "/fullstandighet"),
    Tillstand("malgrupp-oklara", "amira", "/malgrupp?utfall=alla&delen=oklara&ar=2008"),
    Tillstand("installningar", "amira", "/installningar", gester.oppna_alla, bild="installningar"),
    Tillstand("installningar-laser", "jonas", "/installningar"),
    Tillstand("installning", "amira", "/installningar/elever_farskhet_dagar"),
    Tillstand("installning-fel", "amira", "/installningar/elever_farskhet_dagar", gester.fel_dagar),
    Tillstand(
        "installning-visa",
        "amira",
        "/installningar/elever_farskhet_dagar",
        gester.visa_manga,
        bild="installning",
    ),
    Tillstand("installning-ingen", "amira", "/installningar/inkorg_laser_in", gester.visa_andring),
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
    Tillstand("andrat-godkand", "jonas", "/andrat?flik=vande", gester.godkann_forsta),
    Tillstand("andrat-visa-godkanda", "jonas", "/andrat?flik=vande&visa=alla"),
    Tillstand("andrat-ifragasatt", "jonas", "/andrat?flik=vande", gester.ifragasatt_forsta),
    Tillstand("andrat-genomgangen", "ulla", "/andrat", gester.ga_igenom),
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
    Tillstand("brevavsandare-fel", "amira", "/brev/avsandare", gester.spara_tomt),
    Tillstand("brevtexter", "amira", "/brev/texter"),
    Tillstand("brevtext", "amira", "/brev/texter/forsta_kontakt-brev-sv", bild="brevtext"),
    Tillstand(
        "brevtext-fel", "amira", "/brev/texter/paminnelse-epost-latt_sv", gester.spara_fel_falt
    ),
    Tillstand("prova-text", "amira", "/skydd/prova", gester.skriv_och_vanta, bild="skydd"),
    Tillstand("prova-text-fel", "amira", "/skydd/prova", gester.prova_text),
    Tillstand("skolanmalningar", "jonas", "/skolanmalningar", bild="skolanmalningar"),
    Tillstand(
        "skolanmalan", "amira", lambda v: f"/skolanmalningar/{v.anmalan}", bild="skolanmalan"
    ),
    Tillstand(
        "skolanmalan-fel",
        "jonas",
        lambda v: f"/skolanmalningar/{v.anmalan}/ratta",
        gester.tom_anmalan,
    ),
    Tillstand(
        "skolanmalan-fil",
        "amira",
        "/skolanmalningar/fil",
        gester.granska_franvaro,
        bild="skolanmalan-fil",
    ),
    Tillstand("overskrivna", "dag", "/skydd", bild="overskrivna"),
    Tillstand("overskrivna-ingen-traff", "dag", "/skydd?slag=sexualliv"),
    Tillstand("finns-inte", "amira", "/nagot-annat", status=404),
    Tillstand("finns-inte-utloggad", "", "/nagot-annat", status=404),
)
