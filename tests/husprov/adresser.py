"""Every address of the product, as the house tests walk them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse


class Adress(NamedTuple):
    """A URL pattern: its name, its view and the names of what varies in it."""

    namn: str
    vy: Callable[..., Any]
    delar: tuple[str, ...]

    @property
    def egen(self) -> bool:
        """True for our own views, False for those of a package."""
        return self.vy.__module__.startswith("kaja.")

    def url(self, **delar: object) -> str:
        """The address; what is not given gets a value that points at nothing."""
        return reverse(self.namn, kwargs={del_: delar.get(del_, 987654) for del_ in self.delar})


def adresser() -> list[Adress]:
    """Every URL pattern that the resolver knows."""
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: list[URLPattern | URLResolver]) -> Iterator[Adress]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns)
        else:
            parts = tuple(pattern.pattern.regex.groupindex)
            yield Adress(pattern.name or "", pattern.callback, parts)
