"""Settings on their pages: seen with their legal notes, changed once one has seen the effect."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.korningar.models import Korning, Korningsslag
from kaja.register.models import Bedomning
from kaja.styrning.installningar import KATALOG
from kaja.styrning.models import Installning
from tests.web.varld import DAG, KOMMUN, anvandare, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]
FARSK = "/installningar/elever_farskhet_dagar"
NOLL = {"varde": "0", "fran": DAG.isoformat()}


@pytest.fixture(scope="module")
def amira(modulens_db: None) -> User:
    las_in_exempel(nycklar(60, var=41))
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def klient(amira: User) -> Client:
    found = Client()
    found.force_login(amira, "kaja.access.adapter.Backend")
    return found


def omfattas() -> int:
    return Bedomning.objects.filter(ersatt__isnull=True, utfall="omfattas").count()


def test_every_setting_stands_there_with_what_the_law_says(klient: Client) -> None:
    sida = klient.get("/installningar").content.decode()
    for beskriven in KATALOG.values():
        assert beskriven.etikett in sida
        assert beskriven.rattsligt in sida


def test_days_of_work_are_not_called_days(klient: Client) -> None:
    text = klient.get("/installningar").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "10 arbetsdagar" in text
    assert "28 dagar" in text


def test_first_one_sees_what_would_change_and_nothing_is_changed(klient: Client) -> None:
    before = omfattas()
    svar = klient.post(FARSK, NOLL)
    sida = svar.content.decode()
    assert re.search(rf"skulle ändras för {before} ungdomar", sida)
    assert (omfattas(), Installning.objects.count()) == (before, 0)
    visning = Visning.objects.get(vy="installning")
    assert len(visning.person_ids) == sida.count('class="k-lista__namn"') == before


def test_confirmed_it_is_stored_and_everyone_is_tried_again(klient: Client, amira: User) -> None:
    svar = klient.post(FARSK, {**NOLL, "bekrafta": "1"}, follow=True)
    sida = svar.content.decode()
    assert "0 dagar från 23 november 2026." in sida
    assert omfattas() == 0
    vald = Installning.objects.get()
    assert (vald.varde, vald.galler_fran, vald.satt_av) == ("0", DAG, amira)
    assert '<b class="k-valt">0 dagar</b>' in sida
    korning = Korning.objects.get(slag=Korningsslag.OMPROVA)
    assert (korning.lage, korning.begard_av) == ("klar", amira)


def test_a_later_day_is_told_as_if_it_held_already_and_stands_as_planned(klient: Client) -> None:
    senare = {**NOLL, "fran": (DAG + timedelta(days=30)).isoformat()}
    assert "om valet gällde redan i dag" in klient.post(FARSK, senare).content.decode()
    before = omfattas()
    sida = klient.post(FARSK, {**senare, "bekrafta": "1"}, follow=True).content.decode()
    assert omfattas() == before
    assert "<b>0 dagar</b>" in sida
    assert '<b class="k-valt">14 dagar</b>' in sida


@pytest.mark.parametrize(
    ("falt", "sager"),
    [
        ({"varde": "många"}, "skriv ett helt antal dagar"),
        ({"fran": "2026-02-30"}, "dagen finns inte"),
        ({"fran": "2014-01-01", "bakat": "on"}, "från 2015-01-01"),
        ({"fran": "2026-11-01"}, "gäller även bakåt"),
        ({"fran": ""}, "Gäller från saknas"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_stored(
    klient: Client, falt: dict[str, str], sager: str
) -> None:
    sida = klient.post(FARSK, {**NOLL, "bekrafta": "1", **falt}).content.decode()
    assert sager in sida
    assert "Något behöver rättas" in sida
    assert not Installning.objects.exists()


def test_an_earlier_day_that_is_asked_for_is_taken(klient: Client) -> None:
    bakat = {"varde": "0", "fran": "2026-11-01", "bakat": "on", "bekrafta": "1"}
    klient.post(FARSK, bakat)
    assert Installning.objects.get().galler_fran.isoformat() == "2026-11-01"


def test_a_setting_that_does_not_exist_is_not_found(klient: Client) -> None:
    assert klient.get("/installningar/kaffe").status_code == 404


def test_the_number_of_questions_does_not_grow_with_the_history(
    klient: Client, amira: User, django_assert_max_num_queries: Any
) -> None:
    kommun = Kommun.objects.get(pk=KOMMUN)
    for dagar in range(40):
        Installning.objects.create(
            kommun=kommun, namn="folkhogskola", varde="raknas", galler_fran=DAG - timedelta(dagar),
            kand_fran="2026-01-01T00:00Z", satt_av=amira,
        )  # fmt: skip
    with django_assert_max_num_queries(10):
        klient.get("/installningar")
