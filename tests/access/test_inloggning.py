"""Logging in, through allauth and axes as they are set up here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axes.models import AccessAttempt
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core import mail
from django.db.models import F
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from kaja.access.models import User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.config import settings as product
from tests.rollbesattning import HEM, LOSENORD, make_member

pytestmark = pytest.mark.django_db
LOGIN = "/konto/login/"


@pytest.fixture
def user() -> User:
    return make_member("egen", HEM, Roll.HANDLAGGARE)


def log_in(
    client: Client, password: str = LOSENORD, login: str = "egen@exempel.se"
) -> HttpResponse:
    answer = client.post(LOGIN, {"login": login, "password": password})
    assert isinstance(answer, HttpResponse)
    return answer


def is_in(client: Client) -> bool:
    return SESSION_KEY in client.session


def test_the_right_password_lets_in_whatever_the_case_of_the_address(
    client: Client, user: User
) -> None:
    log_in(client, login="Egen@Exempel.SE")
    assert is_in(client)
    assert client.session[SESSION_KEY] == str(user.pk)


def test_a_new_session_begins_at_login(client: Client, user: User) -> None:
    client.get(LOGIN)
    client.session["x"] = 1
    client.session.save()
    before = client.session.session_key
    log_in(client)
    assert client.session.session_key != before


def test_a_wrong_password_a_wrong_address_and_a_closed_account_are_kept_out(
    client: Client, user: User
) -> None:
    log_in(client, "fel lösenord")
    log_in(client, login="ingen@exempel.se")
    User.objects.update(is_active=False)
    log_in(client)
    assert not is_in(client)


def test_five_failures_block_the_account_even_for_the_right_password(
    client: Client, user: User
) -> None:
    answers = [log_in(client, f"gissning {number}").status_code for number in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert log_in(client).status_code == 429
    assert not is_in(client)


def test_an_address_without_an_account_is_blocked_the_same_way(client: Client, user: User) -> None:
    answers = [log_in(client, "x", login="ingen@exempel.se").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]


def test_guessing_from_many_addresses_is_blocked_too(user: User) -> None:
    for number in range(5):
        log_in(Client(REMOTE_ADDR=f"192.0.2.{number}"), "gissning")
    assert log_in(Client(REMOTE_ADDR="192.0.2.99")).status_code == 429


def test_the_block_is_over_after_fifteen_minutes(client: Client, user: User) -> None:
    for number in range(5):
        log_in(client, f"gissning {number}")
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=16))
    log_in(client)
    assert is_in(client)


def test_nobody_can_make_an_account_of_her_own(client: Client) -> None:
    form = {"email": "ny@exempel.se", "password1": LOSENORD, "password2": LOSENORD}
    answer = client.post("/konto/signup/", form)
    assert answer.status_code == 200
    assert not User.objects.exists()
    assert not is_in(client)


def test_with_totp_the_password_alone_does_not_let_in(client: Client, user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    answer = log_in(client)
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_in(client)
    assert client.get("/halsa").status_code == 200


def test_a_recovery_code_lets_in_once(client: Client, user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for expected in (True, False):
        log_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert is_in(client) is expected
        client.post(reverse("account_logout"))


def test_totp_and_recovery_codes_are_offered(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get(reverse("mfa_index")).status_code == 200
    assert set(Authenticator.Type.values) >= {"totp", "recovery_codes"}
    assert product.MFA_SUPPORTED_TYPES == ["totp", "recovery_codes"]


def test_a_password_reset_says_the_same_whether_or_not_the_account_exists(
    client: Client, user: User
) -> None:
    url = reverse("account_reset_password")
    there = client.post(url, {"email": user.email})
    missing = client.post(url, {"email": "ingen@exempel.se"})
    assert (there.status_code, there["Location"]) == (missing.status_code, missing["Location"])
    assert mail.outbox[0].to == [user.email]


def test_the_address_is_not_changed_in_a_browser_left_open(client: Client, user: User) -> None:
    client.force_login(user)  # logged in, but the password was not given recently
    form = {"email": "annan@exempel.se", "action_add": ""}
    answer = client.post(reverse("account_email"), form)
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    user.refresh_from_db()
    assert user.email == "egen@exempel.se"


def test_a_changed_password_ends_the_sessions_of_other_browsers(client: Client, user: User) -> None:
    other = Client()
    for browser in (client, other):
        log_in(browser)
    new = {"oldpassword": LOSENORD, "password1": LOSENORD + "!", "password2": LOSENORD + "!"}
    client.post(reverse("account_change_password"), new)
    assert client.get("/mitt-konto").status_code == 200
    assert other.get("/mitt-konto").status_code == 302


def test_a_closed_account_is_out_at_once(client: Client, user: User) -> None:
    log_in(client)
    User.objects.update(is_active=False)
    assert client.get("/mitt-konto").status_code == 302


def test_logging_in_and_failing_to_are_events_that_keep_nothing_of_what_was_typed(
    client: Client, user: User
) -> None:
    log_in(client, "fel lösenord")
    log_in(client, login="ruta@exempel.se")
    log_in(client)
    events = Handelse.objects.filter(kommun="", handling__startswith="konto.").order_by("nr")
    assert [(event.handling, event.aktor) for event in events][1:] == [
        ("konto.fel_losenord", user.aktor),
        ("konto.fel_losenord", "okand"),
        ("konto.inloggad", user.aktor),
    ]
    assert not any("ruta" in f"{event.objekt}{event.detaljer}" for event in events)


def test_passwords_are_stored_with_argon2() -> None:
    with override_settings(PASSWORD_HASHERS=product.PASSWORD_HASHERS):
        assert identify_hasher(make_password(LOSENORD)).algorithm == "argon2"
