"""What is unclear: a question about a person, or one to a source that is late."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.register.models import Bedomning, Utfall
from tests.web.varld import KOMMUN, anvandare, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db


@pytest.fixture
def samordnare() -> Client:
    klient = Client()
    klient.force_login(anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE)))
    return klient


def test_each_question_says_what_to_ask_and_whom(samordnare: Client) -> None:
    las_in_exempel(nycklar(30, var=101))
    sida = samordnare.get("/oklart").content.decode()
    oklara = Bedomning.objects.filter(utfall=Utfall.OKLART, ersatt__isnull=True)
    assert oklara.exists()
    for rad in oklara:
        egna = [s for s in rad.svar if s["utfall"] == "oklart" and s["till"] != "källan"]
        for svar in egna:
            assert svar["fraga"] in sida
            assert f"/person/{rad.person_id}" in sida


def test_a_late_source_is_one_line_and_not_one_for_each_person(samordnare: Client) -> None:
    las_in_exempel(nycklar(30, var=101), tom=date(2026, 9, 1))
    oklara = Bedomning.objects.filter(utfall=Utfall.OKLART, ersatt__isnull=True)
    vantar = [
        rad
        for rad in oklara
        if all(s["till"] == "källan" for s in rad.svar if s["utfall"] == "oklart")
    ]
    sida = samordnare.get("/oklart").content.decode()
    assert len(vantar) > 5
    assert sida.count('class="k-uppgift"') <= 2
    assert "Uppgifterna går till och med 1 september 2026." in sida
    assert not any(f"/person/{rad.person_id}" in sida for rad in vantar)


def test_the_way_to_read_in_a_newer_file_is_shown_to_who_may(samordnare: Client) -> None:
    las_in_exempel(nycklar(30, var=101), tom=date(2026, 9, 1))
    handlaggare = Client()
    handlaggare.force_login(anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE)))
    knapp = '<a class="ds-button" href="/las-in"'
    assert knapp in samordnare.get("/oklart").content.decode()
    sida = handlaggare.get("/oklart").content.decode()
    assert "Be om en nyare fil" in sida
    assert knapp not in sida


def test_nothing_unclear_says_so(samordnare: Client) -> None:
    assert "Inget är oklart i dag." in samordnare.get("/oklart").content.decode()
