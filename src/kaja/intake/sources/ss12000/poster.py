"""The parts of an SS 12000 file, one at a time: a large file is never held as objects.

A file is one JSON value or several after each other: pages `{"data": [...]}`, lists of persons,
single persons (JSON lines), or `{"persons": ..., "organisations": ..., "deletedEntities": ...}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from kaja.intake.sources.ss12000.jsontext import Markor, Skada
from kaja.tabell import TableError

Delslag: TypeAlias = Literal["person", "organisation", "borttagna", "skadad"]
_LISTOR: dict[str, Delslag] = {
    "data": "person",
    "persons": "person",
    "organisations": "organisation",
}
_BORTTAGNA = "deletedEntities"
_EFTER_BLANKT = re.compile(r"\s*\S")
_BEHALLARE = re.compile(r'\{\s*"(?:data|persons|organisations|deletedEntities|pageToken)"\s*:')


class Del(NamedTuple):
    """A part of the file. A `skadad` one is the text of a line that is no JSON."""

    slag: Delslag
    vad: object


def delar(text: str) -> Iterator[Del]:
    """The parts of the file, as they come. Raises TableError where it is damaged."""
    markor = Markor(text)
    while markor.nasta():
        borjan = markor.plats
        try:
            yield from _ett_varde(markor)
        except Skada as skada:
            slut = _radslut(text, borjan)
            if slut is None:
                raise TableError(skada.var(text)) from skada
            yield Del("skadad", text[borjan:slut])
            markor.plats = slut


def _ett_varde(markor: Markor) -> Iterator[Del]:
    if markor.nasta() == "[":
        yield from (Del(_slag(post, "person"), post) for post in markor.lista())
    elif _BEHALLARE.match(markor.text, markor.plats):
        yield from _behallare(markor)
    else:
        yield from _hela(markor.varde())


def _behallare(markor: Markor) -> Iterator[Del]:
    sedda: set[str] = set()
    for namn in markor.namn():
        if namn in sedda:
            raise TableError(f"Filen har {namn} två gånger. Hämta filen igen.")
        sedda.add(namn)
        if namn in _LISTOR and markor.nasta() == "[":
            yield from (Del(_slag(post, _LISTOR[namn]), post) for post in markor.lista())
        else:
            yield from _av_falt(namn, markor.varde())


def _hela(varde: object) -> Iterator[Del]:
    """The parts of a value that has been read whole: of a page, or itself a person."""
    kanda = [namn for namn in (*_LISTOR, _BORTTAGNA) if isinstance(varde, dict) and namn in varde]
    if not kanda or not isinstance(varde, dict):
        yield Del(_slag(varde, "person"), varde)
        return
    for namn in kanda:
        yield from _av_falt(namn, varde[namn])


def _av_falt(namn: str, varde: object) -> Iterable[Del]:
    if varde is None or namn not in (*_LISTOR, _BORTTAGNA):
        return ()
    if namn == _BORTTAGNA or (namn == "data" and isinstance(varde, dict)):
        return (Del("borttagna", varde),)  # a page of deletions has an object under "data"
    if not isinstance(varde, list):
        raise TableError(f"Filen är ingen SS 12000: {namn} ska vara en lista.")
    return (Del(_slag(post, _LISTOR[namn]), post) for post in varde)


def _slag(post: object, annars: Delslag) -> Delslag:
    """A page of organisations looks like a page of persons until one looks into it."""
    if isinstance(post, dict) and ("organisationType" in post or "schoolUnitCode" in post):
        return "organisation"
    return annars


def _radslut(text: str, borjan: int) -> int | None:
    """The end of a damaged line in a file with a post on every line; None in other files."""
    if text[borjan] == "[" or _BEHALLARE.match(text, borjan):
        return None
    rad = text.find("\n", borjan)
    slut = len(text) if rad < 0 else rad
    foljande = _EFTER_BLANKT.match(text, slut)
    if foljande is None:  # nothing follows: a last line that is cut, or all there is
        return slut if text[:borjan].strip() else None
    return slut if foljande[0].endswith("{") else None
