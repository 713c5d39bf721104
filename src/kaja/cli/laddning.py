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

# Libraries load these merely because they are installed.
UNUSED = ("rich", "anyio", "greenlet", "django.contrib.postgres.fields")
# These are loaded with others, and used by some pages or by none.
WAITING = (
    "allauth.mfa.webauthn.internal.auth",  # for security keys, also where the second step is a code
    "asyncio.sslproto",
    "pydoc",
    "rapidfuzz",
    "sqlparse",
    "ssl",
)


def load_django() -> None:
    """Django with all rooms. Does nothing when that is done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaja.config.settings")
    with _what_stays():
        import django

        django.setup()


def load_web() -> None:
    """What every page of the web needs, before its processes are forked from this one."""
    leave_out_unused()
    load_django()
    with _what_stays():
        from django.urls import get_resolver

        import_module("granian")
        assert get_resolver().url_patterns


def load_application(name: str) -> None:
    """The application, with what it makes once for all pages: the addresses and the tags of the
    templates. The static files must be there: it looks at them."""
    with _what_stays():
        from django.template import engines
        from django.urls import reverse

        import_module(name)
        engines.all()
        reverse("start")


def read_pages() -> None:
    """The pages that nobody has asked for yet (`kaja.access.sidor`), so that nobody has to wait."""
    with _what_stays():
        from kaja.access.sidor import las_alla

        las_alla()


def leave_out_unused() -> None:
    """Libraries load much that is never used: a third of the time to start."""
    for name in UNUSED if os.environ.get("KAJA_DATABASE_URL") else (*UNUSED, "psycopg"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    let_wait()


def let_wait() -> None:
    """What some library loads, and most commands never use, is loaded when it is used."""
    for name in WAITING:
        sys.modules.setdefault(name, ReadWhenUsed(name))


class ReadWhenUsed(ModuleType):
    """Stands in for a module until something in it is asked for."""

    def __getattr__(self, name: str) -> object:
        with _in_turn:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        found = getattr(import_module(self.__name__), name)
        setattr(self, name, found)  # the next time it is here
        return found


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
