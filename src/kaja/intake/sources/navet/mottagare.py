"""Told of each element while a file is parsed; keeps the texts that the layout names.

No tree is built: an element that is not read leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Mapping

from kaja.intake.sources.navet.filfel import FOR_DJUP, annan_xml, soap_fel
from kaja.intake.sources.navet.layout import (
    FEL,
    HISTORIKPOST,
    LASTA,
    OMSLAG,
    POST,
    SOAP_FEL,
    Nod,
)
from kaja.intake.sources.navet.post import Navetpost
from kaja.tabell import TableError

_DJUPAST = 60
_OLAST: Mapping[str, Nod] = {}


class Mottagare:
    """A target for the parser. `hamta` gives the posts, `kontrollera` says if any could be."""

    def __init__(self) -> None:
        self._fardiga: list[Navetpost] = []
        self._oppna: list[Nod] = []
        self._post: Navetpost | None = None
        self._text: list[str] = []
        self._antal = 0
        self._rot = ""
        self._omslag = False
        self._fel: list[str] | None = None

    def hamta(self) -> list[Navetpost]:
        """The posts that have ended since last time."""
        fardiga, self._fardiga = self._fardiga, []
        return fardiga

    def start(self, tag: str, attribut: dict[str, str]) -> None:
        if len(self._oppna) >= _DJUPAST:
            raise TableError(FOR_DJUP)
        nod = self._nod(tag.rpartition("}")[2])
        self._oppna.append(nod)
        self._text.clear()
        if nod is HISTORIKPOST and self._post is not None:
            self._post.historik.append({})
        if attribut and not isinstance(nod, str):
            self._spara_attribut(nod, attribut)

    def data(self, text: str) -> None:
        if self._oppna and isinstance(self._oppna[-1], str):
            self._text.append(text)

    def end(self, tag: str) -> None:
        nod = self._oppna.pop()
        if isinstance(nod, str):
            self._spara(nod, "".join(self._text))
        elif nod is LASTA and self._post is not None:
            self._fardiga.append(self._post)
            self._post = None

    def close(self) -> None:
        """The parser wants it."""

    def kontrollera(self) -> None:
        """Raises TableError unless the file was an answer or a notice, be it without posts."""
        if self._fel is not None:
            raise TableError(soap_fel(self._fel))
        if not self._omslag:
            raise TableError(annan_xml(self._rot))

    def _nod(self, namn: str) -> Nod:
        """What the layout has under the innermost open element."""
        over = self._oppna[-1] if self._oppna else _OLAST
        if over is _OLAST and self._post is None:
            return self._utanfor(namn)
        return _OLAST if isinstance(over, str) else over.get(namn, _OLAST)

    def _utanfor(self, namn: str) -> Nod:
        """What begins outside what is read: a post, a fault or nothing of interest."""
        self._rot = self._rot or namn
        if namn == POST:
            self._omslag, self._antal = True, self._antal + 1
            self._post = Navetpost(self._antal)
            return LASTA
        if namn == FEL:
            self._fel = []
            return SOAP_FEL
        self._omslag = self._omslag or namn.casefold() in OMSLAG
        return _OLAST

    def _spara_attribut(self, nod: Mapping[str, Nod], attribut: dict[str, str]) -> None:
        for namn, text in attribut.items():
            plats = nod.get("@" + namn.rpartition("}")[2])
            if isinstance(plats, str):
                self._spara(plats, text)

    def _spara(self, plats: str, text: str) -> None:
        if self._post is None:
            if self._fel is not None:
                self._fel.append(text)
        elif self._oppna and self._oppna[-1] is HISTORIKPOST:
            self._post.historik[-1].setdefault(plats, text)
        else:
            self._post.texter.setdefault(plats, []).append(text)
