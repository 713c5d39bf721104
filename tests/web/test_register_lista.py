"""The register as a list to work in: who is there, what can be chosen, changed and taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from kaja.access.models import User
from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.insatser.models import Handlaggning
from tests.web.varld import KOMMUN, anvandare, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(24, var=101))


@pytest.fixture
def amira(folk: None) -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def jonas(amira: User) -> User:
    return anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE))


def klient_for(user: User) -> Client:
    klient = Client()
    klient.force_login(user)
    return klient


@pytest.fixture
def klient(amira: User) -> Client:
    return klient_for(amira)


@pytest.fixture
def rader(folk: None) -> list[Handlaggning]:
    """The unprotected in the register, by next date."""
    oppna = Handlaggning.objects.filter(oppen=True, person__skydd="")
    return list(oppna.select_related("person").order_by("nasta_datum", "person_id"))


def sida(klient: Client, adress: str = "/register?alla=1") -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200, svar
    return str(svar.content.decode())


def test_everyone_in_the_register_is_there_and_whoever_looked_is_logged(
    klient: Client, rader: list[Handlaggning]
) -> None:
    text = sida(klient)
    assert all(f'data-person="{rad.person_id}"' in text for rad in rader)
    seen = Visning.objects.filter(vy="register").get()
    assert {str(rad.person_id) for rad in rader} <= set(seen.person_ids)
