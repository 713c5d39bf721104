"""The day's work on the pages: to see what to do, log a contact, book a meeting, hand over."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils.html import escape

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.flows.veckobrev import veckobrev
from kaja.insatser.models import Handlaggning, Kontakt, Mote, Uppgift, Uppgiftsslag
from kaja.insatser.queries import booked_meeting
from kaja.ungdom.models import NO_CONTACT, Person, Skydd
from kaja.web.komponenter.text import datum_langt, tjugo_ar
from tests.web.varld import DAG, KOMMUN, MORGON, anvandare, inloggad, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(40, var=101))


@pytest.fixture
def amira(folk: None) -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def klient(amira: User) -> Client:
    klient = Client()
    klient.force_login(amira)
    return klient


@pytest.fixture
def ungdom(folk: None) -> Person:
    rader = Handlaggning.objects.filter(oppen=True, person__skydd="").exclude(etapp="utreds")
    return rader.order_by("person_id")[0].person


def sida(klient: Client, adress: str) -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200
    return svar.content.decode()


def skott(person: Person) -> Handlaggning:
    return Handlaggning.objects.get(person=person)


def test_the_page_one_begins_on_is_what_to_do(klient: Client) -> None:
    assert klient.get("/").headers["Location"] == "/att-gora"


def test_each_task_says_who_why_and_when_and_those_shown_are_logged(klient: Client) -> None:
    text = sida(klient, "/att-gora?vems=alla")
    uppgifter = Uppgift.objects.filter(slag=Uppgiftsslag.VERIFIERA, person__skydd="")
    assert uppgifter
    for uppgift in uppgifter[:20]:
        assert str(uppgift.person) in text
    visning = Visning.objects.latest("nr")
    assert visning.vy == "att_gora"
    assert set(visning.person_ids) >= {str(u.person_id) for u in uppgifter[:20]}


def test_the_protected_stand_apart_and_only_who_may_sees_who_they_are(
    klient: Client, ungdom: Person
) -> None:
    Person.objects.filter(pk=ungdom.pk).update(skydd=Skydd.SEKRETESSMARKERING, **NO_CONTACT)
    skyddad = ungdom
    assert str(skyddad) not in sida(klient, "/att-gora?vems=alla")
    assert str(skyddad) in sida(klient, "/att-gora?vems=alla&visa=skyddade")
    kollega = inloggad("Jonas Kvist", Roll.HANDLAGGARE)
    for visa in ("", "&visa=skyddade"):
        assert str(skyddad) not in sida(kollega, f"/att-gora?vems=alla{visa}")


def test_the_one_next_step_of_a_person_is_the_step_of_the_work(
    klient: Client, ungdom: Person
) -> None:
    """Not what is due first: who soon turns twenty is still to be checked first."""
    tjugo = Uppgift.objects.filter(slag=Uppgiftsslag.FYLLER_20, person=ungdom)
    assert tjugo.update(dag=DAG - timedelta(days=1)) == 1
    forst = sida(klient, f"/person/{ungdom.pk}").split("Nästa steg</h2>")[1][:60]
    assert skott(ungdom).get_nasta_display() in forst


def test_one_press_logs_a_call_sets_the_next_day_and_can_be_undone(
    klient: Client, ungdom: Person
) -> None:
    fore = skott(ungdom).nasta_datum
    text = sida(klient, f"/person/{ungdom.pk}")
    lovat = re.findall(r'value="svarade">.*?<small>(.*?)</small>', text)[0]
    svar = klient.post(
        f"/person/{ungdom.pk}/kontakt",
        {"kanal": "telefon", "utfall": "svarade", "gor": "arbete"},
        follow=True,
    )
    text = svar.content.decode()
    assert "Loggat: Telefon, svarade." in text
    assert "Arbetar" in text
    kontakt = Kontakt.objects.get(person=ungdom)
    assert (kontakt.kanal, kontakt.utfall, kontakt.av.namn) == ("telefon", "svarade", "Amira Lund")  # type: ignore[union-attr]
    assert skott(ungdom).etapp == "nadd"
    assert lovat.startswith("Boka kartläggning")
    ater = klient.post("/kontakt/angra", {"kontakt": kontakt.pk}, follow=True)
    assert "Ångrat. Det är som innan." in ater.content.decode()
    assert (skott(ungdom).etapp, skott(ungdom).nasta_datum) == ("ny", fore)


def test_a_wrong_day_says_what_is_wrong_and_nothing_is_noted(
    klient: Client, ungdom: Person
) -> None:
    for falt, varde, mening in (
        ("datum", "2020-01-01", "Nästa datum: 2020-01-01 har redan varit."),
        ("datum", "sen", "Nästa datum: dagen finns inte."),
        ("dag", str(DAG + timedelta(days=2)), "Kontakten var: dagen har inte varit än."),
    ):
        svar = klient.post(
            f"/person/{ungdom.pk}/kontakt",
            {"kanal": "telefon", "utfall": "svarade", falt: varde},
            follow=True,
        )
        assert escape(mening) in svar.content.decode()
    assert not Kontakt.objects.exists()


def test_a_day_may_be_written_as_one_says_it(klient: Client, ungdom: Person) -> None:
    forra = DAG - timedelta(days=2)
    klient.post(
        f"/person/{ungdom.pk}/kontakt",
        {
            "kanal": "telefon",
            "utfall": "svarade",
            "dag": f"{forra.day}/{forra.month}",
            "datum": "15/1",
        },
    )
    assert Kontakt.objects.get(person=ungdom).tid.date() == forra
    assert skott(ungdom).nasta_datum == date(DAG.year + 1, 1, 15)


def test_what_no_page_sends_is_told_of_and_never_an_error_of_the_program(
    klient: Client, ungdom: Person
) -> None:
    langt = "9" * 5000
    for adress, sagt in (
        ("/kontakt/angra", {"kontakt": langt}),
        ("/brev/nej", {"kanal": "sms", "person": "²"}),
        ("/brev/nej", {"kanal": "sms", "person": langt}),
        ("/skydd/granska", {"falt": "x", "x": "text", "person": langt}),
        ("/register/klistra", {"personer": "1", "falten": "agare", "sett": f"{langt}:1:1"}),
        (f"/register/{langt[:30]}", {}),
    ):
        assert klient.post(adress, sagt).status_code < 500


def test_a_next_day_that_must_be_a_slip_of_the_pen_is_told_of(
    klient: Client, ungdom: Person
) -> None:
    sagt = {"kanal": "telefon", "utfall": "svarade", "datum": "2062-12-01"}
    svar = klient.post(f"/person/{ungdom.pk}/kontakt", sagt, follow=True)
    assert "är för långt bort. Stämmer året?" in svar.content.decode()
    assert not Kontakt.objects.exists()


def test_the_next_step_is_not_done_by_saying_so(klient: Client, ungdom: Person) -> None:
    steg = Uppgift.objects.filter(person=ungdom, dag__isnull=False, klar__isnull=True)[0]
    svar = klient.post("/uppgift", {"nyckel": steg.nyckel, "gor": "inte"})
    assert svar.status_code == 404
    steg.refresh_from_db()
    assert steg.klar is None


def test_the_name_of_a_view_is_guarded(klient: Client) -> None:
    svar = klient.post("/register/vyer", {"namn": "Psykiatrin", "fraga": ""}, follow=True)
    assert "får inte föras in" in svar.content.decode()


def test_a_meeting_is_the_next_step_until_it_has_been(klient: Client, ungdom: Person) -> None:
    amira = User.objects.get(namn="Amira Lund")
    bokning = {
        "slag": "kartlaggning",
        "dag": str(DAG + timedelta(days=2)),
        "klockan": "14.00",
        "med": amira.pk,
    }
    svar = klient.post(f"/person/{ungdom.pk}/mote", bokning, follow=True)
    assert "Mötet är bokat" in svar.content.decode()
    assert skott(ungdom).nasta == "mote"
    assert skott(ungdom).nasta_datum == DAG + timedelta(days=2)
    bokat = Mote.objects.get(person=ungdom)
    overlamning = sida(klient, f"/person/{ungdom.pk}/overlamning")
    assert "25\N{NO-BREAK SPACE}nov kl.\N{NO-BREAK SPACE}14.00, kartläggning med Amira Lund" in (
        overlamning
    )
    assert "Mötet är bokat" not in overlamning, "it is said once, with its time"
    for gor in ({}, {"avboka": "ja"}):  # from a page opened before it was booked
        svar = klient.post(f"/person/{ungdom.pk}/mote", bokning | gor)
        assert "Någon annan har bokat" in svar.content.decode()
    assert Mote.objects.get(person=ungdom) == bokat
    klient.post(f"/person/{ungdom.pk}/mote", bokning | {"avboka": "ja", "bokat": bokat.pk})
    assert skott(ungdom).nasta != "mote"


def test_what_was_done_with_a_meeting_is_taken_back_with_one_press(
    klient: Client, ungdom: Person
) -> None:
    adress, amira = f"/person/{ungdom.pk}/mote", User.objects.get(namn="Amira Lund")
    forst = {"slag": "kartlaggning", "dag": str(DAG + timedelta(days=2)), "klockan": "14.00"}
    sedan = forst | {"dag": str(DAG + timedelta(days=4)), "klockan": "09.00"}

    def gor(**data: object) -> str:
        bokat = booked_meeting(ungdom)
        svar = klient.post(adress, data | {"bokat": bokat.pk if bokat else ""}, follow=True)
        return svar.content.decode()

    def angra(sida: str) -> str:
        assert f'action="{adress}/angra"' in sida
        dolt = re.findall('type="hidden" name="(mote|avbokat)" value="([^"]+)"', sida)
        return klient.post(f"{adress}/angra", dict(dolt), follow=True).content.decode()

    angrad = angra(gammal := gor(**forst, med=amira.pk))
    assert "Ångrat. Det är som innan." in angrad
    assert booked_meeting(ungdom) is None
    assert "sedan du öppnade sidan" in angra(gammal), "it is taken back once"
    gor(**forst, med=amira.pk)
    angra(gor(**sedan, med=amira.pk))
    bokat = booked_meeting(ungdom)
    assert bokat
    assert (bokat.tid.hour, skott(ungdom).nasta_datum) == (13, DAG + timedelta(days=2))
    avbokad = gor(avboka="ja")
    assert "Mötet är avbokat" in avbokad
    assert booked_meeting(ungdom) is None
    angra(avbokad)
    assert skott(ungdom).nasta == "mote"


def test_nobody_makes_a_home_visit_alone(klient: Client, ungdom: Person) -> None:
    amira = User.objects.get(namn="Amira Lund")
    jonas, siv = (
        anvandare(namn, (KOMMUN, Roll.HANDLAGGARE)) for namn in ("Jonas Kvist", "Siv Örn")
    )
    bokning = {
        "slag": "hembesok",
        "dag": str(DAG + timedelta(days=2)),
        "klockan": "14:00",
        "med": amira.pk,
    }
    ensam = klient.post(f"/person/{ungdom.pk}/mote", bokning)
    assert "välj vem du går tillsammans med" in ensam.content.decode()
    samma = bokning | {"tillsammans_med": jonas.pk, "kollega_vet": jonas.pk}
    assert "är en tredje" in klient.post(f"/person/{ungdom.pk}/mote", samma).content.decode()
    assert not Mote.objects.exists()
    klient.post(
        f"/person/{ungdom.pk}/mote",
        bokning | {"tillsammans_med": jonas.pk, "kollega_vet": siv.pk},
    )
    assert Mote.objects.get().slag == "hembesok"


def test_many_are_handed_over_postponed_and_checked_at_once(klient: Client) -> None:
    jonas = anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE))
    nya = list(Uppgift.objects.filter(slag=Uppgiftsslag.VERIFIERA, person__skydd="")[:4])
    valda = {"uppgift": [u.pk for u in nya]}
    klient.post("/att-gora/gor", valda | {"gor": "lamna", "agare": jonas.pk})
    assert {skott(u.person).agare for u in nya if u.person} == {jonas}
    till = DAG + timedelta(days=21)
    skjut = {"gor": "skjut", "till": str(till)}
    svar = klient.post("/att-gora/gor", valda | skjut, follow=True)
    assert "välj ett skäl i listan" in svar.content.decode()
    klient.post("/att-gora/gor", valda | skjut | {"skal": "unges_onskan"})
    assert {u.uppskjuten_skal for u in Uppgift.objects.filter(pk__in=valda["uppgift"])} == {
        "unges_onskan"
    }
    assert {skott(u.person).nasta_datum for u in nya if u.person} == {till}
    klient.post("/att-gora/gor", valda | {"gor": "klar"})
    assert {skott(u.person).nasta for u in nya if u.person} == {"kontakta"}


@pytest.mark.parametrize("gor", ["ta", "skjut", "lamna", "klar"])
def test_what_was_done_with_tasks_is_taken_back_with_one_press(klient: Client, gor: str) -> None:
    jonas = anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE))
    valda = Uppgift.objects.filter(slag=Uppgiftsslag.VERIFIERA, person__skydd="").order_by("pk")[:2]
    fore = _skick(valda)
    val = {"till": str(DAG + timedelta(days=21)), "skal": "bokat", "agare": jonas.pk}
    uppgifter = {"uppgift": [u.pk for u in valda], "vems": "alla"}
    text = klient.post(
        "/att-gora/gor", uppgifter | val | {"gor": gor}, follow=True
    ).content.decode()
    assert MENING[gor] in text
    assert _skick(valda) != fore
    (adress,) = re.findall(r'data-angra>.*?action="(.*?)"', text, re.S)
    ater = klient.post(adress, {"vems": "alla"}, follow=True)
    assert ater.redirect_chain[-1][0] == "/att-gora?vems=alla"
    assert "Ångrat. 2 ungdomar är som innan." in ater.content.decode()
    assert _skick(valda) == fore


MENING = {
    "ta": "Du har tagit 2 uppgifter.",
    "skjut": "2 uppgifter kommer tillbaka 14 december 2026.",
    "lamna": "Jonas Kvist är ägare till 2 ungdomar.",
    "klar": "2 uppgifter klara.",
}


def _skick(uppgifter: QuerySet[Uppgift]) -> list[tuple[object, ...]]:
    """How the tasks and their youths are."""
    falt = ("tagen_av", "ansvarig", "uppskjuten_till", "uppskjuten_skal", "dag", "klar", "utfall")
    skotta = [f"person__handlaggning__{n}" for n in ("satt_datum", "nasta_datum", "verifierad")]
    return list(uppgifter.all().values_list(*falt, *skotta, "person__handlaggning__agare"))


def test_what_someone_else_has_done_since_stays_at_the_undo(klient: Client, ungdom: Person) -> None:
    """Postponed again by a colleague; then the first one takes hers back."""
    uppgift = Uppgift.objects.get(person=ungdom, slag=Uppgiftsslag.VERIFIERA, klar__isnull=True)
    val = {"uppgift": uppgift.pk, "gor": "skjut", "skal": "bokat"}
    svar = klient.post("/att-gora/gor", val | {"till": str(DAG + timedelta(days=7))}, follow=True)
    kollega = inloggad("Jonas Kvist", Roll.HANDLAGGARE)
    senare = DAG + timedelta(days=14)
    kollega.post("/att-gora/gor", val | {"till": str(senare)})
    (adress,) = re.findall(r'data-angra>.*?action="(.*?)"', svar.content.decode(), re.S)
    assert kollega.post(adress, {"vems": "alla"}).status_code == 404
    text = klient.post(adress, {"tillbaka": ungdom.pk}, follow=True).content.decode()
    assert "1 ungdom har ändrats sedan dess" in text
    uppgift.refresh_from_db()
    assert (uppgift.uppskjuten_till, skott(ungdom).nasta_datum) == (senare, senare)


def test_the_day_that_is_too_late_is_said_in_words(klient: Client, ungdom: Person) -> None:
    assert ungdom.fodd
    tjugo = tjugo_ar(ungdom.fodd)
    uppgift = Uppgift.objects.get(person=ungdom, slag=Uppgiftsslag.VERIFIERA, klar__isnull=True)
    val = {"uppgift": uppgift.pk, "gor": "skjut", "skal": "bokat", "till": str(tjugo)}
    text = klient.post("/att-gora/gor", val, follow=True).content.decode()
    assert f"fyller 20 {datum_langt(tjugo)}. Välj en dag före den." in text


def test_what_is_done_by_a_contact_cannot_be_ticked_off(klient: Client, ungdom: Person) -> None:
    klient.post(f"/person/{ungdom.pk}/kontakt", {"kanal": "brev", "utfall": "skickat"})
    ring = Uppgift.objects.get(person=ungdom, slag=Uppgiftsslag.KONTAKTA, klar__isnull=True)
    svar = klient.post("/att-gora/gor", {"uppgift": ring.pk, "gor": "klar"}, follow=True)
    assert "blir klar när det är gjort" in svar.content.decode()
    ring.refresh_from_db()
    assert ring.klar is None


def test_who_has_no_owner_is_red_until_someone_is_chosen(klient: Client) -> None:
    amira = User.objects.get(namn="Amira Lund")
    text = sida(klient, "/utan-agare")
    assert 'data-frist="sen"' in text
    alla = Handlaggning.objects.filter(oppen=True)
    klient.post(
        "/utan-agare",
        {"agare": amira.pk, "person": list(alla.values_list("person_id", flat=True))},
    )
    assert "Alla i registret har en ägare och ett nästa datum." in sida(klient, "/utan-agare")


def test_another_municipality_reaches_none_of_it(folk: None, ungdom: Person) -> None:
    granne = Client()
    granne.force_login(anvandare("Tom Ek", ("2080", Roll.SAMORDNARE)))
    assert str(ungdom) not in sida(granne, "/att-gora?vems=alla")
    uppgift = Uppgift.objects.filter(person=ungdom, klar__isnull=True)[0]
    granne.post("/att-gora/gor", {"uppgift": uppgift.pk, "gor": "klar"})
    uppgift.refresh_from_db()
    assert uppgift.klar is None
    logga = {"kanal": "telefon", "utfall": "svarade"}
    assert granne.post(f"/person/{ungdom.pk}/kontakt", logga).status_code == 404
    assert granne.get(f"/person/{ungdom.pk}/mote").status_code == 404
    assert not Kontakt.objects.exists()
    assert Kommun.objects.get(pk="2080")


def test_a_pause_asks_for_a_day_and_a_reason_and_is_never_long(
    klient: Client, ungdom: Person
) -> None:
    def pausa(**sagt: str) -> str:
        svar = klient.post(f"/person/{ungdom.pk}/skotsel", {"gor": "pausa", **sagt}, follow=True)
        return svar.content.decode()

    assert "Pausa till: skriv en dag" in pausa(orsak="bortrest")
    assert "Pausa högst ett halvår." in pausa(till="2027-12-01", orsak="bortrest")
    assert "Pausad till" in pausa(till="2027-01-11", orsak="bortrest")
    assert str(skott(ungdom).nasta_datum) == "2027-01-11"


def test_the_calendar_feed_says_when_and_never_with_whom_and_can_be_closed(
    klient: Client, ungdom: Person
) -> None:
    amira = User.objects.get(namn="Amira Lund")
    bokning = {"slag": "plan", "dag": str(DAG + timedelta(days=2)), "klockan": "14:00"}
    klient.post(f"/person/{ungdom.pk}/mote", bokning | {"med": amira.pk})
    klient.post(f"/person/{ungdom.pk}/skotsel", {"gor": "agare", "agare": amira.pk})
    text = klient.post("/kalender").content.decode()
    adress = re.findall(r'value="http://testserver(/kalender/.*?\.ics)"', text)[0]
    flode = Client().get(adress).content.decode()
    assert "SUMMARY:Möte" in flode
    assert f"DTSTART:{DAG + timedelta(days=2):%Y%m%d}T130000Z" in flode
    for ord_ in (ungdom.fornamn, ungdom.efternamn, ungdom.nummer[-4:]):
        assert ord_ not in flode
    klient.post("/kalender", {"stang": "ja"})
    assert Client().get(adress).status_code == 404


def test_the_calendar_of_one_who_has_left_is_closed(klient: Client) -> None:
    text = klient.post("/kalender").content.decode()
    adress = re.findall(r'value="http://testserver(/kalender/.*?\.ics)"', text)[0]
    assert Client().get(adress).status_code == 200
    User.objects.filter(namn="Amira Lund").update(is_active=False)
    assert Client().get(adress).status_code == 404


def test_a_substitute_gets_it_all_on_one_page(klient: Client, ungdom: Person) -> None:
    klient.post(
        f"/person/{ungdom.pk}/kontakt", {"kanal": "sms", "utfall": "svarade", "gor": "soker_arbete"}
    )
    text = sida(klient, f"/person/{ungdom.pk}/overlamning")
    for mening in ("sms, svarade", "Söker arbete", "Boka kartläggning", "Ingen plan gäller."):
        assert mening in text


TRAPPA = {
    "form-TOTAL_FORMS": "3",
    "form-INITIAL_FORMS": "0",
    "form-0-dag": "0",
    "form-0-kanal": "sms",
    "form-0-med": "ungdom",
    "form-1-dag": "3",
    "form-1-kanal": "telefon",
    "form-1-med": "ungdom",
    "fran": str(DAG),
}


def test_another_ladder_moves_the_next_step_of_everyone(klient: Client, ungdom: Person) -> None:
    klient.post(f"/person/{ungdom.pk}/kontakt", {"kanal": "sms", "utfall": "skickat"})
    assert skott(ungdom).nasta_datum == DAG + timedelta(days=7)
    assert "gäller från" in klient.post("/rutin", TRAPPA, follow=True).content.decode()
    assert skott(ungdom).nasta_datum == DAG + timedelta(days=3)
    klient.post("/rutin", TRAPPA | {"form-1-dag": "10", "fran": str(DAG + timedelta(days=1))})
    assert skott(ungdom).nasta_datum == DAG + timedelta(days=3), "tomorrow's is not today's"


@pytest.mark.parametrize(
    ("andrat", "mening"),
    [
        ({"form-0-dag": "2"}, "Första steget är dag 0"),
        ({"form-1-dag": "snart"}, "Dag: skriv ett helt antal dagar"),
        ({"form-1-dag": ""}, "Dag: skriv hur många dagar"),
        ({"form-0-kanal": "", "form-1-kanal": ""}, "minst ett steg"),
        ({"fran": "2020-01-01"}, "har varit"),
        ({"form-2-dag": "1", "form-2-kanal": "brev"}, "kommer före dag 3"),
    ],
)
def test_a_ladder_that_cannot_be_used_says_why(
    klient: Client, andrat: dict[str, str], mening: str
) -> None:
    assert mening in klient.post("/rutin", TRAPPA | andrat).content.decode()


def test_who_may_not_send_letters_is_not_offered_to(klient: Client) -> None:
    syv = inloggad("Siv Örn", Roll.SYV)
    for vem, far in ((klient, True), (syv, False)):
        assert ("Brev eller sms" in sida(vem, "/att-gora?vems=alla")) is far
        assert "Skjut upp" in sida(vem, "/att-gora?vems=alla")


def test_the_chosen_can_get_a_letter_together(klient: Client) -> None:
    nya = list(Uppgift.objects.filter(slag=Uppgiftsslag.VERIFIERA, person__skydd="")[:3])
    svar = klient.post("/att-gora/gor", {"uppgift": [u.pk for u in nya], "gor": "brev"})
    till = svar.headers["Location"]
    ids = sorted(u.person_id for u in nya if u.person_id)
    assert till.endswith(f"?personer={','.join(map(str, ids))}")
    assert klient.get(till).status_code == 200


def test_the_weekly_digest_stands_beside_what_to_do(klient: Client) -> None:
    assert "Veckobrevet" not in sida(klient, "/att-gora")
    veckobrev(kommun=Kommun.objects.get(pk=KOMMUN), dag=DAG, tid=MORGON)
    text = sida(klient, "/att-gora")
    assert "Veckobrevet" in text
    assert "Ingen kontakt på 60 dagar" in text
