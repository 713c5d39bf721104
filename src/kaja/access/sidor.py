"""Pages that are read in when somebody asks for them (ADR 0024).

A URL names its view, `sida("att_gora.att_gora")`, and the module is imported the first time that
the view is used. A server shows its first page before it has read all the others.
"""

from __future__ import annotations

from importlib import import_module
from threading import RLock
from typing import Any

from django.http import HttpRequest, HttpResponse

_alla: list[Sida] = []
# One at a time: two who read modules that need each other could be given half of one.
_i_tur = RLock()


class Sida:
    """Stands in the addresses for the view `namn` ("module.function") of the package `paket`."""

    def __init__(self, paket: str, namn: str) -> None:
        modul, _, funktion = namn.rpartition(".")
        self.__module__, self.__name__ = f"{paket}.{modul}", funktion
        self.__qualname__ = funktion
        _alla.append(self)

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = self.las()(request, *args, **kwargs)
        return answer

    def las(self) -> Any:
        """The view itself."""
        if "_vy" not in self.__dict__:
            with _i_tur:
                self._vy = getattr(import_module(self.__module__), self.__name__)
        return self._vy

    def __getattr__(self, namn: str) -> Any:
        """What is asked of the view: who may open it, whether it is exempt from something."""
        if namn == "view_class":  # Django asks it of each address at once, and no view here is one
            raise AttributeError(namn)
        return getattr(self.las(), namn)


def las_alla() -> None:
    """Read the pages that nobody has asked for yet."""
    for sida in _alla:
        sida.las()
