"""Every URL asks for login and permission, or stands on the list of open ones with a reason."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from kaja.access.roller import RATTIGHETER
from kaja.access.vyer import INLOGGNING
from tests.husprov.adresser import Adress, adresser

# The pages of allauth that anyone may open. The rest of its pages must ask for login.
OPPNA_I_ALLAUTH = {
    "account_login": "Här loggar man in.",
    "account_logout": "Den som inte är inloggad skickas vidare; sidan visar inga uppgifter.",
    "account_inactive": "Säger att kontot är stängt.",
    "account_signup": "Säger att konton görs av kommunen.",
    "account_email_verification_sent": "Säger att ett brev har skickats.",
    "account_confirm_email": "Nås från ett brev; nyckeln i adressen är beviset.",
    "account_reset_password": "Den som glömt lösenordet kan inte logga in.",
    "account_reset_password_done": "Säger att ett brev har skickats.",
    "account_reset_password_from_key": "Nås från ett brev; nyckeln i adressen är beviset.",
    "account_reset_password_from_key_done": "Säger att lösenordet är bytt.",
    "account_confirm_login_code": "Andra steget i en inloggning; utan påbörjad avvisas den.",
    "mfa_authenticate": "Andra steget i en inloggning; utan påbörjad avvisas den.",
}
ALLA = adresser()
EGNA = [adress for adress in ALLA if adress.egen]
STANGDA = [
    adress
    for adress in ALLA
    if adress.namn not in OPPNA_I_ALLAUTH and not hasattr(adress.vy, "oppen")
]


def unguarded(adresser: list[Adress]) -> list[str]:
    """The names of our own addresses whose view says neither `kraver` nor `oppen`."""
    marks = {*RATTIGHETER, INLOGGNING}
    return [
        adress.namn
        for adress in adresser
        if adress.egen
        and getattr(adress.vy, "kraver", None) not in marks
        and not getattr(adress.vy, "oppen", "")
    ]


def test_every_address_of_ours_says_who_may_open_it() -> None:
    assert unguarded(ALLA) == []


def test_a_view_without_a_mark_is_found() -> None:
    def page(_: object) -> HttpResponse:
        return HttpResponse()

    page.__module__ = "kaja.web.ny"
    assert unguarded([Adress("ny", page, ())]) == ["ny"]
    page.kraver = "hittepa.se"  # type: ignore[attr-defined]
    assert unguarded([Adress("ny", page, ())]) == ["ny"]


def test_the_resolver_is_walked_to_its_leaves() -> None:
    names = {adress.namn for adress in ALLA}
    assert names >= {"halsa", "malgrupp", "person", "account_login", "mfa_activate_totp"}
    assert all(adress.namn for adress in ALLA)


def test_the_open_list_names_only_addresses_that_exist() -> None:
    assert set(OPPNA_I_ALLAUTH) <= {adress.namn for adress in ALLA}
    assert not set(OPPNA_I_ALLAUTH) & {adress.namn for adress in EGNA}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("adress", STANGDA, ids=lambda adress: adress.namn)
def test_a_stranger_is_sent_to_the_login_from_every_closed_address(
    client: Client, adress: Adress, method: str
) -> None:
    answer = getattr(client, method)(adress.url())
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/login/")


@pytest.mark.parametrize("adress", EGNA, ids=lambda adress: adress.namn)
def test_no_address_has_room_for_a_name_or_an_identity_number(adress: Adress) -> None:
    assert set(adress.delar) <= {"pk", "format", "val", "grupp", "nr", "nyckel"}
