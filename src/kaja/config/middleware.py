"""What every answer carries, and what is logged about it."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

log = structlog.get_logger("kaja.web")
GetResponse = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}


class HeadersMiddleware:
    """Adds the security headers that Django has no setting for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # Pages about people must not stay in a shared computer's cache.
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class RequestLogMiddleware:
    """Logs the route, never the path or the query: they may hold a name or a number."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        log.info(
            "request",
            metod=request.method,
            rutt=request.resolver_match.route if request.resolver_match else "",
            status=response.status_code,
            ms=round((time.perf_counter() - start) * 1000, 1),
        )
        return response
