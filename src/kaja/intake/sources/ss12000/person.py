"""The persons of a file, and who each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kaja.intake.sources.lasning import Namn
from kaja.intake.sources.ss12000 import layout
from kaja.intake.sources.ss12000.falt import Faltfel, Objekt, lista, objekt, text, tolkad
from kaja.intake.sources.ss12000.poster import Del, delar
from kaja.intake.sources.tfbok import TFBok, ar_tf

_BRUSTEN = "Raden är ingen hel JSON-post. Är den filens sista är filen avhuggen: hämta den igen."
_NAMNLOS = "Ett TF-nummer utan namn går inte att para ihop med någon. Be avsändaren om namnet."


class Personpost(NamedTuple):
    """A person as the file has it.

    `rad` is the ordinal of the first enrolment; a person without any has an ordinal too. The
    enrolments are None when the file says nothing of them, which is not that there are none.
    """

    var: str
    rad: int
    post: Objekt
    inskrivningar: list[object] | None
    fel: Faltfel | None


class Elev(NamedTuple):
    """Who the person is. `namn` is there only for a TF-number."""

    nyckel: str
    nummer: str
    skydd: str
    namn: Namn | None


def personposter(fil: str) -> Iterator[Personpost]:
    """The persons of the file's text, numbered. Raises TableError where the file is damaged."""
    rad = 1
    personer = (del_ for del_ in delar(fil) if del_.slag in ("person", "skadad"))
    for nr, del_ in enumerate(personer):
        post = _personpost(f"persons[{nr}]", rad, del_)
        rad += max(1, len(post.inskrivningar or ()))
        yield post


def _personpost(var: str, rad: int, del_: Del) -> Personpost:
    try:
        if del_.slag == "skadad":
            raise Faltfel("", del_.vad, _BRUSTEN)
        post = objekt(del_.vad, "")
        return Personpost(var, rad, post, lista(post, "enrolments"), None)
    except Faltfel as fel:
        return Personpost(var, rad, {}, None, fel)


def elev(post: Objekt, bok: TFBok) -> Elev:
    """Who the person is. Raises Faltfel."""
    nummer = numret(post, bok)
    namn = None
    if ar_tf(nummer):
        namn = Namn(tolkad(post, "givenName", layout.fri), tolkad(post, "familyName", layout.fri))
        if not all(namn):
            raise Faltfel("familyName", "", _NAMNLOS)
    return Elev(text(post, "id"), nummer, skydd(post), namn)


def skydd(post: Objekt) -> str:
    """The person's protection, blank when there is none. Raises Faltfel."""
    return tolkad(post, "securityMarking", layout.skydd)


def numret(post: Objekt, bok: TFBok) -> str:
    """The person's number. Raises Faltfel."""
    varde = post.get("civicNo")
    if varde is None:
        return tolkad({}, "civicNo", bok.__getitem__)  # says that it is missing
    return tolkad(objekt(varde, "civicNo"), "value", bok.__getitem__)
