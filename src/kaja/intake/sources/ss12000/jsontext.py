"""JSON text, read a value at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kaja.intake.sources.ss12000.falt import Dubblerat, Objekt
from kaja.tabell import TableError

_BLANKT = re.compile(r"[ \t\r\n]*")
_STORST = 1 << 30
_INTE_JSON = "Filen är inte JSON i UTF-8. Spara eller hämta den som JSON i UTF-8."
_SKADAD = (
    "Filen är skadad eller avhuggen: rad {}, tecken {} går inte att läsa som JSON. "
    "Hämta filen igen."
)
_DJUP = "Filen har objekt i objekt på fler nivåer än SS 12000 har. Hämta filen igen."


class Skada(ValueError):
    """Here the text stops being JSON."""

    def __init__(self, plats: int, mening: str = _SKADAD) -> None:
        super().__init__(mening)
        self.plats, self._mening = plats, mening

    def var(self, text: str) -> str:
        """The sentence, with the place in the text as an editor shows it."""
        rad = text.count("\n", 0, self.plats) + 1
        return self._mening.format(rad, self.plats - text.rfind("\n", 0, self.plats))


def som_objekt(par: list[tuple[str, object]]) -> Objekt:
    """A JSON object; of its own type when a name comes twice in it."""
    post = dict(par)
    return post if len(post) == len(par) else Dubblerat(post)


# No number is ever read, and Python refuses to make an int of some thousand digits.
JSON = json.JSONDecoder(object_pairs_hook=som_objekt, parse_int=float)


def som_text(innehall: bytes) -> tuple[str, str]:
    """The text of a JSON file, and its encoding. Raises TableError when it has none."""
    if len(innehall) > _STORST:
        raise TableError("Filen är större än en gigabyte. Dela den, till exempel efter skola.")
    if not innehall.strip():
        raise TableError("Filen är tom. Hämta den igen.")
    kodning = json.detect_encoding(innehall)
    try:
        return innehall.decode(kodning), kodning.removesuffix("-sig")
    except UnicodeError as fel:
        raise TableError(_INTE_JSON) from fel


class Markor:
    """A place in a JSON text, moved on by what is read there. Raises Skada."""

    def __init__(self, text: str) -> None:
        self.text, self.plats = text, 0

    def nasta(self) -> str:
        """The next character that is not blank, left to be read; none at the end."""
        blankt = _BLANKT.match(self.text, self.plats)
        assert blankt is not None  # also nothing at all matches
        self.plats = blankt.end()
        return self.text[self.plats : self.plats + 1]

    def varde(self) -> object:
        """The value that stands here."""
        varde: object
        try:
            varde, self.plats = JSON.raw_decode(self.text, self.plats)
        except RecursionError as fel:
            raise Skada(self.plats, _DJUP) from fel
        except json.JSONDecodeError as fel:
            raise Skada(fel.pos) from fel
        return varde

    def lista(self) -> Iterator[object]:
        """The values of the list that stands here, of which only one is held at a time."""
        self.plats += 1
        if self.nasta() == "]":
            self.plats += 1
            return
        while True:
            self.nasta()
            yield self.varde()
            if not self._mer("]"):
                return

    def namn(self) -> Iterator[str]:
        """The names in the object that stands here. After each its value has to be read."""
        self.plats += 1
        while True:
            if self.nasta() != '"':
                raise Skada(self.plats)
            namn = str(self.varde())
            if self.nasta() != ":":
                raise Skada(self.plats)
            self.plats += 1
            self.nasta()
            yield namn
            if not self._mer("}"):
                return

    def _mer(self, slut: str) -> bool:
        """Step over the comma, or over the end."""
        tecken = self.nasta()
        if tecken not in (slut, ",") or not tecken:
            raise Skada(self.plats)
        self.plats += 1
        return tecken == ","
