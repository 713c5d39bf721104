"""A source that is late: one question to its sender, whoever waits for the answer."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.register.models import Bedomning
from kaja.underlag.models import Tackning
from tests.web.test_oklart import sida
from tests.web.varld import DAG, KOMMUN, MORGON, inloggad, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]


@pytest.fixture
def samordnare() -> Client:
    return inloggad("Amira Lund", Roll.SAMORDNARE)


def test_nothing_unclear_says_so(samordnare: Client) -> None:
    assert "Inget är oklart i dag." in sida(samordnare)


def test_a_late_source_is_one_task_for_each_sender_and_not_one_for_each_person(
    samordnare: Client,
) -> None:
    las_in_exempel(nycklar(30, var=101), tom=date(2026, 9, 1))
    for namn, tom in (("Sjöskolan", date(2026, 8, 1)), ("Bergskolan", DAG)):
        Tackning.objects.create(
            kommun_id=KOMMUN, kalla="elever", avsandare=namn, tom=tom, kand_fran=MORGON
        )
    vantar = Bedomning.objects.filter(ersatt__isnull=True, bara_sen_kalla=True)
    assert vantar.count() > 5
    text = sida(samordnare)
    assert "Elever från Sjöskolan" in text
    assert "Elever från Bergskolan" not in text
    assert "Uppgifterna går till och med 1 september 2026." in text
    elever = vantar.filter(vantar_pa_kallor__contains="elever").count()
    assert f"{elever} ungdomar väntar" in text.replace("\xa0", " ")
    assert not any(f'/person/{rad.person_id}"' in text for rad in vantar)
    data = {
        "nyckel": "sen_kalla:elever:Sjöskolan",
        "gor": "skjut",
        "till": "2026-12-01",
        "skal": "vantar_svar",
    }
    samordnare.post("/uppgift", data)
    assert "Elever från Sjöskolan" not in sida(samordnare)
    assert "Uppskjuten till 1 december 2026: väntar på svar." in sida(
        samordnare, "/oklart?vems=uppskjutna"
    )
    assert samordnare.post("/uppgift", {**data, "nyckel": "sen_kalla:bevis:X"}).status_code == 404


def test_the_way_to_read_in_a_newer_file_is_shown_to_who_may(samordnare: Client) -> None:
    las_in_exempel(nycklar(30, var=101), tom=date(2026, 9, 1))
    handlaggare = inloggad("Jonas Kvist", Roll.HANDLAGGARE)
    knapp = '<a class="ds-button" href="/las-in"'
    assert knapp in sida(samordnare)
    assert "Be om en nyare fil" in sida(handlaggare)
    assert knapp not in sida(handlaggare)
