"""The data protection officer sees her municipality's overridden warnings, and never a text."""

from __future__ import annotations

import pytest
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.actions import record_overrides
from kaja.audit.models import Handelse
from kaja.audit.overskrivet import Overskriven, Overskrivningsskal
from tests.web.varld import GRANNE, KOMMUN, MORGON, anvandare, inloggad

pytestmark = pytest.mark.django_db
NAMNET = Overskrivningsskal.UTBILDNINGENS_NAMN.label


def skriv_over(kommun: str, aktor: str, objekt: str, *slag: str) -> None:
    regler = tuple(f"skydd.{ett}" for ett in slag)
    over = Overskriven("plan.mal", slag, regler, Overskrivningsskal.UTBILDNINGENS_NAMN)
    record_overrides(kommun=kommun, aktor=aktor, objekt=objekt, overskrivna=[over], tid=MORGON)


@pytest.fixture
def klient() -> Client:
    jonas = anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE))
    ulla = anvandare("Ulla Norr", (KOMMUN, Roll.HANDLAGGARE))
    skriv_over(KOMMUN, jonas.aktor, "plan:1", "halsa")
    skriv_over(KOMMUN, ulla.aktor, "plan:2", "brott", "halsa")
    skriv_over(GRANNE, jonas.aktor, "plan:3", "religion")
    return inloggad("Dag Ros", Roll.DATASKYDD)


def test_the_page_shows_her_municipalitys_with_who_where_what_and_why(klient: Client) -> None:
    sida = klient.get("/skydd").content.decode()
    for ord in ("Jonas Kvist", "Ulla Norr", "plan:1", "Brott, Hälsa", "namnet på en utbildning"):
        assert ord in sida
    assert "plan:3" not in sida


def test_it_is_narrowed_by_kind_and_by_who_wrote(klient: Client) -> None:
    brott = klient.get("/skydd?slag=brott").content.decode()
    assert "plan:2" in brott
    assert "plan:1" not in brott
    aktor = Handelse.objects.filter(handling="konto.skapa").earliest("nr").objekt
    jonas = klient.get("/skydd", {"vem": aktor}).content.decode()
    assert "plan:1" in jonas
    assert "plan:2" not in jonas
    assert "passar filtret" in klient.get("/skydd?slag=sexualliv").content.decode()


def test_the_file_has_the_same_rows_and_taking_it_out_is_logged(klient: Client) -> None:
    fil = klient.get("/skydd/export.csv?slag=brott").content.decode("utf-8-sig").splitlines()
    assert fil[0] == "Tid;Vem;Fält;Var;Slag;Regler;Skäl"
    assert fil[1:] == [
        f"2026-11-23;Ulla Norr;plan.mal;plan:2;Brott, Hälsa;skydd.brott, skydd.halsa;{NAMNET}"
    ]
    assert Handelse.objects.get(handling="lista.exporterad").uppgifter["antal"] == 1
    assert klient.get("/skydd/export.exe").status_code == 404


def test_where_nobody_has_overridden_anything_the_page_says_so() -> None:
    klient = inloggad("Tom Ek", Roll.DATASKYDD, GRANNE)
    assert "Ingen varning har skrivits över." in klient.get("/skydd").content.decode()
