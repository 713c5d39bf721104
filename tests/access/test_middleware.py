"""What a request knows: the municipality, the language, and when the session ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone, translation

from kaja.access import middleware
from kaja.access.actions import choose_language, grant, revoke
from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from tests.rollbesattning import ANNAN, FRAN, HEM, TID, make_member, make_user

pytestmark = pytest.mark.django_db


def kommun_seen(user: User | AnonymousUser, chosen: str = "") -> Kommun | None:
    """The municipality that a view would see."""
    request = RequestFactory().get("/")
    request.user, request.session = user, SessionStore()
    request.session["kommun"] = chosen
    middleware.KommunMiddleware(lambda _: HttpResponse())(request)
    found: Kommun | None = request.kommun  # type: ignore[attr-defined]
    return found


@pytest.fixture
def user() -> User:
    return make_member("egen", HEM, Roll.HANDLAGGARE)


def also_in_the_other(user: User) -> None:
    other = Kommun.objects.get(kod=ANNAN)
    grant(user=user, kommun=other, roll=Roll.SYV, fran=FRAN, av="prov", tid=TID)


def test_the_only_municipality_need_not_be_chosen(user: User) -> None:
    assert kommun_seen(user) == Kommun.objects.get(kod=HEM)


def test_one_of_several_must_be_chosen(user: User) -> None:
    also_in_the_other(user)
    assert kommun_seen(user) is None
    assert kommun_seen(user, ANNAN) == Kommun.objects.get(kod=ANNAN)


def test_a_municipality_that_is_not_the_users_cannot_be_chosen(user: User) -> None:
    also_in_the_other(user)
    assert kommun_seen(user, "1480") is None


def test_a_chosen_municipality_is_gone_when_the_role_there_has_ended(user: User) -> None:
    also_in_the_other(user)
    other, today = Kommun.objects.get(kod=ANNAN), timezone.localdate()
    revoke(user=user, kommun=other, roll=Roll.SYV, fran=today, av="prov", tid=TID)
    assert kommun_seen(user, ANNAN) == Kommun.objects.get(kod=HEM)


def test_a_stranger_and_a_user_without_roles_have_none() -> None:
    assert kommun_seen(AnonymousUser(), HEM) is None
    assert kommun_seen(make_user("ny"), HEM) is None


@pytest.mark.parametrize(
    ("idle", "whole", "stays"),
    [
        (timedelta(minutes=29), timedelta(hours=1), True),
        (timedelta(minutes=31), timedelta(hours=1), False),
        (timedelta(minutes=1), timedelta(hours=9, minutes=59), True),
        (timedelta(minutes=1), timedelta(hours=10, minutes=1), False),
    ],
)
def test_a_session_ends_when_idle_and_when_old(
    client: Client, user: User, idle: timedelta, whole: timedelta, stays: bool
) -> None:
    client.force_login(user)
    session, now = client.session, int(timezone.now().timestamp())
    session["anvand"] = now - int(idle.total_seconds())
    session["borjade"] = now - int(whole.total_seconds())
    session.save()
    client.get("/halsa")
    assert (SESSION_KEY in client.session) is stays


def test_use_puts_the_end_of_the_session_off(client: Client, user: User) -> None:
    client.force_login(user)
    session = client.session
    session["anvand"] = session["borjade"] = int(timezone.now().timestamp()) - 1500
    session.save()
    client.get("/halsa")
    assert client.session["anvand"] >= session["anvand"] + 1500
    assert client.session["borjade"] == session["borjade"]


def test_the_language_is_the_users_choice_and_not_the_browsers(user: User) -> None:
    def language(who: User | AnonymousUser) -> str:
        request = RequestFactory().get("/", headers={"Accept-Language": "en"})
        request.user = who
        return middleware.LanguageMiddleware(_language)(request).content.decode()

    assert language(AnonymousUser()) == language(user) == "sv"
    choose_language(user=user, sprak="en")
    assert language(user) == "en"


def _language(_: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())
