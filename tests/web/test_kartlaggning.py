"""The mapping on its page: saved, read, superseded; and two who save at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Overskrivning, Visning
from kaja.insatser.models import Handlaggning, Kartlaggning, Sysselsattning
from kaja.regler.uppfoljning import Fristslag
from kaja.ungdom.models import NO_CONTACT, Person
from tests.web.ungdomen import falten, ny_ungdom
from tests.web.varld import inloggad

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.bara("sqlite"),
    pytest.mark.usefixtures("ungdom"),
]

SAGT = {
    "dag": "2026-11-20",
    "oavslutat": "studiebevis",
    "saknas": ["matematik", "gymnasiearbete"],
    "gor_nu": "soker_arbete",
    "vill_3": "praktik",
    "vill_3_ord": "Jag vill prova att jobba med bilar.",
    "vill_12": "komvux",
    "stod": ["folja_med"],
    "klar": "on",
    "version": "0",
    "bas": "0",
}


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


def spara(vem: Client, ungdom: Person, status: Any = 200, **andrat: Any) -> str:
    svar = vem.post(f"/person/{ungdom.pk}/kartlaggning/skriv", {**SAGT, **andrat}, follow=True)
    assert svar.status_code == status
    return svar.content.decode()


def galler() -> Kartlaggning:
    return Kartlaggning.objects.get(ersatt__isnull=True)


def test_what_is_said_is_saved_and_read(jonas: Client, ungdom: Person) -> None:
    text = spara(jonas, ungdom)
    assert "Kartläggningen är sparad." in text
    for ord_ in ("Gick alla år och fick studiebevis", "Matematik", "Läsa på komvux", "bilar"):
        assert ord_ in text
    assert Sysselsattning.objects.get(ersatt__isnull=True).slag == "soker_arbete"
    assert Handelse.objects.filter(handling="kartlaggning.sparad").count() == 1
    assert Visning.objects.latest("nr").vy == "kartlaggning"


def test_a_mapping_that_is_done_makes_the_plan_the_next_step(jonas: Client, ungdom: Person) -> None:
    jonas.post(f"/person/{ungdom.pk}/kontakt", {"kanal": "telefon", "utfall": "svarade"})
    spara(jonas, ungdom)
    assert Handlaggning.objects.get(person=ungdom).nasta == Fristslag.PLAN


def test_the_same_again_is_no_new_version(jonas: Client, ungdom: Person) -> None:
    spara(jonas, ungdom)
    spara(jonas, ungdom, version="1", bas="1")
    assert galler().version == 1
    spara(jonas, ungdom)  # the button twice
    assert Kartlaggning.objects.count() == 1


def test_a_new_version_leaves_the_earlier_to_be_read(jonas: Client, ungdom: Person) -> None:
    spara(jonas, ungdom)
    spara(jonas, ungdom, vill_3="arbete", version="1", bas="1")
    assert galler().version == 2
    sida = jonas.get(f"/person/{ungdom.pk}/kartlaggning/2").content.decode()
    assert re.search(r"Vill om tre månader</th><td>Praktisera</td><td>Arbeta", sida)
    assert jonas.get(f"/person/{ungdom.pk}/kartlaggning/9").status_code == 404


def test_other_actors_are_noted_only_with_consent(jonas: Client, ungdom: Person) -> None:
    text = spara(jonas, ungdom, andra_aktorer=["arbetsformedlingen"])
    assert "De antecknas bara med samtycke." in text
    assert not Kartlaggning.objects.exists()
    med = {"samtycke_av": "ungdom", "samtycke_dag": "2026-11-20"}
    assert "Arbetsförmedlingen" in spara(jonas, ungdom, andra_aktorer=["arbetsformedlingen"], **med)


def test_free_text_is_guarded_and_an_override_is_told(jonas: Client, ungdom: Person) -> None:
    text = spara(jonas, ungdom, stod_ord="Har fått diagnosen adhd.")
    assert "får inte föras in" in text
    assert not Kartlaggning.objects.exists()
    spara(jonas, ungdom, stod_ord="Har fått diagnosen adhd.", stod_ord_skal="annan_betydelse")
    assert Overskrivning.objects.get().falt == "kartlaggning.stod_ord"


@pytest.mark.parametrize(
    ("andrat", "mening"),
    [
        ({"dag": "2026-11-24"}, "Samtalet hölls: dagen har inte varit än."),
        ({"dag": ""}, "Samtalet hölls saknas."),
        ({"vill_3": "rymden"}, "giltigt alternativ"),
    ],
)
def test_what_cannot_be_saved_says_why(
    jonas: Client, ungdom: Person, andrat: dict[str, str], mening: str
) -> None:
    assert mening in spara(jonas, ungdom, **andrat)
    assert not Kartlaggning.objects.exists()


def test_the_second_who_saves_sees_both_and_nothing_is_lost(
    jonas: Client, ulla: Client, ungdom: Person
) -> None:
    spara(jonas, ungdom)
    spara(jonas, ungdom, vill_3_ord="Jag vill jobba i verkstad.", version="1", bas="1")
    hennes = {"vill_3_ord": "Jag vill köra lastbil.", "vill_12": "arbete"}
    text = spara(ulla, ungdom, 409, **hennes, version="1", bas="1")
    assert "Ditt är inte sparat än." in text
    for ord_ in ("Jonas Kvist", "verkstad", "lastbil", "Bara du har ändrat"):
        assert ord_ in text
    assert galler().version == 2


def test_she_chooses_for_each_field_or_writes_them_together(
    jonas: Client, ulla: Client, ungdom: Person
) -> None:
    spara(jonas, ungdom)
    spara(jonas, ungdom, vill_3_ord="Verkstad.", stod=["resor"], version="1", bas="1")
    text = spara(ulla, ungdom, 409, vill_3_ord="Lastbil.", vill_12="arbete", version="1", bas="1")
    skickas = falten(text)
    assert skickas["val:vill_3_ord"] == ["ihop"]
    skickas["ihop:vill_3_ord"] = ["Verkstad eller lastbil."]
    ulla.post(f"/person/{ungdom.pk}/kartlaggning/skriv", skickas)
    nu = galler()
    assert (nu.version, nu.vill_3_ord, nu.vill_12, nu.stod) == (
        3,
        "Verkstad eller lastbil.",
        "arbete",
        ["resor"],
    )


def test_without_a_choice_nothing_is_saved_and_she_is_asked_again(
    jonas: Client, ulla: Client, ungdom: Person
) -> None:
    spara(jonas, ungdom)
    spara(jonas, ungdom, vill_12="arbete", version="1", bas="1")
    text = spara(ulla, ungdom, 409, vill_12="folkhogskola", version="1", bas="1")
    svar = ulla.post(f"/person/{ungdom.pk}/kartlaggning/skriv", falten(text))
    assert svar.status_code == 409
    assert "Välj i varje rad innan du sparar." in svar.content.decode()
    skickas = falten(svar.content.decode()) | {"val:vill_12": ["mitt"]}
    ulla.post(f"/person/{ungdom.pk}/kartlaggning/skriv", skickas)
    assert galler().vill_12 == "folkhogskola"


def test_who_reads_only_does_not_write_and_a_protected_youth_is_not_shown(
    ungdom: Person,
) -> None:
    inspektor = klient("Ines Ek", Roll.INSPEKTOR)
    sida = inspektor.get(f"/person/{ungdom.pk}/kartlaggning")
    assert sida.status_code == 200
    assert "Skriv kartläggningen" not in sida.content.decode()
    assert inspektor.get(f"/person/{ungdom.pk}/kartlaggning/skriv").status_code == 403
    Person.objects.filter(pk=ungdom.pk).update(skydd="sekretessmarkering", **NO_CONTACT)
    assert klient("Jonas Kvist").get(f"/person/{ungdom.pk}/kartlaggning").status_code == 403
