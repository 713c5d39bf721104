"""The posts of an XML file, one at a time: what is not read never takes any memory.

Expat calls `_Mottagare` for each element. No tree is built, so a file of any size needs room for
one part of it. defusedxml refuses DTDs, and with them entities of every kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import XMLParser  # type: ignore[import-untyped]

from kaja.intake.sources.navet.filfel import (
    DTD,
    FOR_DJUP,
    annan_xml,
    kontrollera_borjan,
    soap_fel,
    trasig,
)
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

_BIT = 1 << 16
_DJUPAST = 60
_OLAST: Mapping[str, Nod] = {}


class Strom:
    """The file while it is read. `kodning` is known when the first post is."""

    def __init__(self, innehall: bytes) -> None:
        kontrollera_borjan(innehall)
        self._innehall = innehall
        self.kodning = "utf-16" if innehall[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"

    def poster(self) -> Iterator[Navetpost]:
        """The posts in the order of the file.

        Raises TableError, with a Swedish sentence, when the file is no whole answer from Navet.
        """
        mottagare = _Mottagare()
        try:
            yield from self._tolka(mottagare)
        except TableError:
            raise
        except DefusedXmlException as fel:
            raise TableError(DTD) from fel
        except (ParseError, ValueError, LookupError) as fel:
            raise TableError(trasig(fel, self._innehall, self.kodning)) from fel
        mottagare.kontrollera()

    def _tolka(self, mottagare: _Mottagare) -> Iterator[Navetpost]:
        tolk = XMLParser(target=mottagare, forbid_dtd=True)
        tolk.parser.XmlDeclHandler = self._deklaration
        for fran in range(0, len(self._innehall), _BIT):
            tolk.feed(self._innehall[fran : fran + _BIT])
            yield from mottagare.hamta()
        tolk.close()

    def _deklaration(self, version: str, kodning: str | None, ensam: int) -> None:
        self.kodning = (kodning or self.kodning).lower()


class _Mottagare:
    """Told of each element by the parser; keeps the texts of those that the layout names."""

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
