"""The plan on its pages: written, agreed, revised, followed up, ended, printed; and two at once."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Visning
from kaja.insatser.models import Handlaggning, Kartlaggning, Plan, Planstatus, Vem
from kaja.regler.uppfoljning import Etapp, Fristslag
from kaja.ungdom.models import NO_CONTACT, Person
from tests.web.ungdomen import falten, ny_ungdom
from tests.web.varld import KOMMUN, anvandare, inloggad

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.bara("sqlite"),
    pytest.mark.usefixtures("ungdom"),
]

SAGT = {
    "mal": "Börja på komvux i januari.",
    "fran": "2026-11-23",
    "folj_upp": "2026-12-18",
    "utvardera": "2027-05-31",
    "ny1-vem": "ungdom",
    "ny1-vad": "Gå till studievägledaren på tisdag.",
    "ny1-fran": "2026-11-24",
    "ny2-vem": "kommun",
    "ny2-vad": "Boka besök på komvux.",
    "ny2-folj_upp": "2026-12-04",
    "ny3-vem": "annan",
    "version": "0",
    "bas": "0",
    "gor": "utkast",
}
JA = {"overens_hur": "muntligt", "overens_dag": "2026-11-23", "gor": "gallande"}


@pytest.fixture(scope="module")
def ungdom(modulens_db: None) -> Person:
    return ny_ungdom()


def klient(namn: str, roll: Roll = Roll.HANDLAGGARE) -> Client:
    return inloggad(namn, roll)


@pytest.fixture
def jonas() -> Client:
    return klient("Jonas Kvist")


@pytest.fixture
def ulla() -> Client:
    return klient("Ulla Norr")


def skicka(
    vem: Client, ungdom: Person, till: Any = "skriv", *, status: Any = 200, **data: Any
) -> str:
    svar = vem.post(f"/person/{ungdom.pk}/plan/{till}", data, follow=True)
    assert svar.status_code == status
    return svar.content.decode()


def skriva(vem: Client, ungdom: Person, *, status: Any = 200, **andrat: Any) -> str:
    return skicka(vem, ungdom, status=status, **{**SAGT, **andrat})


def igen(vem: Client, ungdom: Person, *, status: Any = 200, **andrat: Any) -> str:
    """Open the form as it is now, change something, and send it."""
    sida = vem.get(f"/person/{ungdom.pk}/plan/skriv").content.decode()
    return skicka(vem, ungdom, status=status, **{**falten(sida), "gor": "utkast", **andrat})


def galler() -> Plan:
    return Plan.objects.get(status=Planstatus.GALLANDE, ersatt__isnull=True)


def test_a_plan_is_a_draft_until_the_youth_has_agreed(jonas: Client, ungdom: Person) -> None:
    text = skriva(jonas, ungdom)
    assert "Utkastet är sparat." in text
    assert "Gå till studievägledaren" in text
    assert not Plan.objects.filter(status=Planstatus.GALLANDE).exists()
    text = igen(jonas, ungdom, **JA)
    assert "Planen gäller." in text
    nu = galler()
    assert (nu.nummer, nu.version, nu.overens_dag) == (1, 2, date(2026, 11, 23))
    assert [i.rad for i in nu.insatser.order_by("rad")] == [1, 2]
    assert Plan.objects.filter(ersatt__isnull=True).count() == 1
    assert Visning.objects.latest("nr").vy == "plan"
    assert set(Handelse.objects.values_list("handling", flat=True)) >= {
        "plan.utkast",
        "plan.overenskommen",
    }


def test_the_next_follow_up_is_proposed_as_the_routine_says(jonas: Client, ungdom: Person) -> None:
    forslag = 'value="2026-12-21"'
    assert forslag in jonas.get(f"/person/{ungdom.pk}/plan/skriv").content.decode()
    skriva(jonas, ungdom, **JA)
    text = jonas.get(f"/person/{ungdom.pk}/plan").content.decode()
    assert forslag in text[text.index('id="r-uppfoljning"') :]


def test_the_next_step_is_the_first_follow_up_that_is_agreed(jonas: Client, ungdom: Person) -> None:
    skriva(jonas, ungdom, **JA)
    skott = Handlaggning.objects.get(person=ungdom)
    assert (skott.etapp, skott.nasta) == (Etapp.PLAN, Fristslag.FOLJ_UPP_PLAN)
    assert skott.nasta_datum == date(2026, 12, 4)
    text = skicka(jonas, ungdom, "folj-upp", version="1", uppfoljd="2026-11-23", nasta="2027-01-15")
    assert "Uppföljningen är antecknad." in text
    assert galler().uppfoljd == date(2026, 11, 23)
    skott.refresh_from_db()
    assert skott.nasta_datum == date(2026, 12, 4)  # the effort's own is still to come


def test_efforts_that_change_are_a_new_version_beside_the_one_in_force(
    jonas: Client, ungdom: Person
) -> None:
    skriva(jonas, ungdom, **JA)
    ny = {"ny9-vem": "annan", "ny9-vad": "Ha en handledare.", "ny9-ansvarig": "Bilverkstaden"}
    text = igen(jonas, ungdom, **{"2-vad": "Boka och följa med.", **ny})
    assert "Planen som gäller" in text
    assert "Utkast" in text
    assert galler().version == 1
    sida = jonas.get(f"/person/{ungdom.pk}/plan/2").content.decode()
    assert re.search(r"Boka besök på komvux.</td><td>Boka och följa med.", sida)
    assert re.search(r"En annan aktör, ”Ha en handledare.”: vad</th><td>–</td>", sida)
    igen(jonas, ungdom, **JA)
    assert [i.vad for i in galler().insatser.filter(vem=Vem.ANNAN)] == ["Ha en handledare."]


def test_an_effort_in_force_is_ended_and_never_only_gone(jonas: Client, ungdom: Person) -> None:
    skriva(jonas, ungdom, **JA)
    assert "kan inte tas bort" in igen(jonas, ungdom, **{"1-vad": "", "1-fran": ""})
    slut = {"1-tom": "2026-11-25", "1-slutorsak": "genomford"}
    text = igen(jonas, ungdom, **slut, **JA)
    assert "till och med 25 november 2026" in text
    assert "Slutade: genomförd." in text


def test_a_plan_ends_with_a_day_and_a_reason_and_the_next_is_another(
    jonas: Client, ungdom: Person
) -> None:
    skriva(jonas, ungdom, **JA)
    text = skicka(jonas, ungdom, "avsluta", version="1", sista="2026-11-23", orsak="studier")
    assert "Planen är avslutad." in text
    assert "avslutad 23 november 2026: började studera" in text
    slut = Plan.objects.get(status=Planstatus.AVSLUTAD)
    assert set(slut.insatser.values_list("slutorsak", flat=True)) == {"planen", "inte_borjad"}
    skriva(jonas, ungdom, version="2")
    assert Plan.objects.get(status=Planstatus.UTKAST).nummer == 2


def test_a_draft_is_left_and_can_still_be_read(jonas: Client, ungdom: Person) -> None:
    skriva(jonas, ungdom)
    assert "Utkastet är kastat." in skicka(jonas, ungdom, "kasta", version="1")
    assert "Boka besök" in jonas.get(f"/person/{ungdom.pk}/plan/1").content.decode()
    assert "Det finns inget utkast" in skicka(jonas, ungdom, "kasta", version="1")


@pytest.mark.parametrize(
    ("andrat", "mening"),
    [
        ({**JA, "overens_hur": ""}, "Hur den unge har sagt ja: fyll i"),
        ({**JA, "mal": ""}, "Det här saknas: målet."),
        ({**JA, "folj_upp": ""}, "Det här saknas: dagen för uppföljning."),
        ({**JA, "overens_dag": "2026-11-24"}, "har inte varit än"),
        ({"ny1-tom": "2026-11-01"}, "dagen är före den då insatsen börjar"),
        ({"ny3-fran": "2026-12-01"}, "Vad: skriv vad som ska göras"),
        ({**JA, "ny3-vad": "Ge en plats."}, "skriv vilken aktör som gör det"),
        ({"mal": "Må bättre i sin depression."}, "får inte föras in"),
        ({"fran": "2026-02-30"}, "dagen finns inte"),
    ],
)
def test_what_cannot_be_saved_says_why_and_keeps_what_was_typed(
    jonas: Client, ungdom: Person, andrat: dict[str, str], mening: str
) -> None:
    text = skriva(jonas, ungdom, **andrat)
    assert mening in text
    assert "Gå till studievägledaren på tisdag." in text
    assert not Plan.objects.exists()


def test_another_row_is_given_without_saving(jonas: Client, ungdom: Person) -> None:
    text = skriva(jonas, ungdom, gor="fler:kommun")
    assert text.count('<input type="hidden" name="ny') == 4
    assert text.count("Töm texten för att ta bort raden") == 2, "not where nothing is written"
    assert "Boka besök på komvux." in text
    assert not Plan.objects.exists()


def test_who_has_a_studiebevis_is_offered_komvux_and_not_gymnasiet(
    jonas: Client, ungdom: Person
) -> None:
    Kartlaggning.objects.create(
        kommun_id=KOMMUN,
        person=ungdom,
        version=1,
        dag=date(2026, 11, 20),
        oavslutat="studiebevis",
        av=anvandare("Siv Ek"),
        kand_fran="2026-11-20T08:00Z",
    )
    text = jonas.get(f"/person/{ungdom.pk}/plan/skriv").content.decode()
    assert "Läsa in det som saknas på komvux" in text
    assert "Söka till gymnasiet" not in text


def test_the_second_who_saves_sees_both_row_by_row(
    jonas: Client, ulla: Client, ungdom: Person
) -> None:
    skriva(jonas, ungdom)
    hennes = falten(ulla.get(f"/person/{ungdom.pk}/plan/skriv").content.decode())
    ny = {"ny9-vem": "ungdom", "ny9-vad": "Skriva ett cv."}
    igen(jonas, ungdom, mal="Börja på komvux i augusti.", **ny)
    hennes |= {"gor": ["utkast"], "mal": ["Få ett jobb."], "2-vad": ["Ringa komvux."]}
    text = skicka(ulla, ungdom, status=409, **hennes)
    for ord_ in ("i augusti", "Få ett jobb.", "Ringa komvux.", "Skriva ett cv.", "Jonas Kvist"):
        assert ord_ in text
    valt = falten(text) | {"val:mal": ["mitt"]}
    skicka(ulla, ungdom, **valt)
    nu = Plan.objects.get(ersatt__isnull=True)
    vad = {i.vad for i in nu.insatser.all()}
    assert nu.mal == "Få ett jobb."
    assert vad == {"Gå till studievägledaren på tisdag.", "Ringa komvux.", "Skriva ett cv."}


def test_the_button_pressed_twice_is_one_version(jonas: Client, ungdom: Person) -> None:
    for _ in range(2):
        skriva(jonas, ungdom)
    for _ in range(2):
        skriva(jonas, ungdom, **JA, version="1", bas="1")
    assert Plan.objects.count() == 2


def test_a_plan_that_was_ended_meanwhile_is_told_and_becomes_a_new_one(
    jonas: Client, ulla: Client, ungdom: Person
) -> None:
    skriva(jonas, ungdom, **JA)
    hennes = falten(ulla.get(f"/person/{ungdom.pk}/plan/skriv").content.decode())
    skicka(jonas, ungdom, "avsluta", version="1", sista="2026-11-23", orsak="arbete")
    text = skicka(ulla, ungdom, status=409, **hennes | {"mal": ["Ett annat mål."], "gor": "utkast"})
    assert "Planen är avslutad: sparar du, blir det en ny plan." in text
    skicka(ulla, ungdom, **falten(text))
    assert Plan.objects.get(status=Planstatus.UTKAST).nummer == 2


@pytest.mark.parametrize(
    ("till", "data"),
    [
        ("folj-upp", {"uppfoljd": "2026-11-23", "nasta": "2027-01-15"}),
        ("avsluta", {"sista": "2026-11-23", "orsak": "malet"}),
    ],
)
def test_a_step_on_a_plan_that_has_changed_does_nothing_and_keeps_what_was_typed(
    jonas: Client, ulla: Client, ungdom: Person, till: str, data: dict[str, str]
) -> None:
    skriva(jonas, ungdom, **JA)
    igen(jonas, ungdom, mal="Ett annat mål.")
    text = skicka(ulla, ungdom, till, status=409, version="1", **data)
    assert "Inget är gjort: Jonas Kvist sparade" in text
    assert all(f'value="{varde}"' in text for varde in data.values())
    assert galler().version == 1


def test_the_page_asks_as_much_however_many_versions_there_are(
    jonas: Client, ungdom: Person
) -> None:
    def fragor() -> int:
        with CaptureQueriesContext(connection) as sagt:
            assert jonas.get(f"/person/{ungdom.pk}/plan").status_code == 200
        return len(sagt)

    skriva(jonas, ungdom, **JA)
    igen(jonas, ungdom, mal="Ett mål.")
    en = fragor()
    for nr in range(3):
        igen(jonas, ungdom, mal=f"Mål {nr}.")
    assert fragor() == en, en


def pdf(vem: Client, ungdom: Person) -> PdfReader:
    svar = vem.get(f"/person/{ungdom.pk}/plan/1/pdf")
    assert svar["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(svar.content))


def test_the_paper_is_two_pages_tagged_in_swedish_with_all_seven_elements(
    jonas: Client, ungdom: Person
) -> None:
    andra = {
        "ny3-vad": "Ha en #handledare.",
        "ny3-ansvarig": "Bilverkstaden",
        "planering": "Ett\nTvå",
    }
    skriva(jonas, ungdom, **JA, **andra)
    papper = pdf(jonas, ungdom)
    text = "\n".join(sida.extract_text() for sida in papper.pages)
    assert 1 <= len(papper.pages) <= 2
    rot: Any = papper.trailer["/Root"]
    assert rot["/Lang"] == "sv"
    assert rot["/MarkInfo"]["/Marked"]
    assert papper.metadata is not None
    assert papper.metadata.title == "Min plan"
    for ord_ in (
        *("Nora Åkesson", "Börja på komvux", "Det här gör jag", "Det här gör kommunen"),
        *("Ha en #handledare. (Bilverkstaden)", "Från 24 november 2026", "18 december 2026"),
        *("Du sa ja 23 november 2026", "31 maj 2027", "Två"),
    ):
        assert ord_ in text, ord_
    assert ungdom.nummer[-4:] not in text


def test_a_protected_youths_paper_says_nobodys_name(ungdom: Person) -> None:
    Person.objects.filter(pk=ungdom.pk).update(skydd="sekretessmarkering", **NO_CONTACT)
    amira = klient("Amira Lund", Roll.SAMORDNARE)
    skriva(amira, ungdom)
    text = pdf(amira, ungdom).pages[0].extract_text()
    assert "Namn:" in text
    assert "Nora" not in text
    assert klient("Jonas Kvist").get(f"/person/{ungdom.pk}/plan/1/pdf").status_code == 403
    assert klient("Ulla Norr").get(f"/person/{ungdom.pk}/plan").status_code == 403
