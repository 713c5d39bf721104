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
from tests.web.varld import (
    inloggad,
    las_in_exempel,
    nycklar,
    ta_emot_fil,
    utdrag,
)

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]

SIDOR = {
    "/malgrupp": 12,
    "/malgrupp?utfall=alla&alder=18&sort=namn": 13,
    "/malgrupp/export.csv": 13,
    "/register/dag?dag=2026-10-01": 13,
    "/register/dag?dag=2026-10-01&lage=oppen&sort=varfor": 14,
    "/register/dag/export.csv?dag=2026-10-01": 15,
    "/oklart": 18,
    "/oklart/export.csv": 13,
    "/andrat": 31,
    "/att-gora?vems=alla": 12,
    "/utan-agare": 11,
    "/person/{person}": 11,
    "/person/{ungdom}": 12,
    "/person/{person}/historik": 36,
    "/person/{person}/svara": 23,
    "/person/{person}/beslut": 10,
    "/las-in": 6,
    "/las-in/{fil}": 22,
    "/fullstandighet": 10,
    "/installningar": 5,
    "/korningar": 5,
    "/lagtext": 3,
    "/brev": 4,
    "/brev/texter": 4,
    "/mitt-konto": 6,
}
"""The most that each may ask, with session, user, roles, menu and log."""


DAGENS = ("/att-gora?vems=alla", "/register?alla=1", "/person/{ungdom}", "/person/{ungdom}/kontakt")
"""What one does all day: at most twelve questions each, besides those that begin and end a
transaction (`bench/arbetsdag.py` takes the time)."""
TRANSAKTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def fragor(antal: int) -> tuple[dict[str, int], dict[str, int]]:
    """How many questions each page asks in a municipality of so many, and the day's work."""
    numren = nycklar(antal, var=3)
    las_in_exempel(numren)
    ta_emot_fil("folkbokforing", utdrag("folkbokforing", numren) + b"\n", nr=70)
    klient = inloggad("Amira Lund", Roll.SAMORDNARE)
    person, fil = Person.objects.latest("pk").pk, MottagenFil.objects.latest("mottagen").pk
    i_registret = Handlaggning.objects.filter(oppen=True, person__skydd="")
    ungdom = i_registret.order_by("-pk").values_list("person_id", flat=True).first() or person
    delar = {"person": person, "fil": fil, "ungdom": ungdom}
    sidor = {sida: len(_fragor(klient, sida.format(**delar))) for sida in SIDOR}
    dagens = {sida: _fragor(klient, sida.format(**delar)) for sida in DAGENS}
    return sidor, {
        sida: sum(not fraga.startswith(TRANSAKTION) for fraga in fragor)
        for sida, fragor in dagens.items()
    }


def _fragor(klient: Client, adress: str) -> list[str]:
    _hamta(klient, adress)
    with CaptureQueriesContext(connection) as stallda:
        _hamta(klient, adress)
    return [en["sql"] for en in stallda.captured_queries]


def _hamta(klient: Client, adress: str) -> None:
    if adress.endswith("/kontakt"):
        svar = klient.post(adress, {"kanal": "telefon", "utfall": "svarade_inte"})
        assert svar.status_code == 302
    else:
        assert klient.get(adress).status_code == 200


def test_a_page_asks_as_many_questions_for_two_hundred_as_is_written_here() -> None:
    sidor, dagens = fragor(200)
    assert sidor == SIDOR
    assert max(dagens.values()) <= 12, dagens


def test_and_never_more_for_one() -> None:
    sidor, dagens = fragor(1)
    assert all(antal <= SIDOR[sida] for sida, antal in sidor.items())
    assert max(dagens.values()) <= 12, dagens
