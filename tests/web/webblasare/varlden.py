"""The municipality that the browser looks at, and a window logged in as one of its users."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from allauth.account.forms import default_token_generator as tokens
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth import SESSION_KEY
from django.test import Client
from playwright.sync_api import Browser, Page

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.actions import record_overrides
from kaja.audit.overskrivet import Overskriven, Overskrivningsskal
from kaja.flows import dagsbild
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

TREDJE = "2062"


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
    """A municipality of some eighty people, with files in each state, and two empty ones."""
    amira = anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))
    vem = {
        "amira": amira,
        "jonas": anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE)),
        "ulla": anvandare("Ulla Norr", (KOMMUN, Roll.HANDLAGGARE)),  # goes through Ändrat, alone
        "siv": anvandare("Siv Örn", (KOMMUN, Roll.HANDLAGGARE), (GRANNE, Roll.HANDLAGGARE)),
        "tom": anvandare("Tom Ek", (GRANNE, Roll.SAMORDNARE)),
        "lars": anvandare("Lars Mo", (TREDJE, Roll.SAMORDNARE)),  # reads a first file in
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
    varld = Varld(
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
    _bild_av_en_dag(amira)
    return varld


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


def _bild_av_en_dag(user: User) -> None:
    """The picture of a day in the autumn, made."""
    kommun, tid = Kommun.objects.get(pk=KOMMUN), MORGON + timedelta(hours=6)
    bild = dagsbild.bestall(kommun=kommun, dag=date(2026, 10, 2), kand=None, user=user, tid=tid)
    dagsbild.gor(korning=bild.korning, tid=tid)


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
        session["kommun"] = {"Tom Ek": GRANNE, "Lars Mo": TREDJE}.get(user.namn, KOMMUN)
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
