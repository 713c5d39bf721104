"""The units on the pages: whose work one sees first."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kaja.access.enheter_skriv import open_unit, place
from kaja.access.models import Enhet, Enhetsplats, Kommun, User
from kaja.access.roller import Roll
from kaja.insatser.actions import assign
from kaja.insatser.models import Handlaggning, Massandring
from tests.web.varld import DAG, KOMMUN, MORGON, anvandare, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folk"), pytest.mark.bara("sqlite")]


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(24, var=101))


@pytest.fixture
def amira() -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def jonas() -> User:
    return anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE))


@pytest.fixture
def maja() -> User:
    return anvandare("Maja Ek", (KOMMUN, Roll.HANDLAGGARE))


@pytest.fixture
def norr(amira: User, jonas: User) -> Enhet:
    norr = open_unit(
        kommun=Kommun.objects.get(pk=KOMMUN), namn="Norr", fran=DAG, user=amira, tid=MORGON
    )
    for vem in (amira, jonas):
        place(enhet=norr, vem=vem, fran=DAG, user=amira, tid=MORGON)
    return norr


def inloggad(user: User) -> Client:
    klient = Client()
    klient.force_login(user)
    return klient


def dela_ut(*agare: User) -> list[Handlaggning]:
    """The open youths in order, one to each of these owners; the others are nobody's."""
    rader = list(Handlaggning.objects.filter(oppen=True, person__skydd="").order_by("person_id"))
    for rad, vem in zip(rader, agare, strict=False):
        assign(kommun=rad.kommun, personer=[rad.person_id], agare=vem, user=vem, tid=MORGON)
    return rader


def sida(klient: Client, adress: str) -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200
    return svar.content.decode()


def test_the_units_tasks_are_those_of_everyone_in_it_and_of_nobody_else(
    norr: Enhet, amira: User, jonas: User, maja: User
) -> None:
    min_, kollegans, annans, ingens = dela_ut(amira, jonas, maja)[:4]
    text = sida(inloggad(amira), "/att-gora?vems=enheten")
    assert str(min_.person) in text
    assert str(kollegans.person) in text
    assert str(annans.person) not in text
    assert str(ingens.person) not in text


def test_the_number_at_the_tab_is_that_of_the_unit(norr: Enhet, amira: User, jonas: User) -> None:
    dela_ut(amira, jonas, jonas)
    tal = dict(
        re.findall(
            r'\?vems=(\w+)"[^>]*>\w+(?: ägare)? <span class="k-antal">(\d+)',
            sida(inloggad(amira), "/att-gora"),
        )
    )
    assert int(tal["mina"]) <= int(tal["enheten"]) <= int(tal["alla"])
    kollegans = dict(
        re.findall(
            r'\?vems=(\w+)"[^>]*>\w+(?: ägare)? <span class="k-antal">(\d+)',
            sida(inloggad(jonas), "/att-gora"),
        )
    )
    assert tal["enheten"] == kollegans["enheten"]
    assert int(tal["enheten"]) == int(tal["mina"]) + int(kollegans["mina"])


def test_who_is_in_no_unit_sees_no_tab_and_no_filter(norr: Enhet, maja: User) -> None:
    klient = inloggad(maja)
    assert "Enhetens" not in sida(klient, "/att-gora?vems=enheten")
    assert "Min enhet" not in sida(klient, "/register?alla=1")


def test_the_register_can_be_narrowed_to_the_unit(
    norr: Enhet, amira: User, jonas: User, maja: User
) -> None:
    min_, kollegans, annans = dela_ut(amira, jonas, maja)[:3]
    text = sida(inloggad(amira), "/register?agare=enheten")
    assert "Min enhet" in text
    assert str(min_.person) in text
    assert str(kollegans.person) in text
    assert str(annans.person) not in text


def test_a_shared_view_of_the_unit_is_empty_for_who_is_in_none(norr: Enhet, maja: User) -> None:
    dela_ut(maja)
    assert "Ingen i registret passar filtret" in sida(inloggad(maja), "/register?agare=enheten")


def test_what_is_done_with_all_the_filter_shows_is_done_with_the_units(
    norr: Enhet, amira: User, jonas: User, maja: User
) -> None:
    rader = dela_ut(amira, jonas, maja)
    inloggad(amira).post(
        "/register/valda",
        {"gor": "agare", "ny_agare": maja.pk, "alla": "1", "fraga": "agare=enheten", "bekrafta": 1},
    )
    assert Massandring.objects.get().antal == 2
    assert Handlaggning.objects.get(pk=rader[3].pk).agare is None


def test_the_samordnare_makes_a_unit_fills_it_and_closes_it(amira: User, jonas: User) -> None:
    klient = inloggad(amira)
    klient.post("/enheter", {"gor": "ny", "namn": "Söder"})
    enhet = Enhet.objects.get(namn="Söder")
    klient.post("/enheter", {"gor": "med", "enhet": enhet.pk, "vem": jonas.pk})
    text = sida(klient, "/enheter")
    assert "Jonas Kvist" in text
    assert "Handläggare, sedan 23\N{NO-BREAK SPACE}nov<" in text, "this year goes without saying"
    assert "Söder" in sida(inloggad(jonas), "/mitt-konto")
    klient.post("/enheter", {"gor": "inte_med", "plats": Enhetsplats.objects.get().pk})
    assert "Söder" not in sida(inloggad(jonas), "/mitt-konto")
    klient.post("/enheter", {"gor": "avsluta", "enhet": enhet.pk})
    assert "Avslutade" in sida(klient, "/enheter")


def test_a_unit_gets_another_name_and_keeps_those_who_are_in_it(
    norr: Enhet, amira: User, jonas: User
) -> None:
    assert 'value="Norr"' in sida(inloggad(amira), "/enheter")
    svar = inloggad(amira).post(
        "/enheter", {"gor": "namn", "enhet": norr.pk, "namn": " Norra  staden "}, follow=True
    )
    assert "Norr heter nu Norra staden." in svar.content.decode()
    assert "Norra staden" in sida(inloggad(jonas), "/mitt-konto")
    assert inloggad(jonas).post("/enheter", {"gor": "namn"}).status_code == 403


@pytest.mark.parametrize(
    ("skickat", "sagt"),
    [
        ({"gor": "namn", "namn": "Öst"}, "Enhet saknas"),
        ({"gor": "ny", "namn": " "}, "Namn saknas"),
        ({"gor": "ny", "namn": "Norr"}, "redan en enhet"),
        ({"gor": "med"}, "Enhet saknas"),
        ({"gor": "ny", "namn": "Öst", "fran": "2026-02-30"}, "dagen finns inte"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_changed(
    norr: Enhet, amira: User, skickat: dict[str, str], sagt: str
) -> None:
    svar = inloggad(amira).post("/enheter", skickat, follow=True)
    assert sagt in svar.content.decode()
    assert Enhet.objects.count() == 1
