"""How many questions a page asks the database: as many for one person as for two hundred."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kaja.access.roller import Roll
from kaja.insatser.models import Handlaggning
from kaja.intake.models import MottagenFil
from kaja.ungdom.models import Person
from tests.web.varld import KOMMUN, anvandare, las_in_exempel, nycklar, ta_emot_fil, utdrag

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]

SIDOR = {
    "/malgrupp": 17,
    "/malgrupp?utfall=alla&alder=18&sort=namn": 18,
    "/malgrupp/export.csv": 14,
    "/oklart": 22,
    "/oklart/export.csv": 14,
    "/andrat": 32,
    "/att-gora?vems=alla": 15,
    "/utan-agare": 12,
    "/person/{person}": 20,
    "/person/{ungdom}": 34,
    "/person/{person}/historik": 39,
    "/person/{person}/svara": 24,
    "/person/{person}/beslut": 11,
    "/las-in": 7,
    "/las-in/{fil}": 23,
    "/fullstandighet": 11,
    "/installningar": 6,
    "/korningar": 6,
    "/lagtext": 4,
    "/brev": 5,
    "/brev/texter": 5,
    "/mitt-konto": 7,
}
"""The most that each may ask, with session, user, roles, menu and log."""


def fragor(antal: int) -> dict[str, int]:
    """How many questions each page asks in a municipality of so many."""
    numren = nycklar(antal, var=3)
    las_in_exempel(numren)
    ta_emot_fil("folkbokforing", utdrag("folkbokforing", numren) + b"\n", nr=70)
    klient = Client()
    klient.force_login(anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE)))
    person, fil = Person.objects.latest("pk").pk, MottagenFil.objects.latest("mottagen").pk
    i_registret = Handlaggning.objects.filter(oppen=True, person__skydd="")
    ungdom = i_registret.order_by("-pk").values_list("person_id", flat=True).first() or person
    delar = {"person": person, "fil": fil, "ungdom": ungdom}
    return {sida: _fragor(klient, sida.format(**delar)) for sida in SIDOR}


def _fragor(klient: Client, adress: str) -> int:
    assert klient.get(adress).status_code == 200
    with CaptureQueriesContext(connection) as stallda:
        klient.get(adress)
    return len(stallda)


def test_a_page_asks_as_many_questions_for_two_hundred_as_is_written_here() -> None:
    assert fragor(200) == SIDOR


def test_and_never_more_for_one() -> None:
    assert all(antal <= SIDOR[sida] for sida, antal in fragor(1).items())
