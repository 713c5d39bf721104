"""What is loaded before a command begins, and in what way: it is most of the time to start."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from types import ModuleType


def load_django() -> None:
    """Django with all rooms. Does nothing when that is done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaja.config.settings")
    with _what_stays():
        import django

        django.setup()


def load_web() -> None:
    """Everything the web needs, once, before its processes are forked from this one."""
    leave_out_unused()
    load_django()
    with _what_stays():
        from django.urls import get_resolver

        import_module("granian")
        assert get_resolver().url_patterns


def leave_out_unused() -> None:
    """Libraries load these merely because they are installed: a third of the time to start."""
    unused = ["rich"] if os.environ.get("KAJA_DATABASE_URL") else ["rich", "psycopg"]
    for name in unused:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    # allauth reads in what security keys need, also where the second step is a code.
    security_keys = ReadWhenUsed("allauth.mfa.webauthn.internal.auth")
    sys.modules.setdefault(security_keys.__name__, security_keys)


class ReadWhenUsed(ModuleType):
    """Stands in for a module until something in it is asked for."""

    def __getattr__(self, name: str) -> object:
        with _in_turn:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


_in_turn = Lock()


@contextmanager
def _what_stays() -> Iterator[None]:
    """Load without the garbage collector, and never let it look at what was loaded.

    It would look all of it through time after time, and find nothing to throw away. Afterwards it
    would mark it, and so give each forked process a copy of its own.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
