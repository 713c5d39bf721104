"""The contact ladder adapted for one youth, on the youth's page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from kaja.access.models import User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.insatser.models import Handlaggning, Kontakt, Trappanpassning, Uppgift
from kaja.ungdom.models import Person
from tests.web.varld import DAG, KOMMUN, anvandare, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folk")]


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(14, var=101))


@pytest.fixture
def amira() -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def klient(amira: User) -> Client:
    klient = Client()
    klient.force_login(amira)
    return klient


@pytest.fixture
def ungdom(klient: Client) -> Person:
    """One who has had a letter, so that the next step is a call in a week."""
    rader = Handlaggning.objects.filter(oppen=True, person__skydd="").exclude(etapp="utreds")
    person = rader.order_by("person_id")[0].person
    klient.post(f"/person/{person.pk}/kontakt", {"kanal": "brev", "utfall": "skickat"})
    assert nasta(person) == ("telefon", 7)
    return person


def nasta(person: Person) -> tuple[str, int]:
    """The way of the next attempt, and in how many days."""
    uppgift = Uppgift.objects.get(person=person, slag="kontakta", klar__isnull=True)
    assert uppgift.dag is not None
    return uppgift.kanal, (uppgift.dag - DAG).days


def anpassa(klient: Client, person: Person, gor: str, **mer: object) -> str:
    svar = klient.post(
        f"/person/{person.pk}/skotsel",
        {"gor": gor, "darfor": "nas_battre", "vag": "sms", "dagar": "2", **mer},
        follow=True,
    )
    return svar.content.decode()


def test_the_next_step_is_another_way_and_day_and_the_reason_is_shown(
    klient: Client, ungdom: Person
) -> None:
    text = anpassa(klient, ungdom, "byt")
    assert nasta(ungdom) == ("sms", 2)
    assert "Anpassad trappa" in text
    assert "Den unge nås bättre på annat sätt" in text


def test_a_step_is_skipped_and_one_is_added(klient: Client, ungdom: Person) -> None:
    anpassa(klient, ungdom, "hoppa")
    assert nasta(ungdom) == ("brev", 14)
    anpassa(klient, ungdom, "lagg_till")
    assert nasta(ungdom) == ("sms", 2)


def test_a_step_that_is_skipped_twice_from_one_page_is_skipped_once(
    klient: Client, ungdom: Person
) -> None:
    sedd = Handlaggning.objects.get(person=ungdom).version
    for sagt in ("Nästa steg är överhoppat", "har ändrats sedan du öppnade"):
        assert sagt in anpassa(klient, ungdom, "hoppa", version=sedd)
    assert nasta(ungdom) == ("brev", 14)


def test_an_undo_brings_back_what_held_before_and_nothing_is_overwritten(
    klient: Client, ungdom: Person
) -> None:
    anpassa(klient, ungdom, "hoppa")
    anpassa(klient, ungdom, "byt")
    anpassa(klient, ungdom, "angra_trappa")
    assert nasta(ungdom) == ("brev", 14)
    anpassa(klient, ungdom, "angra_trappa")
    assert nasta(ungdom) == ("telefon", 7)
    assert "ingen anpassning att ångra" in anpassa(klient, ungdom, "angra_trappa")
    assert Trappanpassning.objects.filter(person=ungdom).count() == 3
    assert not Trappanpassning.objects.filter(person=ungdom, ersatt__isnull=True).exists()


def test_the_way_back_is_the_municipalitys_routine(klient: Client, ungdom: Person) -> None:
    anpassa(klient, ungdom, "byt")
    assert "Anpassad trappa" not in anpassa(klient, ungdom, "rutinen")
    assert nasta(ungdom) == ("telefon", 7)


def test_a_day_that_was_chosen_gives_way_and_comes_back_with_the_undo(
    klient: Client, ungdom: Person
) -> None:
    vald = DAG + timedelta(days=30)
    Handlaggning.objects.filter(person=ungdom).update(satt_datum=vald)
    anpassa(klient, ungdom, "byt")
    assert Handlaggning.objects.get(person=ungdom).satt_datum is None
    anpassa(klient, ungdom, "angra_trappa")
    assert Handlaggning.objects.get(person=ungdom).satt_datum == vald


def test_one_who_is_reached_has_the_routine_again(klient: Client, ungdom: Person) -> None:
    anpassa(klient, ungdom, "byt")
    klient.post(f"/person/{ungdom.pk}/kontakt", {"kanal": "telefon", "utfall": "svarade"})
    text = klient.get(f"/person/{ungdom.pk}").content.decode()
    assert "Anpassad trappa" not in text
    assert "söks inte nu" in anpassa(klient, ungdom, "byt")


def test_to_begin_the_ladder_again_is_to_follow_the_routine(klient: Client, ungdom: Person) -> None:
    Kontakt.objects.filter(person=ungdom).update(tid=Kontakt.objects.get().tid - timedelta(days=9))
    anpassa(klient, ungdom, "byt")
    anpassa(klient, ungdom, "om")
    assert Handlaggning.objects.get(person=ungdom).anpassning is None
    assert not Trappanpassning.objects.filter(ersatt__isnull=True).exists()


@pytest.mark.parametrize(
    ("fel", "sagt"),
    [
        ({"darfor": ""}, "Därför: välj ett skäl"),
        ({"dagar": "200"}, "0 till 183"),
        ({"dagar": "snart"}, "0 till 183"),
        ({"vag": ""}, "på vilket sätt"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_changed(
    klient: Client, ungdom: Person, fel: dict[str, str], sagt: str
) -> None:
    assert sagt in anpassa(klient, ungdom, "byt", **fel)
    assert nasta(ungdom) == ("telefon", 7)


def test_what_was_done_with_the_ladder_is_in_the_log(klient: Client, ungdom: Person) -> None:
    for gor in ("byt", "angra_trappa", "hoppa", "rutinen"):
        anpassa(klient, ungdom, gor)
    sagt = Handelse.objects.filter(handling__startswith="trappa.").order_by("nr")
    assert list(sagt.values_list("handling", flat=True)) == [
        "trappa.anpassad",
        "trappa.angrad",
        "trappa.anpassad",
        "trappa.rutinen",
    ]
