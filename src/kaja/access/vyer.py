"""Every view says who may open it: `@kraver(permission)`, `@kraver_inloggning` or `@oppen(why)`.

The mark is left on the view (`view.kraver`, `view.oppen`), and a test of the house fails for a URL
whose view has none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.access.roller import RATTIGHETER


class Begaran(HttpRequest):
    """The request as a view behind `@kraver` gets it: a user and her municipality are there."""

    user: User
    kommun: Kommun


View = TypeVar("View", bound=Callable[..., Any])
INLOGGNING = "inloggning"
CHOOSE_KOMMUN = "valj_kommun"  # the URL name of the page where one chooses municipality


def oppen(why: str) -> Callable[[View], View]:
    """Mark a view that anyone may open, with the reason."""

    def decorate(view: View) -> View:
        view.oppen = why  # type: ignore[attr-defined]
        return view

    return decorate


def kraver_inloggning(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Require a logged-in user and nothing more."""
    return _guard(view, INLOGGNING, _ask_login)


def kraver(
    permission: str,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Require login, a chosen municipality and the permission in it.

    Not logged in: to the login page. No municipality chosen: to the page where one chooses.
    No permission: 403.
    """
    if permission not in RATTIGHETER:
        raise ValueError(f"Behörigheten {permission} finns inte i roller.RATTIGHETER.")

    def ask(request: HttpRequest) -> HttpResponse | None:
        if (answer := _ask_login(request)) is not None:
            return answer
        kommun = request.kommun  # type: ignore[attr-defined]
        if kommun is None:
            return _go(request, CHOOSE_KOMMUN)
        if not may(request.user, permission, kommun):
            raise PermissionDenied
        return None

    return lambda view: _guard(view, permission, ask)


def _guard(
    view: Callable[..., HttpResponse],
    mark: str,
    ask: Callable[[HttpRequest], HttpResponse | None],
) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = ask(request)
        return view(request, *args, **kwargs) if answer is None else answer

    guarded.kraver = mark  # type: ignore[attr-defined]
    return guarded


def _ask_login(request: HttpRequest) -> HttpResponse | None:
    return None if request.user.is_authenticated else _go(request, settings.LOGIN_URL)


def _go(request: HttpRequest, where: str) -> HttpResponse:
    """Send the browser there and let it come back; a part of a page moves the whole page."""
    part = request.headers.get("HX-Request") == "true"
    back = "/" if part or request.method != "GET" else request.get_full_path()
    url = f"{resolve_url(where)}?{urlencode({'next': back})}"
    return HttpResponse(headers={"HX-Redirect": url}) if part else HttpResponseRedirect(url)
