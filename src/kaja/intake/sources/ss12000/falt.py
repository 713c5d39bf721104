"""A field of a JSON object, of the type it has to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kaja.intake.sources.celler import fri_text
from kaja.tabell.problem import shorten

T = TypeVar("T")
Objekt = dict[str, object]


class Dubblerat(Objekt):
    """An object that says one thing twice, so that nobody knows which of them is meant."""


class Faltfel(ValueError):
    """A field cannot be used. The message is a Swedish sentence that says what to do."""

    def __init__(self, falt: str, varde: object, problem: str) -> None:
        super().__init__(problem)
        self.falt, self.varde = falt, visa(varde)


def objekt(varde: object, namn: str) -> Objekt:
    """The value, which has to be an object. `namn` is what a person should look for."""
    if isinstance(varde, Dubblerat):
        raise Faltfel(namn, "", "Samma uppgift står två gånger i posten. Be avsändaren rätta den.")
    if isinstance(varde, dict):
        return varde
    raise Faltfel(namn, varde, "Här ska stå ett objekt. Be avsändaren rätta posten.")


def lista(post: Objekt, namn: str) -> list[object] | None:
    """The list in the field; None when the sender says nothing."""
    varde = post.get(namn)
    if varde is None or isinstance(varde, list):
        return varde
    raise Faltfel(namn, varde, "Här ska stå en lista. Be avsändaren rätta posten.")


def text(post: Objekt, namn: str) -> str:
    """The text in the field, blank when it is not there or null."""
    varde = post.get(namn)
    if varde is None:
        return ""
    if isinstance(varde, str):
        return varde
    raise Faltfel(namn, varde, "Här ska stå text, inom citattecken. Be avsändaren rätta posten.")


def ja_nej(post: Objekt, namn: str) -> bool | None:
    varde = post.get(namn)
    if varde is None or isinstance(varde, bool):
        return varde
    raise Faltfel(namn, varde, "Här ska stå true eller false. Be avsändaren rätta posten.")


def tolkad(post: Objekt, namn: str, tolka: Callable[[str], T]) -> T:
    """The text in the field, read by `tolka`, which raises ValueError with a Swedish sentence."""
    varde = text(post, namn)
    try:
        return tolka(varde)
    except ValueError as fel:
        raise Faltfel(namn, varde, str(fel)) from fel


def visa(varde: object) -> str:
    """The value as a person may see it. What lies inside a list or an object is not repeated."""
    if isinstance(varde, str):
        return shorten(fri_text(varde[:1000]))
    if isinstance(varde, bool):
        return "true" if varde else "false"
    return f"{varde:g}" if isinstance(varde, float) else ""
