"""Coming in: where one lands, and what is said once."""

from __future__ import annotations

import pytest
from django.test import Client

from kaja.access.roller import Roll
from tests.web.varld import KOMMUN, LOSENORD, anvandare

pytestmark = pytest.mark.django_db

PAMINNELSE = "Du loggar in med bara lösenord."
UTAN_SIDOR = "Dina roller öppnar inga sidor än."


def logga_in(roll: Roll) -> tuple[Client, str]:
    """A user with the role who has just logged in, and the page she landed on."""
    user = anvandare("Amira Lund", (KOMMUN, roll))
    klient = Client()
    svar = klient.post("/konto/login/", {"login": user.email, "password": LOSENORD}, follow=True)
    return klient, svar.content.decode()


def test_after_login_the_second_step_is_offered_once_and_nothing_else_is_said() -> None:
    klient, text = logga_in(Roll.SAMORDNARE)
    assert text.count('class="k-klar"') == 1
    assert PAMINNELSE in text
    assert 'class="k-klar"' not in klient.get("/", follow=True).content.decode()


def test_who_has_a_role_without_pages_is_told_so() -> None:
    _, text = logga_in(Roll.UNGDOM)
    assert "<h1>Mitt konto</h1>" in text
    assert UTAN_SIDOR in text


def test_dataskydd_begins_on_the_overridden_warnings() -> None:
    _, text = logga_in(Roll.DATASKYDD)
    assert "Överskrivna varningar" in text
    assert UTAN_SIDOR not in text


def test_chef_begins_on_the_numbers_and_systemforvaltare_on_the_runs() -> None:
    _, text = logga_in(Roll.CHEF)
    assert "<h1>Fullständighet</h1>" in text
    user = anvandare("Sven Ek", (KOMMUN, Roll.SYSTEMFORVALTARE))
    klient = Client()
    klient.force_login(user, "kaja.access.adapter.Backend")
    assert "<h1>Körningar</h1>" in klient.get("/", follow=True).content.decode()


def test_who_has_pages_is_not() -> None:
    klient, _ = logga_in(Roll.HANDLAGGARE)
    assert UTAN_SIDOR not in klient.get("/mitt-konto").content.decode()
