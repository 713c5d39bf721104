"""How allauth and axes fit this house: no open sign-up, and one answer to password guessing."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the municipality."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The name that failed logins are counted by: the e-mail address in lower case."""
    typed = (credentials or {}).get("email") or (request and request.POST.get("login")) or ""
    return str(typed).strip().lower()


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """The answer to the one who has guessed too often, whether or not the account exists."""
    return render(request, "account/locked_out.html", status=429)
