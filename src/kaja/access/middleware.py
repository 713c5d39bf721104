"""What every request knows about its user: how long she has been in, her language and kommun."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY as USER_IN_SESSION
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kaja.access.models import Kommun
from kaja.access.queries import remember_roles

GetResponse = Callable[[HttpRequest], HttpResponse]
KOMMUN_IN_SESSION = "kommun"
STEP = 60  # seconds between two writes of the latest use: not one write for every request


class SessionTimeMiddleware:
    """Ends a session after KAJA_SESSION_IDLE without use and after KAJA_SESSION_MAX in all."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if USER_IN_SESSION in request.session:
            self._count(request, int(time.time()))
        return self.get_response(request)

    def _count(self, request: HttpRequest, now: int) -> None:
        session = request.session
        began, used = session.setdefault("borjade", now), session.setdefault("anvand", now)
        idle, whole = settings.KAJA_SESSION_IDLE, settings.KAJA_SESSION_MAX
        if now - used > idle.total_seconds() or now - began > whole.total_seconds():
            logout(request)
        elif now - used >= STEP:
            session["anvand"] = now


class LanguageMiddleware:
    """The language is the user's own choice, not the browser's."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = getattr(request.user, "sprak", settings.LANGUAGE_CODE)
        with translation.override(chosen):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response


class KommunMiddleware:
    """Puts `request.kommun`: the user's only municipality, or the one she chose if still hers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.kommun = _kommun(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _kommun(request: HttpRequest) -> Kommun | None:
    if not request.user.is_authenticated:
        return None
    mine = {kommun.kod: kommun for kommun in remember_roles(request.user)}
    if len(mine) == 1:
        return next(iter(mine.values()))
    return mine.get(request.session.get(KOMMUN_IN_SESSION, ""))
