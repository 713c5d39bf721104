"""A file's journey through the pages: received, its columns, looked at, read in, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.flows.arbetare import gor_nasta
from kaja.intake.models import Kartlaggning, MottagenFil, Status
from kaja.register.handelser import Anteckning, append_events
from kaja.register.laget import Hande
from kaja.register.models import Handelseslag, Registerpost
from kaja.ungdom.models import Person
from kaja.web.handlaggare import godkannande
from tests.flows.kommunen import ALI, EVA, LEO, NORA, boende, elev, fil
from tests.web.inlasningen import EGET, godkann, inloggad, senaste, skicka, text
from tests.web.varld import DAG, KOMMUN, MORGON, anvandare

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]


@pytest.fixture
def amira() -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def klient(amira: User) -> Client:
    return inloggad(amira)


@pytest.fixture
def alla_i_skolan(klient: Client) -> None:
    everyone = (NORA, LEO, ALI, EVA)
    skicka(klient, fil("folkbokforing", *(boende(n, kommun=KOMMUN) for n in everyone)), "f.csv")
    godkann(klient)
    skicka(klient, fil("elever", *(elev(n) for n in everyone)), "e.csv", avsandare="Sjöskolan")
    godkann(klient)


def test_a_known_file_is_recognised_and_says_what_would_change_with_names(klient: Client) -> None:
    sida = skicka(klient, fil("folkbokforing", boende(NORA, kommun=KOMMUN), boende(LEO)))
    assert "Rubrikerna är Kajas egna för folkbokföring." in sida
    assert "1 ny person" in sida
    assert "1 i andra kommuner" in sida
    assert "Nora Åkesson, 20080101-2386" in sida
    assert "Går att ta tillbaka i 400 dagar." in sida
    assert "Storgatan" not in sida


def test_a_file_that_is_read_in_but_whose_run_is_stopped_says_so(klient: Client) -> None:
    skicka(klient, fil("folkbokforing", boende(NORA, kommun=KOMMUN)), "f.csv")
    godkann(klient)
    utreds = Anteckning(Person.objects.get(nummer=NORA).pk, Hande(Handelseslag.UTREDS, DAG))
    kommun = Kommun.objects.get(pk=KOMMUN)
    append_events(kommun=kommun, anteckningar=[utreds], aktor="prov", tid=MORGON)
    Registerpost.objects.update(handelser_antal=5)  # events are missing

    skicka(klient, fil("elever", elev(NORA)), "e.csv")
    assert "1 rad är inläst. Bedömningen stannade. Kontrollen" in godkann(klient)


def test_rows_that_wait_are_told_of_when_the_file_is_read_in(klient: Client) -> None:
    skicka(klient, fil("folkbokforing", boende(NORA, kommun=KOMMUN)), "f.csv")
    assert "väntar" not in godkann(klient)

    skicka(klient, fil("elever", elev(NORA), elev(LEO), elev(EVA)), "e.csv", omfattning="del")
    sida = godkann(klient)

    assert "3 rader är inlästa. 2 av dem väntar: personerna finns inte i registret." in sida
    assert "2 rader väntar på att personen blir känd här" in sida


@pytest.mark.usefixtures("alla_i_skolan")
def test_half_a_full_extract_asks_for_a_box_that_repeats_the_numbers(klient: Client) -> None:
    sida = skicka(klient, fil("elever", elev(NORA), elev(LEO)), "halv.csv", avsandare="Sjöskolan")
    assert "2 av 4 saknas i filen." in sida
    assert "Ja, 2 av 4 elever har slutat" in sida
    sida = godkann(klient)
    assert "kryssa för ”Ja, 2 av 4 elever har slutat”" in sida
    assert senaste().status == Status.GRANSKAS
    sida = godkann(klient, manga_slutar="on")
    assert "2 har slutat." in sida
    assert senaste().status == Status.INLAST


def test_another_municipalitys_file_asks_for_a_box_of_its_own(klient: Client) -> None:
    sida = skicka(klient, fil("folkbokforing", boende(NORA), boende(LEO)))
    assert "Ingen i filen finns i kommunens register." in sida
    assert "Ja, filen gäller den här kommunen" in godkann(klient)
    godkann(klient, ingen_traff="on")
    assert not Person.objects.exists()


@pytest.mark.usefixtures("alla_i_skolan")
def test_each_count_is_a_list_with_links_and_who_looked_is_logged(klient: Client) -> None:
    skicka(
        klient, fil("elever", elev(NORA, "2023-08-14")), omfattning="del", avsandare="Bergskolan"
    )
    nora = Person.objects.get(nummer=NORA)
    Visning.objects.count()
    svar = klient.get(f"/las-in/{senaste().pk}/vilka/motsagda")
    assert f'href="/person/{nora.pk}"' in svar.content.decode()
    assert "Två inskrivningar pågår samtidigt" in text(svar)
    assert Visning.objects.latest("pk").person_ids == [str(nora.pk)]
    assert klient.get(f"/las-in/{senaste().pk}/vilka/slutar").status_code == 404
    assert klient.get(f"/las-in/{senaste().pk}/vilka/annat").status_code == 404


@pytest.mark.usefixtures("alla_i_skolan")
def test_any_sheet_is_mapped_in_three_steps_and_the_next_is_read_without_asking(
    klient: Client,
) -> None:
    sida = skicka(klient, EGET, "lista.csv", avsandare="Bergskolan", omfattning="del")
    assert "Filen ser ut att berätta om elever" in sida
    pk = senaste().pk
    svar = klient.post(f"/las-in/{pk}/slag", {"kalla": "elever", "omfattning": "del"}, follow=True)
    sida = text(svar)
    assert "Hemligvägen" not in sida
    assert "Lärlingsgymnasium betyder" in sida
    assert "8/17/2026" in sida, "the days can be read in two ways, and it is asked"
    form = svar.context["form"]
    val = {namn: form[namn].value() or "" for namn in form.fields}
    val |= {"ord_skolform_0": "GY", "dag_startdatum": "mdy"}
    sida = text(klient.post(f"/las-in/{pk}/kolumner", val, follow=True))
    assert "2024-08-07" in sida
    assert "går 2 att läsa" in sida
    sida = text(klient.post(f"/las-in/{pk}/klar", {"spara": "on"}, follow=True))
    assert "2 av 2 rader går att läsa." in sida
    assert Kartlaggning.objects.get().profil["varden"] == {"skolform": {"Lärlingsgymnasium": "GY"}}
    sida = skicka(klient, EGET.replace(b"2024", b"2023"), "igen.csv", omfattning="del")
    assert "desamma som i en tidigare fil från Bergskolan" in sida
    assert senaste().status == Status.GRANSKAS


@pytest.mark.parametrize(
    ("andring", "mening"),
    [
        ({"k0": ""}, "Personnummer saknas. Välj vilken kolumn som har personnummer."),
        ({"k1": "personnummer"}, "Elev: Pnr är redan personnummer."),
        ({"k2": "", "fast_skolform": "XX"}, "Skolform saknas."),
        ({"k3": "finns inte"}, "Började: välj något i listan."),
    ],
    ids=["missing", "twice", "no fixed value", "not in the list"],
)
def test_a_fault_in_the_columns_is_named_and_the_choices_are_kept(
    klient: Client, andring: dict[str, str], mening: str
) -> None:
    skicka(klient, EGET, omfattning="del")
    pk = senaste().pk
    form = klient.get(f"/las-in/{pk}/kolumner").context["form"]
    val = {namn: form[namn].value() or "" for namn in form.fields} | andring
    svar = klient.post(f"/las-in/{pk}/kolumner", val)
    assert mening in text(svar)
    kvar = {namn: svar.context["form"][namn].value() or "" for namn in form.fields}
    assert kvar == {namn: val[namn] for namn in form.fields}


def test_rows_of_protected_persons_are_not_shown_in_the_wizard_to_who_may_not_see_them(
    klient: Client,
) -> None:
    skydd = boende(LEO, kommun=KOMMUN, skydd="sekretessmarkering")
    skicka(klient, fil("folkbokforing", boende(NORA, kommun=KOMMUN), skydd))
    godkann(klient)
    skicka(klient, EGET, omfattning="del")
    pk = senaste().pk
    imre = inloggad(anvandare("Imre Ek", (KOMMUN, Roll.IMPORTOR)))
    for steg in ("slag", "kolumner", "prov"):
        assert "Leo Ek" not in text(imre.get(f"/las-in/{pk}/{steg}")), steg
    assert "Leo Ek" in text(klient.get(f"/las-in/{pk}/kolumner"))
    assert "Nora Åkesson" in text(imre.get(f"/las-in/{pk}/kolumner"))


@pytest.mark.usefixtures("alla_i_skolan")
def test_what_was_said_of_a_file_can_be_put_right_before_it_is_read_in(klient: Client) -> None:
    skicka(klient, fil("elever", elev(NORA)), "en.csv", avsandare="Sjöskolan")
    pk = senaste().pk
    villkor = {"tackning_tom": "2026-11-19", "omfattning": "del", "avsandare": "Sjöskolan"}
    sida = text(klient.post(f"/las-in/{pk}/andra", villkor, follow=True))
    assert "Ja, 3 av 4" not in sida
    assert (senaste().omfattning, senaste().tackning_tom) == ("del", date(2026, 11, 19))
    fel = text(klient.post(f"/las-in/{pk}/andra", villkor | {"tackning_tom": "2030-01-01"}))
    assert "1 januari 2030 kan inte stämma" in fel


def test_a_sheet_that_was_read_wrongly_gets_its_columns_chosen(klient: Client) -> None:
    skicka(klient, fil("elever", elev(NORA)))
    sida = text(klient.post(f"/las-in/{senaste().pk}/valj-om", follow=True))
    assert "Vad är det för fil?" in sida
    assert senaste().status == Status.KARTLAGGS


@pytest.mark.usefixtures("alla_i_skolan")
def test_a_file_is_taken_back_after_it_is_said_what_that_does(klient: Client) -> None:
    pk = senaste().pk
    sida = text(klient.get(f"/las-in/{pk}/angra"))
    assert "4 får andra uppgifter" in sida
    sida = text(klient.post(f"/las-in/{pk}/angra", follow=True))
    assert "e.csv är tillbakatagen. 4 personers svar är uppdaterade." in sida
    assert "Tillbakatagen" in text(klient.get("/las-in"))
    assert klient.get(f"/las-in/{pk}/angra").status_code == 404


@pytest.mark.usefixtures("alla_i_skolan")
def test_the_row_behind_a_fact_can_be_opened_and_is_logged(klient: Client) -> None:
    nora = Person.objects.get(nummer=NORA)
    folkbok = MottagenFil.objects.get(namn="f.csv")
    sida = text(klient.get(f"/las-in/{folkbok.pk}/rad/2"))
    assert NORA in sida
    assert "Storgatan" not in sida
    seen = Visning.objects.latest("pk")
    assert (seen.vy, seen.person_ids) == (f"rad 2 i fil:{folkbok.pk}", [str(nora.pk)])
    assert klient.get(f"/las-in/{folkbok.pk}/rad/99").status_code == 404
    assert (
        f"/las-in/{folkbok.pk}/rad/2" in klient.get(f"/person/{nora.pk}/historik").content.decode()
    )


def test_a_protected_persons_row_is_only_for_those_who_may_see_who_it_is(klient: Client) -> None:
    skicka(
        klient,
        fil("folkbokforing", boende(NORA, kommun=KOMMUN, skydd="sekretessmarkering"), "trasig"),
    )
    godkann(klient)
    pk = senaste().pk
    jonas = inloggad(anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE)))
    assert jonas.get(f"/las-in/{pk}/rad/2").status_code == 403
    assert klient.get(f"/las-in/{pk}/rad/2").status_code == 200


@pytest.mark.usefixtures("alla_i_skolan")
def test_one_whom_only_the_school_calls_protected_is_hidden_too(klient: Client) -> None:
    Person.objects.filter(nummer=NORA).update(skydd_skola="sekretessmarkering")
    skicka(klient, fil("elever", elev(NORA, "2025-02-30"), elev(NORA), elev(LEO)), "skola.csv")
    pk = senaste().pk
    assert NORA not in klient.get(f"/las-in/{pk}/problem?rader=alla").content.decode()
    jonas = inloggad(anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE)))
    assert NORA not in jonas.get(f"/las-in/{pk}/problem?rader=alla").content.decode()
    assert jonas.get(f"/las-in/{pk}/rad/3").status_code == 403
    sida = text(jonas.get(f"/las-in/{pk}"))
    assert LEO in sida
    assert NORA not in sida
    assert "Skyddad person" in sida


@pytest.mark.usefixtures("alla_i_skolan")
def test_a_large_file_is_left_to_the_worker_and_the_page_tells_how_far_it_is(
    klient: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(godkannande, "STOR", 1)
    skicka(klient, fil("elever", elev(NORA, "2023-08-14"), elev(LEO)), omfattning="del")
    sida = godkann(klient)
    assert "Filen läses in. Du kan lämna sidan" in sida
    assert "Väntar på sin tur" in sida
    assert klient.get(f"/las-in/{senaste().pk}")["Refresh"] == "4"
    again = skicka(klient, fil("elever", elev(ALI)), omfattning="del", avsandare="")
    assert "från samma avsändare håller på att läsas." in godkann(klient), again
    klient.post(f"/las-in/{senaste().pk}/kasta")
    pk = MottagenFil.objects.get(status=Status.LASES_IN).pk
    gor_nasta(tid=MORGON, dag=DAG)
    assert "Inläst" in text(klient.get(f"/las-in/{pk}"))
    assert "Du kan lämna sidan" in text(klient.post(f"/las-in/{pk}/angra", follow=True))
    assert "tas tillbaka" in text(klient.get(f"/las-in/{pk}"))
    gor_nasta(tid=MORGON, dag=DAG)
    assert "Tillbakatagen" in text(klient.get(f"/las-in/{pk}"))


@pytest.mark.usefixtures("alla_i_skolan")
def test_the_same_file_again_says_so_and_changes_nothing(klient: Client) -> None:
    fore = MottagenFil.objects.count()
    everyone = fil("elever", *(elev(n) for n in (NORA, LEO, ALI, EVA)))
    sida = skicka(klient, everyone, "e.csv", avsandare="Sjöskolan")
    assert "Precis den här filen har kommit förut. Här är den." in sida
    assert MottagenFil.objects.count() == fore


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
)
DALIGA: dict[str, Callable[[], bytes]] = {
    "entities": lambda: BOMB,
    "outer entity": lambda: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "broken xml": lambda: b"<Folkbokforingsposter><Post>",
    "other xml": lambda: b"<html><body>hej</body></html>",
    "json of wrong types": lambda: b'{"data": [{"id": 1, "civicNo": {"value": 7}}, 3, null]}',
    "json of other things": lambda: b"[1, 2, 3]",
    "broken json": lambda: b'{"data": [',
    "binary": lambda: bytes(range(256)) * 200,
    "picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 400,
    "broken zip": lambda: b"PK\x03\x04" + b"\xff" * 500,
    "one long line": lambda: b"personnummer;skolform;startdatum\n" + b"x" * 10_000_000,
    "nothing but a line break": lambda: b"\n",
    "no heading": f"{NORA};GY;2024-08-19\n".encode,
    "nul": lambda: b"personnummer;kommunkod\n\x00\x00;\x00\n",
}


@pytest.mark.parametrize("vilken", DALIGA)
@pytest.mark.parametrize("kalla", ["", "elever", "kolumner"])
def test_whatever_is_sent_is_answered_with_a_sentence(
    klient: Client, vilken: str, kalla: str
) -> None:
    sida = skicka(klient, DALIGA[vilken](), kalla=kalla)
    assert "Traceback" not in sida
    assert "Något behöver rättas" in sida or "Inget är inläst än." in sida
    if senaste_om_nagon() and senaste().status == Status.KARTLAGGS:
        for steg in ("slag", "kolumner", "prov"):
            assert klient.get(f"/las-in/{senaste().pk}/{steg}").status_code in (200, 302)
    assert not Person.objects.exists()


def senaste_om_nagon() -> bool:
    return MottagenFil.objects.exists()


def test_the_municipalitys_own_list_in_any_shape_becomes_a_register(klient: Client) -> None:
    lista = (
        "KAA-listan\n\nPersonnr;Namn;Inskriven;Orsak;Anteckningar\n"
        f"{NORA};Åkesson Nora;2026-09-01;Hoppat av;Vill inte bli uppringd på förmiddagen\n"
    ).encode()
    sida = skicka(klient, lista, "kaa.csv", kalla="kaa_lista")
    assert "Vad är det för fil?" in sida
    pk = senaste().pk
    form = klient.get(f"/las-in/{pk}/kolumner").context["form"]
    val = {namn: form[namn].value() or "" for namn in form.fields}
    assert val["k4"] == "", "notes are never read"
    val |= {"k2": "registrerad", "efternamn_forst": "on"}
    sida = text(klient.post(f"/las-in/{pk}/kolumner", val, follow=True))
    assert "uppringd" not in sida
    assert "2026-09-01" in sida
    sida = text(klient.post(f"/las-in/{pk}/klar", follow=True))
    assert "1 nya får en plats i registret" in sida
    godkann(klient)
    person = Person.objects.get(nummer=NORA)
    assert (person.fornamn, person.efternamn) == ("Nora", "Åkesson")
    assert not Kartlaggning.objects.exists()
