"""How allauth and axes fit this house: no open sign-up, guessing blocked, all of it logged."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kaja.access.actions import INSTALLATION
from kaja.access.models import User
from kaja.access.queries import user_of_session
from kaja.audit.actions import record


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the municipality. Logging in, and failing to, are events."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        _record("konto.inloggad", user)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        _record(
            "konto.fel_losenord", User.objects.filter(email=login_name(None, credentials)).first()
        )


class Backend(AuthenticationBackend):
    """Who is logged in, read for each request together with what she may do."""

    def get_user(self, user_id: int) -> User | None:
        return user_of_session(user_id)


def _record(handling: str, user: User | None) -> None:
    # What was typed is not kept: it may be somebody's password in the wrong box.
    who = user.aktor if user else "okand"
    record(kommun=INSTALLATION, aktor=who, handling=handling, objekt=who, tid=timezone.now())


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The name that failed logins are counted by: the e-mail address in lower case."""
    typed = (credentials or {}).get("email") or (request and request.POST.get("login")) or ""
    return str(typed).strip().lower()


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """The answer to the one who has guessed too often, whether or not the account exists."""
    return render(request, "account/locked_out.html", status=429)
