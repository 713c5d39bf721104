"""The place for an answer: what to ask, a text that asks it, and a form that makes it a fact."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.flows.oklarheter import FRAGOR
from kaja.register.models import Bedomning, Utfall
from kaja.regler.skollagen_29_9.skal import ALLA
from kaja.underlag.models import Bevisfaktum, Studiefaktum
from kaja.ungdom.models import Person, Skydd
from kaja.web.handlaggare.oklart_form import FORM_FOR, FORMER
from kaja.web.handlaggare.oklart_text import TILL_DIG, fardig_text
from tests.web.varld import KOMMUN, inloggad, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite"), pytest.mark.usefixtures("folk")]


@pytest.fixture
def klient() -> Client:
    return inloggad("Jonas Kvist", Roll.HANDLAGGARE)


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(20, var=101))


@pytest.fixture
def rad(folk: None) -> Bedomning:
    """One who has interrupted her studies on a day that nobody has told."""
    rader = Bedomning.objects.filter(fraga="p3.avbrott_utan_datum", ersatt__isnull=True)
    return rader.filter(person__skydd="").select_related("person").earliest("pk")


def sida(klient: Client, adress: str) -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200
    return svar.content.decode()


def studien(rad: Bedomning) -> Studiefaktum:
    return Studiefaktum.objects.get(person=rad.person, avbrott=True, till=None, ersatt=None)


def svar(klient: Client, rad: Bedomning, slag: str, **data: object) -> str:
    got = klient.post(f"/person/{rad.person_id}/svara?slag={slag}", data, follow=True)
    assert got.status_code == 200
    return got.content.decode()


def test_the_question_the_text_and_the_form_that_answers_it_stand_together(
    klient: Client, rad: Bedomning
) -> None:
    text = sida(klient, f"/person/{rad.person_id}/svara")
    assert "Vilken dag slutade eleven?" in text
    assert f"Det gäller {rad.person}" in text
    assert "Anteckna: Studierna har slutat" in text
    visning = Visning.objects.latest("nr")
    assert (visning.vy, visning.person_ids) == ("svara", [str(rad.person_id)])


def test_the_answer_becomes_a_fact_that_says_who_told_it(klient: Client, rad: Bedomning) -> None:
    studie = studien(rad)
    text = svar(
        klient,
        rad,
        "slutdag",
        studie=studie.pk,
        sista="2026-10-01",
        avbrott="on",
        uppgiven_av="skola",
    )
    assert "Antecknat. Svaret är nu: omfattas." in text
    assert "Enligt skolan, antecknat av Jonas Kvist 23" in text
    assert "Antecknade svar" in text
    nu = Bedomning.objects.get(person=rad.person, ersatt__isnull=True)
    assert (nu.utfall, nu.omfattas_fran) == (Utfall.OMFATTAS, date(2026, 10, 2))
    assert f'/person/{rad.person_id}"' not in sida(klient, "/oklart")


def test_an_answer_can_be_taken_back_on_the_persons_page(klient: Client, rad: Bedomning) -> None:
    data = {"studie": studien(rad).pk, "sista": "2026-10-01", "uppgiven_av": "skola"}
    svar(klient, rad, "slutdag", **data)
    noterat = Studiefaktum.objects.get(fil__isnull=True)
    text = klient.post(f"/svar/studie/{noterat.pk}/ater", follow=True).content.decode()
    assert "Anteckningen är borttagen. Svaret är nu: oklart." in text
    igen = klient.post(f"/svar/studie/{noterat.pk}/ater", follow=True).content.decode()
    assert "redan borttagen" in igen
    fran_fil = studien(rad)
    assert klient.post(f"/svar/studie/{fran_fil.pk}/ater").status_code == 404
    assert klient.post("/svar/nagot/1/ater").status_code == 404


@pytest.mark.parametrize(
    ("slag", "data", "mening"),
    [
        ("slutdag", {"sista": ""}, "Sista dagen saknas."),
        ("slutdag", {"sista": "2026-02-30"}, "Sista dagen: dagen finns inte."),
        ("slutdag", {"sista": "1987-01-01"}, "Sista dagen: välj en dag från 2000-01-01"),
        ("slutdag", {"sista": "2001-01-01"}, "Sista dagen kan inte vara före"),
        ("studier", {"skolform": "GY", "fran": "2026-08-17", "sista": "2026-01-01"}, "inte vara f"),
        ("studier", {"skolform": "", "fran": "2026-08-17"}, "Skolform saknas."),
        ("bevis", {"typ": "examensbevis", "datum": "2026-12-01"}, "har inte varit än"),
        ("bevis", {"typ": "fel", "datum": "2026-06-01"}, "giltigt alternativ"),
        ("skolplikt", {"sista": ""}, "Skolpliktens sista dag saknas."),
        ("folkbokford", {"kommunkod": "2081", "fran": "2027-01-01"}, "har inte varit än"),
        ("utreds", {"fran": "nyss"}, "Skriv den som 2026-06-30"),
    ],
)
def test_a_wrong_answer_is_named_with_its_cure_and_leaves_nothing(
    klient: Client, rad: Bedomning, slag: str, data: dict[str, str], mening: str
) -> None:
    mer = {"studie": str(studien(rad).pk)} if slag == "slutdag" else {}
    text = svar(klient, rad, slag, uppgiven_av="skola", **data, **mer)
    assert "<title>Fel: " in text
    assert mening in text
    assert not Studiefaktum.objects.filter(fil__isnull=True).exists()
    assert not Bevisfaktum.objects.filter(fil__isnull=True).exists()


def test_who_has_answered_must_be_said(klient: Client, rad: Bedomning) -> None:
    assert "Vem har svarat? saknas." in svar(klient, rad, "skolplikt", sista="2027-06-30")


@pytest.mark.parametrize("slag", ["studier", "bevis", "skolplikt", "folkbokford", "utreds"])
def test_other_answers_are_forms_of_their_own(klient: Client, rad: Bedomning, slag: str) -> None:
    text = sida(klient, f"/person/{rad.person_id}/svara?slag={slag}")
    assert f"Anteckna: {FORMER[slag].rubrik}" in text
    assert "Anteckna: Studierna har slutat" in sida(klient, f"/person/{rad.person_id}/svara?slag=x")


def test_every_question_has_a_form_or_is_for_the_municipality_to_decide() -> None:
    avgors_av_kommunen = {"hemkommun.skyddad", "p1.okand", "p2.okant_ar"}
    fragor = {skal.id for skal in ALLA if skal.fraga}
    assert fragor == set(FORM_FOR) | avgors_av_kommunen
    assert set(FORM_FOR.values()) <= set(FORMER)


def ungdom(skydd: str = "") -> Person:
    return Person(
        kommun_id=KOMMUN,
        nummer="200801012386",
        fodd=date(2008, 1, 1),
        fornamn="Åsa",
        efternamn="Öberg",
        skydd=skydd,
        adress="Hemlig väg 3",
        telefon="070-123 45 67",
        epost="asa@example.com",
    )


BELAGG = [
    {"slag": "folkbokforing", "text": "Folkbokförd i Borlänge (2081) från 2020-01-01"},
    {"slag": "studie", "text": "Gymnasieskola NA från 2024-08-19, avbrott"},
]


@pytest.mark.parametrize("skal", FRAGOR)
def test_a_ready_text_asks_the_question_and_tells_no_more_than_the_receiver_may_know(
    skal: str,
) -> None:
    regel = FRAGOR[skal]
    text = fardig_text(ungdom(), regel, {"belagg": BELAGG}, fran="Jonas Kvist", kommun="Borlänge")
    if text is None:
        assert regel.till == "folkbokföringen" or regel.id == "hemkommun.skyddad"
        return
    assert (TILL_DIG.get(regel.id) or regel.fraga) in text.text
    assert "Jonas Kvist" in text.text
    for hemligt in ("2386", "Hemlig", "070", "example.com", "Folkbokförd i", "2081"):
        assert hemligt not in text.text
    if regel.till != "skolan":
        assert "NA" not in text.text.split()
    assert text.lank.startswith("mailto:?subject=")


def test_there_is_no_text_about_a_protected_person() -> None:
    for skal in FRAGOR.values():
        skyddad = ungdom(Skydd.SEKRETESSMARKERING)
        assert fardig_text(skyddad, skal, {"belagg": BELAGG}, fran="A", kommun="B") is None


def test_the_school_is_told_which_enrolment_of_its_own_it_is() -> None:
    skal = FRAGOR["p3.avbrott_utan_datum"]
    text = fardig_text(ungdom(), skal, {"belagg": BELAGG}, fran="A", kommun="B")
    assert text is not None
    assert "gymnasieskola NA från 19 augusti 2024, avbrott" in text.text
    utan = fardig_text(ungdom(), skal, {"belagg": []}, fran="A", kommun="B")
    assert utan is not None
    assert "inskriven hos er" in utan.text


def test_a_protected_person_is_asked_about_by_word_of_mouth(rad: Bedomning) -> None:
    samordnare = inloggad("Amira Lund", Roll.SAMORDNARE)
    utan_kontakt = {"adress": "", "postnummer": "", "postort": "", "epost": "", "telefon": ""}
    skyddas = Person.objects.filter(pk=rad.person_id)
    skyddas.update(skydd=Skydd.SEKRETESSMARKERING, **utan_kontakt)
    text = sida(samordnare, f"/person/{rad.person_id}/svara")
    assert "Fråga muntligt" in text
    assert "<textarea" not in text
