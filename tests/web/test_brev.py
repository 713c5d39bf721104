"""The pages of letters and messages: chosen, looked at, sent, and followed message by message."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from pypdf import PdfReader

from kaja.access.models import Kommun
from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.flows.arbetare import gor_nasta
from kaja.ungdom.models import Person, Skydd
from kaja.utskick import artikel14, mallar
from kaja.utskick.models import (
    Brevavsandare,
    Egentext,
    Kanalnej,
    Meddelande,
    Meddelandelage,
    Utskick,
    Utskickslage,
)
from kaja.utskick.slag import Kanal, Mall, Sprak
from tests.utskick import mottagare as m
from tests.web.varld import DAG, KOMMUN, MORGON, anvandare

pytestmark = pytest.mark.django_db


@pytest.fixture
def amira() -> Client:
    """A samordnare whose municipality has said who writes."""
    user = anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))
    m.skriv_avsandare(user)
    return inloggad(user)


def inloggad(user: Any) -> Client:
    found = Client()
    found.force_login(user, "kaja.access.adapter.Backend")
    return found


def arbeta() -> None:
    gor_nasta(tid=MORGON + timedelta(hours=2), dag=DAG)


def skicka(klient: Client, personer: list[int], **val: str) -> str:
    vad = {"kanal": "brev", "mall": "paminnelse", "sprak": "sv", **val}
    svar = klient.post("/brev/ny", {**vad, "person": personer, "skicka": "1"}, follow=True)
    return svar.content.decode()


def test_one_sees_who_gets_it_and_who_does_not_before_anything_is_sent(amira: Client) -> None:
    personer = m.ungdomar(4)
    Person.objects.filter(pk=personer[1]).update(adress="")
    Person.objects.filter(pk=personer[2]).update(
        skydd=Skydd.SEKRETESSMARKERING, adress="", postnummer="", postort="", epost="", telefon=""
    )
    Person.objects.filter(pk=personer[3]).update(fodd=DAG.replace(year=DAG.year - 20))
    fraga = "&".join(f"person={pk}" for pk in personer)
    sida = amira.get(f"/brev/ny?{fraga}").content.decode()
    assert "1 ungdom får Första kontakten som brev" in sida.replace("\N{NO-BREAK SPACE}", " ")
    for skal in ("Adress saknas.", "Skyddade personuppgifter.", "Har fyllt 20."):
        assert skal in sida
    assert "Gör i ordning 1 brev" in sida
    assert not Utskick.objects.exists()
    assert set(map(int, Visning.objects.latest("pk").person_ids)) == set(personer)


def onskar(klient: Client, person: int, sprak: str) -> None:
    """The youth has said in what language letters are to be."""
    klient.post(f"/person/{person}/skotsel", {"gor": "onskemal", "kanal": "", "sprak": sprak})


def test_each_gets_the_text_in_the_language_they_wish_and_one_sees_it_before(
    amira: Client,
) -> None:
    forsta, andra, tredje = m.ungdomar(3)
    onskar(amira, andra, "latt_sv")
    fraga = f"/brev/ny?person={forsta}&person={andra}&person={tredje}&mall=paminnelse"
    sida = " ".join(amira.get(fraga).content.decode().replace("\N{NO-BREAK SPACE}", " ").split())
    assert "På svenska: 2 ungdomar" in sida
    assert "På lätt svenska: 1 ungdom" in sida
    assert "Lätt svenska" in amira.get(f"/person/{andra}").content.decode()
    assert "ett för varje språk: 2" in skicka(amira, [forsta, andra, tredje])
    per_sprak = {
        u.sprak: set(u.meddelanden.values_list("person_id", flat=True))
        for u in Utskick.objects.all()
    }
    assert per_sprak == {"sv": {forsta, tredje}, "latt_sv": {andra}}


def test_those_left_out_are_counted_once_and_a_language_of_its_own_needs_nobody_else(
    amira: Client,
) -> None:
    forsta, andra = m.ungdomar(2)
    onskar(amira, forsta, "latt_sv")
    Person.objects.filter(pk=andra).update(adress="")
    skicka(amira, [forsta, andra])
    utskick = Utskick.objects.get()
    assert (utskick.sprak, utskick.utelamnade) == ("latt_sv", {"adress": 1})


def test_who_has_chosen_nobody_is_shown_to_where_one_chooses(amira: Client) -> None:
    for adress in ("/brev", "/brev/ny"):
        text = amira.get(adress).content.decode()
        assert '<a href="/register">Register</a>' in text
        assert 'href="/malgrupp">Målgrupp</a>' not in text


@pytest.mark.parametrize(
    ("kanal", "text"),
    [("brev", "Första kontakten"), ("sms", "Påminnelse"), ("epost", "Påminnelse")],
)
def test_the_text_that_is_proposed_can_go_in_the_way_that_was_chosen(
    amira: Client, kanal: str, text: str
) -> None:
    sagt = {"personer": str(m.ungdomar(1)[0]), "kanal": kanal}
    sida = amira.post("/brev/ny", sagt).content.decode()
    assert "<title>Nytt utskick" in sida
    assert f"får {text} som" in sida


def test_letters_are_ordered_made_printed_and_posted(amira: Client) -> None:
    personer = m.ungdomar(3)
    assert "Utskicket är beställt" in skicka(amira, personer, mall="forsta_kontakt")
    arbeta()
    utskick = Utskick.objects.get()
    sida = amira.get(f"/brev/{utskick.pk}").content.decode()
    assert "Klart att posta" in sida
    assert "0 av 3 postade" in sida
    svar = amira.get(f"/brev/{utskick.pk}/fil/1")
    assert svar["Content-Type"] == "application/pdf"
    assert len(PdfReader(io.BytesIO(svar.content)).pages) == 6
    assert sorted(map(int, Visning.objects.latest("pk").person_ids)) == sorted(personer)
    assert "3 brev är" in amira.post(f"/brev/{utskick.pk}/postat", follow=True).content.decode()
    assert set(Meddelande.objects.values_list("lage", flat=True)) == {Meddelandelage.SAND}
    igen = amira.post(f"/brev/{utskick.pk}/postat", follow=True).content.decode()
    assert "redan postade" in igen


def test_the_printer_gets_the_files_and_a_list_without_persons(amira: Client) -> None:
    skicka(amira, m.ungdomar(2), mall="forsta_kontakt")
    arbeta()
    svar = amira.get(f"/brev/{Utskick.objects.get().pk}/fil/0")
    with zipfile.ZipFile(io.BytesIO(svar.content)) as paket:
        assert paket.namelist() == ["brev-1.pdf", "index.csv"]
        index = paket.read("index.csv").decode("utf-8-sig").splitlines()
    assert index == ["brev;fil;forsta_sida;sista_sida", "1;brev-1.pdf;1;2", "2;brev-1.pdf;3;4"]


def test_a_file_with_one_who_has_become_protected_is_never_given_out(amira: Client) -> None:
    personer = m.ungdomar(2)
    skicka(amira, personer)
    arbeta()
    utskick = Utskick.objects.get()
    Person.objects.filter(pk=personer[0]).update(skydd_skola=Skydd.SEKRETESSMARKERING)
    sida = amira.get(f"/brev/{utskick.pk}/fil/1", follow=True).content.decode()
    assert "Breven görs om utan den personen" in sida
    arbeta()
    svar = amira.get(f"/brev/{utskick.pk}/fil/1")
    assert len(PdfReader(io.BytesIO(svar.content)).pages) == 1
    assert Meddelande.objects.get(person=personer[0]).lage == Meddelandelage.MISSLYCKAD


def test_the_first_letter_can_be_looked_at_and_nothing_is_kept(amira: Client) -> None:
    (person,) = m.ungdomar(1)
    adress = f"/brev/ny/forsta?person={person}&kanal=brev&mall=paminnelse&sprak=latt_sv"
    svar = amira.get(adress)
    text = PdfReader(io.BytesIO(svar.content)).pages[0].extract_text()
    assert "Hej Åsa! Vi skriver till dig igen" in text
    assert Visning.objects.latest("pk").person_ids == [str(person)]
    assert not Utskick.objects.exists()


def test_text_messages_without_a_gateway_lie_in_the_outbox(amira: Client) -> None:
    skicka(amira, m.ungdomar(2), kanal="sms")
    arbeta()
    assert Utskick.objects.get().lage == Utskickslage.KLART
    sida = amira.get("/brev/utkorg").content.decode()
    assert "+46701740605" in sida
    assert "Hej Åsa! Vi på Ungdomstorget" in sida


def test_one_who_wants_no_text_messages_gets_none_until_she_changes_her_mind(amira: Client) -> None:
    (person,) = m.ungdomar(1)
    amira.post("/brev/nej", {"person": person, "kanal": "sms"})
    sida = amira.get(f"/brev/ny?person={person}&kanal=sms&mall=paminnelse").content.decode()
    assert "Har sagt nej till att få det på det här sättet." in sida
    assert "Ingen av de valda kan få det här" in skicka(amira, [person], kanal="sms")
    amira.post("/brev/nej", {"person": person, "kanal": "sms", "ater": "1"})
    assert not Kanalnej.objects.filter(ersatt__isnull=True).exists()
    assert "Utskicket är beställt" in skicka(amira, [person], kanal="sms")


def test_a_button_pressed_twice_sends_one_text(amira: Client) -> None:
    personer = m.ungdomar(2)
    assert "Utskicket är beställt" in skicka(amira, personer, kanal="sms")
    assert "redan beställd den senaste kvarten" in skicka(amira, personer, kanal="sms")
    assert Utskick.objects.count() == 1
    assert "Utskicket är beställt" in skicka(amira, personer, kanal="brev")
    amira.post(f"/brev/{Utskick.objects.get(kanal='sms').pk}/stoppa")
    assert "Utskicket är beställt" in skicka(amira, personer, kanal="sms")


def test_a_home_visit_must_say_when(amira: Client) -> None:
    personer = m.ungdomar(1)
    assert "Fyll i dag och tid" in skicka(amira, personer, mall="hembesok")
    skicka(amira, personer, mall="hembesok", dag_i_text="tisdag 1 december klockan 14")
    assert "hos dig tisdag 1 december klockan 14." in Utskick.objects.get().text


def test_without_a_sender_nothing_can_be_sent() -> None:
    klient = inloggad(anvandare("Bo Ek", (KOMMUN, Roll.HANDLAGGARE)))
    assert "Avsändaren saknas" in skicka(klient, m.ungdomar(1))
    assert not Utskick.objects.exists()


def test_a_batch_can_be_stopped_before_it_is_sent(amira: Client) -> None:
    skicka(amira, m.ungdomar(2), kanal="sms")
    pk = Utskick.objects.get().pk
    amira.post(f"/brev/{pk}/stoppa")
    arbeta()
    assert set(Meddelande.objects.values_list("lage", flat=True)) == {Meddelandelage.MISSLYCKAD}
    assert "redan klart" in amira.post(f"/brev/{pk}/stoppa", follow=True).content.decode()


def test_the_sender_is_a_dated_row(amira: Client) -> None:
    amira.post("/brev/avsandare", {**m.AVSANDARE, "telefon": "0243-741 00"})
    assert Brevavsandare.objects.count() == 2
    assert Brevavsandare.objects.get(ersatt__isnull=True).telefon == "0243-741 00"
    fel = amira.post("/brev/avsandare", {**m.AVSANDARE, "sms_namn": "Ungdoms torget"})
    assert "3–11 bokstäver" in fel.content.decode()


def test_own_words_are_used_and_a_wrong_field_is_told_with_the_right_one(amira: Client) -> None:
    adress = "/brev/texter/paminnelse-sms-sv"
    fel = amira.post(adress, {"text": "Hej {fornman}!"})
    assert "fältet {fornman} finns inte. Menade du {fornamn}?" in fel.content.decode()
    fel = amira.post("/brev/texter/paminnelse-epost-sv", {"text": "# Hej\n{namn}"})
    assert "får inte stå i e-post" in fel.content.decode()
    fel = amira.post("/brev/texter/paminnelse-brev-sv", {"text": "Hej {fornamn}"})
    assert "börja med en rubrik" in fel.content.decode()
    amira.post(adress, {"text": "Hej {fornamn}, ring {telefon}."})
    skicka(amira, m.ungdomar(1), kanal="sms")
    utskick = Utskick.objects.get()
    assert (utskick.version, utskick.text) == ("kommunens 1", "Hej {fornamn}, ring 0243-740 00.")
    amira.post(f"{adress}/ater")
    assert not Egentext.objects.filter(ersatt__isnull=True).exists()


def test_an_own_first_letter_that_leaves_out_what_article_14_demands_is_told_of(
    amira: Client,
) -> None:
    adress = "/brev/texter/forsta_kontakt-brev-sv"
    text = "# Hej {fornamn}\nRing oss! {namnd} sparar uppgifter om dig till {gallras}."
    svar = amira.post(adress, {"text": text}, follow=True).content.decode()
    assert "Texten är sparad" in svar
    assert "rätten att klaga till Integritetsskyddsmyndigheten" in svar
    assert "hur länge uppgifterna sparas" not in svar
    for sprak in (Sprak.SV, Sprak.LATT_SV):
        hela = mallar.levererad(Mall.FORSTA_KONTAKT, Kanal.BREV, sprak)
        assert not artikel14.saknas(Mall.FORSTA_KONTAKT, Kanal.BREV, hela)


def test_a_word_template_gives_a_document_for_each(amira: Client) -> None:
    dokument, fil = Document(), io.BytesIO()
    dokument.add_paragraph("Hej {{ fornamn }} på {{ adress }}, ring {{ telefon }}.")
    dokument.save(fil)
    mall = SimpleUploadedFile("brev.docx", fil.getvalue())
    amira.post("/brev/texter/paminnelse-brev-sv/word", {"fil": mall})
    skicka(amira, m.ungdomar(2))
    arbeta()
    svar = amira.get(f"/brev/{Utskick.objects.get().pk}/fil/1")
    with zipfile.ZipFile(io.BytesIO(svar.content)) as paket:
        assert len(paket.namelist()) == 2
        brev = Document(io.BytesIO(paket.read(paket.namelist()[0])))
    assert brev.paragraphs[0].text == "Hej Åsa på Storgatan 1, ring 0243-740 00."


def test_a_handlaggare_never_learns_who_the_protected_is(amira: Client) -> None:
    bo = inloggad(anvandare("Bo Ek", (KOMMUN, Roll.HANDLAGGARE)))
    (person,) = m.ungdomar(1, fornamn="Kanarie", efternamn="Fågel")
    skicka(amira, [person], kanal="sms")
    Person.objects.filter(pk=person).update(skydd_skola=Skydd.SEKRETESSMARKERING)
    arbeta()
    for adress in (
        f"/brev/ny?person={person}",
        f"/brev/{Utskick.objects.get().pk}",
        "/brev/utkorg",
    ):
        assert "Kanarie" not in bo.get(adress).content.decode(), adress
    forsta = f"/brev/ny/forsta?person={person}&kanal=brev&mall=paminnelse&sprak=sv"
    assert bo.get(forsta).status_code == 404
    assert amira.get(forsta, follow=True).redirect_chain


def test_the_neighbours_persons_are_not_there(amira: Client) -> None:
    (person,) = m.ungdomar(1)
    Person.objects.update(kommun=Kommun.objects.get(pk="2080"))
    assert "Du har inte valt någon" in amira.get(f"/brev/ny?person={person}").content.decode()


def test_the_way_to_a_letter_stands_on_the_persons_page_but_not_for_the_protected(
    amira: Client,
) -> None:
    (person,) = m.ungdomar(1)
    adress = f"/brev/ny?person={person}"
    assert adress in amira.get(f"/person/{person}").content.decode()
    Person.objects.filter(pk=person).update(skydd_skola=Skydd.SEKRETESSMARKERING)
    assert adress not in amira.get(f"/person/{person}").content.decode()


def test_forty_ask_the_database_no_more_than_two(amira: Client) -> None:
    personer = m.ungdomar(40)
    skicka(amira, personer, kanal="sms")
    adresser = {
        antal: f"/brev/ny?personer={','.join(map(str, personer[:antal]))}" for antal in (2, 40)
    }
    assert fragor(amira, adresser[40]) == fragor(amira, adresser[2]) <= 16
    assert fragor(amira, f"/brev/{Utskick.objects.get().pk}") <= 16


def fragor(klient: Client, adress: str) -> int:
    with CaptureQueriesContext(connection) as stallda:
        assert klient.get(adress).status_code == 200
    return len(stallda)
