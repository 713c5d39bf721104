"""The register as a list to work in: who is there, what can be chosen, changed and taken back."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import escape, unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kaja.access.models import User
from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.flows.mote import boka_mote
from kaja.insatser.models import (
    Handlaggning,
    Kontakt,
    Massandring,
    Motesslag,
    Sysselsattning,
    Uppgift,
)
from kaja.regler.uppfoljning import Etapp
from kaja.styrning.models import Vy
from kaja.ungdom.models import Person
from tests.web.registerlistan import (
    angra,
    bekrafta,
    forsok_med_andras,
    ids,
    klient_for,
    klistra,
    sida,
    skott,
    visade,
)
from tests.web.varld import DAG, GRANNE, KOMMUN, MORGON, anvandare, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db
SEN = DAG + timedelta(days=40)
TRANSAKTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(24, var=101))


@pytest.fixture
def amira(folk: None) -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def jonas(amira: User) -> User:
    return anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE))


@pytest.fixture
def klient(amira: User) -> Client:
    return klient_for(amira)


@pytest.fixture
def rader(folk: None) -> list[Handlaggning]:
    """The unprotected in the register, by next date."""
    oppna = Handlaggning.objects.filter(oppen=True, person__skydd="")
    return list(oppna.select_related("person").order_by("nasta_datum", "person_id"))


@pytest.fixture
def skyddad(rader: list[Handlaggning]) -> Person:
    """One in the register whose identity is protected."""
    person = rader[-1].person
    person.skydd_skola = "sekretessmarkering"
    person.save()
    return person


def test_everyone_in_the_register_is_there_and_whoever_looked_is_logged(
    klient: Client, rader: list[Handlaggning]
) -> None:
    assert visade(sida(klient)) == ids(
        list(Handlaggning.objects.filter(oppen=True).order_by("nasta_datum", "person_id"))
    )
    seen = Visning.objects.get(vy="register")
    assert {str(pk) for pk in ids(rader)} <= set(seen.person_ids)


def test_columns_order_and_filters_stand_in_the_address(
    klient: Client, amira: User, rader: list[Handlaggning]
) -> None:
    text = sida(klient, "/register?kol=telefon&kol=sedan&sort=-namn")
    assert 'data-kol="telefon"' in text
    assert 'data-kol="agare"' not in text
    Handlaggning.objects.exclude(pk=rader[0].pk).update(agare=amira)
    assert visade(sida(klient, "/register?agare=ingen")) == [rader[0].person_id]
    mina = visade(sida(klient, "/register?agare=mina"))
    assert mina
    assert rader[0].person_id not in mina
    assert visade(sida(klient, f"/register?sok={rader[1].person.nummer}")) == [rader[1].person_id]
    assert visade(sida(klient, "/register?gor=arbete")) == []
    assert visade(sida(klient, "/register?gor=okand")) == visade(sida(klient))
    assert visade(sida(klient, f"/register?fran={SEN}")) == []
    assert "är ingen dag" in sida(klient, "/register?fran=31/2")


def test_of_nobody_with_the_name_those_in_the_register_are_proposed(
    klient: Client, rader: list[Handlaggning]
) -> None:
    person = rader[1].person
    text = sida(klient, f"/register?sok={person.efternamn}q+{person.fornamn}q&agare=ingen")
    assert f"?alla=1&amp;sok={quote(str(person))}" in text
    assert "Sök i hela målgruppen" in text
    assert str(person.pk) in Visning.objects.get(vy="register").person_ids
    Handlaggning.objects.filter(person=person).update(oppen=False)
    text = sida(klient, f"/register?sok={person.efternamn}q+{person.fornamn}q")
    assert str(person) not in text


def test_protected_are_shown_only_to_those_who_may_see_them(
    klient: Client, jonas: User, skyddad: Person
) -> None:
    assert skyddad.pk in visade(sida(klient))
    text = sida(klient_for(jonas))
    assert skyddad.pk not in visade(text)
    assert "1 ungdom" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert klient_for(jonas).get(f"/register/{skyddad.pk}").status_code == 404


def test_a_file_has_what_is_shown_and_never_the_protected(
    klient: Client, rader: list[Handlaggning], skyddad: Person
) -> None:
    text = sida(klient, "/register/export.csv?kol=agare&kol=telefon&sort=namn")
    huvud, *resten = text.removeprefix("\ufeff").splitlines()
    assert huvud == "Namn;Nummer;Ägare;Telefon"
    assert not any(f"{skyddad.nummer[:8]}-{skyddad.nummer[8:]}" in rad for rad in resten)
    assert any(rader[0].person.efternamn in rad for rad in resten)


def test_a_view_is_saved_without_what_was_searched_for_shared_and_opened_with(
    klient: Client, amira: User, jonas: User
) -> None:
    klient.post(
        "/register/vyer",
        {"namn": "Mina snart 20", "fraga": "agare=mina&alder=snart&sok=Åsa&page=2", "delad": "1"},
    )
    vy = Vy.objects.get()
    assert vy.fraga == "agare=mina&alder=snart"
    hos_jonas = klient_for(jonas)
    assert "Mina snart 20" in sida(hos_jonas)
    hos_jonas.post(f"/register/vyer/{vy.pk}", {"gor": "forvald"})
    assert hos_jonas.get("/register")["Location"] == f"/register?{vy.fraga}"
    assert klient.get("/register").status_code == 200
    borta = hos_jonas.post(f"/register/vyer/{vy.pk}", {"gor": "ta_bort"})
    assert borta.status_code == 404
    klient.post(f"/register/vyer/{vy.pk}", {"gor": "spara", "namn": "Mina"})
    assert "Mina snart 20" not in sida(hos_jonas)
    assert hos_jonas.get("/register").status_code == 200


def test_who_only_reads_keeps_views_of_their_own_and_gives_the_others_none(
    jonas: User,
) -> None:
    inspektor = klient_for(anvandare("Iris Ek", (KOMMUN, Roll.INSPEKTOR)))
    inspektor.post("/register/vyer", {"namn": "Mina", "fraga": "etapp=soks", "delad": "1"})
    assert not Vy.objects.get().delad
    assert 'name="delad"' not in sida(inspektor, "/register/vyer")
    assert 'name="delad"' in sida(klient_for(jonas), "/register/vyer")


def test_a_view_of_another_municipality_cannot_be_seen_or_used(klient: Client, amira: User) -> None:
    klient.post("/register/vyer", {"namn": "Vår egen", "fraga": "etapp=soks", "delad": "1"})
    granne = klient_for(anvandare("Siv Örn", (GRANNE, Roll.SAMORDNARE)))
    assert "Vår egen" not in sida(granne)
    pk = Vy.objects.get().pk
    assert granne.post(f"/register/vyer/{pk}", {"gor": "forvald"}).status_code == 404


def test_a_row_is_changed_in_a_form_and_a_cell_by_the_script(
    klient: Client, jonas: User, rader: list[Handlaggning]
) -> None:
    pk = rader[0].person_id
    form = {"version": rader[0].version, "gor_pk": 0, "agare": jonas.pk, "nasta": "24/12"}
    assert klient.post(f"/register/{pk}", {**form, "gor": ""}).status_code == 400
    assert klient.post(f"/register/{pk}", {**form, "gor": "arbete"}).status_code == 302
    nu = skott(pk)
    assert (nu.agare, str(nu.satt_datum), str(nu.nasta_datum)) == (
        jonas,
        "2026-12-24",
        "2026-12-24",
    )
    svar = klient.post(
        f"/register/{pk}",
        {"version": nu.version, "gor_pk": 0, "agare": ""},
        headers={"Accept": "application/json"},
    ).json()
    assert "Ingen" in svar["celler"]["agare"]
    assert svar["version"] == skott(pk).version == nu.version + 1


def test_who_chooses_a_day_after_what_comes_first_is_told_what_that_is(
    klient: Client, amira: User, rader: list[Handlaggning]
) -> None:
    rad = rader[0]
    boka_mote(
        person=rad.person,
        slag=Motesslag.KARTLAGGNING,
        nar=MORGON + timedelta(days=2),
        med=amira,
        dag=DAG,
        tid=MORGON,
        user=amira,
    )
    svar = klient.post(
        f"/register/{rad.person_id}",
        {"version": rad.version, "nasta": str(SEN)},
        headers={"Accept": "application/json"},
    ).json()
    assert "det som gäller nu är: Möte 25\N{NO-BREAK SPACE}nov" in svar["obs"]


def test_the_second_of_two_is_told_what_the_first_set_and_overwrites_nothing(
    klient: Client, jonas: User, rader: list[Handlaggning]
) -> None:
    pk, sedd = rader[0].person_id, rader[0].version
    klient.post(f"/register/{pk}", {"version": sedd, "agare": jonas.pk})
    svar = klient_for(jonas).post(
        f"/register/{pk}",
        {"version": sedd, "nasta": "2027-01-15"},
        headers={"Accept": "application/json"},
    )
    assert svar.status_code == 409
    assert "Nu gäller: ägare Jonas Kvist" in svar.json()["fel"]
    assert skott(pk).satt_datum is None
    sida_ = klient.post(f"/register/{pk}", {"version": sedd, "nasta": "2027-01-15"})
    assert sida_.status_code == 409
    assert "inget är sparat" in sida_.content.decode()


def test_many_get_an_owner_after_a_look_and_one_press_takes_it_back(
    klient: Client, jonas: User, rader: list[Handlaggning]
) -> None:
    fore = {pk: skott(pk).agare_id for pk in ids(rader)}
    post = {"gor": "agare", "ny_agare": jonas.pk, "person": ids(rader[:3])}
    text = bekrafta(klient, post)
    assert "Jonas Kvist: ägare till 3" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert [skott(pk).agare for pk in ids(rader[:3])] == [jonas] * 3
    assert "Ångra" in sida(klient)
    assert "Ångra" in sida(klient), "it survives a reload"
    angra(klient)
    assert {pk: skott(pk).agare_id for pk in ids(rader)} == fore
    angra(klient)
    assert "redan ångrad" in sida(klient)


def test_all_that_the_filter_shows_get_a_next_date_and_those_changed_since_are_left_at_the_undo(
    klient: Client, rader: list[Handlaggning]
) -> None:
    alla = list(Handlaggning.objects.filter(oppen=True).values_list("person_id", flat=True))
    post = {"gor": "datum", "datum": str(SEN), "alla": "1", "fraga": "alla=1"}
    bekrafta(klient, post)
    assert {skott(pk).nasta_datum for pk in alla} == {SEN}
    pk = rader[0].person_id
    klient.post(f"/register/{pk}", {"version": skott(pk).version, "nasta": "2027-02-01"})
    angra(klient)
    assert str(skott(pk).nasta_datum) == "2027-02-01"
    assert skott(rader[1].person_id).nasta_datum == rader[1].nasta_datum
    assert "har ändrats sedan dess" in sida(klient)


def test_a_contact_with_many_leaves_the_protected_out_and_is_taken_back(
    klient: Client, rader: list[Handlaggning], skyddad: Person
) -> None:
    personer = [*ids(rader[:2]), skyddad.pk]
    text = bekrafta(
        klient, {"gor": "kontakt", "vag": "sms", "utfall": "skickat", "person": personer}
    )
    assert "antecknas för hand" in text
    assert set(Kontakt.objects.values_list("person_id", flat=True)) == set(ids(rader[:2]))
    angra(klient)
    assert not Kontakt.objects.filter(ersatt__isnull=True).exists()
    assert skott(rader[0].person_id).nasta_datum == rader[0].nasta_datum


def test_the_next_step_of_many_is_set_after_a_look_and_one_press_takes_it_back(
    klient: Client, rader: list[Handlaggning], skyddad: Person
) -> None:
    sokta = [pk for pk in ids(rader) if skott(pk).etapp == "ny"][:2]
    for pk in sokta:
        klient.post(f"/person/{pk}/kontakt", {"kanal": "brev", "utfall": "skickat"})
    vald = DAG + timedelta(days=14)
    Handlaggning.objects.filter(person=sokta[0]).update(satt_datum=vald, nasta_datum=vald)
    fore = {pk: (skott(pk).satt_datum, skott(pk).nasta_datum) for pk in sokta}
    steg = {"gor": "steg", "steg_vag": "sms", "steg_dag": str(SEN), "darfor": "nas_battre"}
    text = bekrafta(klient, {**steg, "person": [*sokta, skyddad.pk]})
    assert "Lämnas utanför" in text
    uppgifter = Uppgift.objects.filter(person__in=sokta, slag="kontakta", klar__isnull=True)
    assert set(uppgifter.values_list("kanal", "dag")) == {("sms", SEN)}
    assert uppgifter.count() == 2
    assert "Nästa steg sms" in sida(klient)
    angra(klient)
    assert {pk: (skott(pk).satt_datum, skott(pk).nasta_datum) for pk in sokta} == fore
    assert set(uppgifter.values_list("kanal", flat=True)) == {"telefon"}


def test_a_task_for_many_is_raised_once_and_taken_back(
    klient: Client, rader: list[Handlaggning]
) -> None:
    post = {"gor": "uppgift", "uppgift": "skolan", "person": ids(rader[:2])}
    bekrafta(klient, post)
    assert Uppgift.objects.filter(slag="egen", klar__isnull=True).count() == 2
    assert "Har redan den uppgiften" in str(klient.post("/register/valda", post).content.decode())
    angra(klient)
    assert not Uppgift.objects.filter(slag="egen", klar__isnull=True).exists()


def test_who_someone_else_has_changed_since_the_preview_is_left_out(
    klient: Client, jonas: User, rader: list[Handlaggning]
) -> None:
    sett = f"{rader[0].person_id}:{rader[0].version},{rader[1].person_id}:{rader[1].version}"
    klient.post(f"/register/{rader[0].person_id}", {"version": 0, "nasta": str(SEN)})
    klient.post(
        "/register/valda",
        {"gor": "datum", "datum": "2027-01-07", "sett": sett, "bekrafta": "1"},
    )
    assert [skott(pk).nasta_datum == SEN for pk in ids(rader[:2])] == [True, False]
    assert "lämnades utanför" in sida(klient)


def test_letters_to_many_lead_to_the_page_of_letters_without_the_protected(
    klient: Client, rader: list[Handlaggning], skyddad: Person
) -> None:
    Person.objects.filter(pk=rader[0].person_id).update(adress="Storgatan 1", postort="Lindsjö")
    Person.objects.filter(pk=rader[1].person_id).update(adress="", postort="")
    valda = [rader[0].person_id, rader[1].person_id, skyddad.pk]
    svar = klient.post("/register/valda", {"gor": "brev", "person": valda})
    text = svar.content.decode()
    assert "Skyddade personuppgifter" in text
    assert f"<b>{rader[1].person}</b></a>: Adress saknas." in text
    logg = Visning.objects.filter(vy="register_utskick").latest("nr")
    assert {*map(int, json.loads(logg.personer))} == {rader[1].person_id, skyddad.pk}
    assert f'name="personer" value="{skyddad.pk}' not in text
    assert str(skyddad.pk) not in re.findall(r'name="personer" value="([^"]*)"', text)[0].split(",")


def test_a_pasted_block_is_looked_at_accepted_and_taken_back(
    klient: Client, jonas: User, rader: list[Handlaggning]
) -> None:
    fore = [(skott(pk).agare_id, skott(pk).nasta_datum) for pk in ids(rader[:3])]
    block = "Jonas Kvist\t1/12\tArbetar\r\njonas\t2027-13-01\tStuderar\r\nBo Ek\t2/12\tfiskar"
    text = klistra(klient, ids(rader[:3]), "agare,nasta,gor", block)
    assert "är ingen dag" in text
    assert "är ingen som arbetar med ungdomar här" in text
    falten = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text))
    svar = klient.post("/register/klistra", {**falten, "bekrafta": "1"})
    assert (svar.status_code, svar.headers["Location"]) == (302, "/register?alla=1")
    assert [skott(pk).agare for pk in ids(rader[:2])] == [jonas, jonas]
    assert [str(skott(pk).satt_datum or "") for pk in ids(rader[:3])] == [
        "2026-12-01",
        "",
        "2026-12-02",
    ]
    assert str(skott(rader[2].person_id).nasta_datum) == "2026-12-02"
    assert Sysselsattning.objects.filter(ersatt__isnull=True).count() == 2
    angra(klient)
    assert [(skott(pk).agare_id, skott(pk).nasta_datum) for pk in ids(rader[:3])] == fore
    assert not Sysselsattning.objects.filter(ersatt__isnull=True).exists()


def test_one_value_is_pasted_into_all_the_marked_rows_and_only_what_can_be_changed(
    klient: Client, rader: list[Handlaggning]
) -> None:
    text = klistra(klient, ids(rader[:3]), "nasta", "5/12")
    assert text.count("5\N{NO-BREAK SPACE}dec") == 3
    assert "går inte att ändra här" in klistra(klient, ids(rader[:1]), "varfor", "Avbrott")


def test_who_pastes_or_leaves_it_comes_back_to_the_list_as_it_was_filtered(
    klient: Client, rader: list[Handlaggning]
) -> None:
    lista = "agare=ingen&sort=-alder&page=2"
    assert f'name="fraga" value="{escape(lista)}"' in sida(klient, f"/register?{lista}")
    block = {"personer": str(rader[0].person_id), "falten": "nasta", "text": "5/12"}
    text = klient.post("/register/klistra", {**block, "fraga": lista}).content.decode()
    assert text.count(f'href="/register?{escape(lista)}"') == 2
    falten = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text))
    svar = klient.post(
        "/register/klistra", {**falten, "fraga": unescape(falten["fraga"]), "bekrafta": "1"}
    )
    assert svar.headers["Location"] == f"/register?{lista}"


def test_the_head_says_how_many_are_unclear_and_leads_to_them_when_nothing_is_filtered(
    klient: Client, jonas: User, rader: list[Handlaggning], skyddad: Person
) -> None:
    Handlaggning.objects.update(etapp=Etapp.SOKS)
    utreds = [*ids(rader[:2]), skyddad.pk]
    Handlaggning.objects.filter(person__in=utreds).update(etapp=Etapp.UTREDS)
    assert '<a href="?etapp=utreds">3 av dem utreds</a>' in sida(klient)
    assert set(visade(sida(klient, "/register?etapp=utreds"))) == set(utreds)
    assert "2 av dem utreds" in sida(klient_for(jonas))
    for fraga in ("etapp=utreds", "agare=mina", "sok=a"):
        assert "av dem utreds" not in sida(klient, f"/register?{fraga}")
    Handlaggning.objects.update(etapp=Etapp.SOKS)
    assert "av dem utreds" not in sida(klient)


@pytest.mark.parametrize(
    ("fraga", "oppet"),
    [("alla=1", False), ("sok=a", False), ("etapp=soks", True), ("fran=31/2", True)],
)
def test_the_filters_are_folded_until_one_is_chosen_or_wrong(
    klient: Client, fraga: str, oppet: bool
) -> None:
    assert ('<details class="k-vik" open>' in sida(klient, f"/register?{fraga}")) == oppet


def test_nobody_reaches_the_youths_of_another_municipality_in_any_way(
    amira: User, rader: list[Handlaggning]
) -> None:
    granne = klient_for(anvandare("Siv Örn", (GRANNE, Roll.SAMORDNARE)))
    mina, pk = ids(rader), rader[0].person_id
    assert visade(sida(granne)) == []
    assert granne.get(f"/register/{pk}").status_code == 404
    assert granne.post(f"/register/{pk}", {"version": 0, "nasta": str(SEN)}).status_code == 404
    forsok_med_andras(granne, mina, SEN)
    assert not Massandring.objects.exists()
    assert {skott(en).satt_datum for en in mina} == {None}


def test_the_undo_comes_back_to_the_list_as_it_was_filtered(
    klient: Client, jonas: User, rader: list[Handlaggning]
) -> None:
    lista = "?etapp=soks&sort=-alder"
    text = bekrafta(klient, {"gor": "agare", "ny_agare": jonas.pk, "person": ids(rader[:2])})
    assert "Byt ägare för 2 ungdomar</button>" in text
    form = sida(klient, f"/register{lista}").partition("data-angra>")[2].partition("</form>")[0]
    (adress,) = re.findall(r'action="(.*?)"', form)
    (fraga,) = re.findall(r'name="fraga" value="(.*?)"', form)
    svar = klient.post(adress, {"fraga": unescape(fraga)})
    assert svar["Location"] == f"/register{lista}"


def test_only_who_did_it_takes_it_back(
    klient: Client, jonas: User, rader: list[Handlaggning]
) -> None:
    bekrafta(klient, {"gor": "agare", "ny_agare": jonas.pk, "person": ids(rader[:2])})
    pk = Massandring.objects.get().pk
    assert klient_for(jonas).post(f"/register/andringar/{pk}/angra").status_code == 404


def test_what_is_missing_is_said_and_nothing_is_done(
    klient: Client, rader: list[Handlaggning]
) -> None:
    klient.post("/register/valda", {"gor": "agare", "person": ids(rader[:1])})
    assert "Ägare saknas" in sida(klient)
    mote = {"gor": "kontakt", "vag": "mote", "utfall": "skickat", "person": ids(rader[:1])}
    klient.post("/register/valda", mote)
    assert "för möte välj träffades" in sida(klient)
    klient.post("/register/valda", {"gor": "datum", "datum": str(SEN)})
    assert "Ingen är vald" in sida(klient)
    klient.post(
        "/register/valda", {"gor": "datum", "datum": "2020-01-01", "person": ids(rader[:1])}
    )
    assert "har redan varit" in sida(klient)
    klient.post("/register/valda", {"gor": "steg", "steg_vag": "sms", "person": ids(rader[:1])})
    assert "Dag saknas" in sida(klient)


def test_as_many_questions_for_one_as_for_all_and_no_more_than_twelve(
    klient: Client, jonas: User, rader: list[Handlaggning]
) -> None:
    def fragor(en: Client, adress: str) -> int:
        en.get(adress)
        with CaptureQueriesContext(connection) as stallda:
            assert en.get(adress).status_code == 200
        return sum(not en["sql"].startswith(TRANSAKTION) for en in stallda.captured_queries)

    for en in (klient, klient_for(jonas)):
        alla = fragor(en, "/register?alla=1")
        soker = fragor(en, "/register?sok=a")
        assert fragor(en, f"/register?sok={rader[0].person.nummer}") == soker == alla <= 12
