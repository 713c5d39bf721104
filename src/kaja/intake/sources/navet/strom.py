"""The posts of an XML file, one at a time, in room for one part of the file.

defusedxml refuses DTDs, and with them entities of every kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import XMLParser  # type: ignore[import-untyped]

from kaja.intake.sources.navet.filfel import DTD, kontrollera_borjan, trasig
from kaja.intake.sources.navet.mottagare import Mottagare
from kaja.intake.sources.navet.post import Navetpost
from kaja.tabell import TableError

_BIT = 1 << 16


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
        mottagare = Mottagare()
        try:
            yield from self._tolka(mottagare)
        except TableError:
            raise
        except DefusedXmlException as fel:
            raise TableError(DTD) from fel
        except (ParseError, ValueError, LookupError) as fel:
            raise TableError(trasig(fel, self._innehall, self.kodning)) from fel
        mottagare.kontrollera()

    def _tolka(self, mottagare: Mottagare) -> Iterator[Navetpost]:
        tolk = XMLParser(target=mottagare, forbid_dtd=True)
        tolk.parser.XmlDeclHandler = self._deklaration
        for fran in range(0, len(self._innehall), _BIT):
            tolk.feed(self._innehall[fran : fran + _BIT])
            yield from mottagare.hamta()
        tolk.close()

    def _deklaration(self, version: str, kodning: str | None, ensam: int) -> None:
        self.kodning = (kodning or self.kodning).lower()
