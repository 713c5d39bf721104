"""A file from Navet, an answer or a change file, becomes records of `folkbokforing`."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice

from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.intake.sources.lasning import Namn, Slag
from kaja.intake.sources.navet import namn as namnen
from kaja.intake.sources.navet import person
from kaja.intake.sources.navet.layout import (
    AVREGISTRERAD,
    FOLKBOKFORD,
    HANVISNING,
    KOMMUN,
    LAN,
    ORSAK,
    PERSONNR,
    RUBRIKER,
    TILLDELAT,
)
from kaja.intake.sources.navet.post import Anmarkning, Navetpost, Postfel
from kaja.intake.sources.navet.rader import rader
from kaja.intake.sources.navet.strom import Strom
from kaja.tabell import RowProblem
from kaja.tabell.problem import shorten

ERSATT = "Posten ersätts av en senare post om samma person i filen, och räknas inte."


class NavetLasning:
    """The file while it is read. It has been read through once: it is whole, and it is known which
    posts a later one replaces."""

    slag: Slag = "folkbokforing"

    def __init__(self, innehall: bytes, namn: str, ar: int) -> None:
        self._innehall, self._fil, self._ar = innehall, namn, ar
        strom = Strom(innehall)
        self._ersatta = ersatta(strom.poster(), ar)
        self.kodning = strom.kodning
        self.rubriker = list(RUBRIKER)
        self.problems: list[RowProblem] = []
        self.namn: dict[str, Namn] = {}  # Navet knows no TF-numbers
        self.olasliga: set[str] = set()  # a file of changes says nothing by silence

    def records(self) -> Iterator[FolkbokforingRad]:
        """The records of all good posts, in the order of the file."""
        for post in Strom(self._innehall).poster():
            if post.nr in self._ersatta:
                self._sag(post, Anmarkning("", "", ERSATT), information=True)
                continue
            try:
                records, anmarkningar = rader(post, self._ar)
            except Postfel as fel:
                self._sag(post, Anmarkning(fel.element, fel.varde, str(fel)), information=False)
                continue
            for anmarkning in anmarkningar:
                self._sag(post, anmarkning, information=True)
            yield from records

    def forsta(self, antal: int) -> list[tuple[int, list[str]]]:
        """The first posts as they came, without addresses."""
        return [(post.nr, _celler(post)) for post in islice(Strom(self._innehall).poster(), antal)]

    def _sag(self, post: Navetpost, sagt: Anmarkning, *, information: bool) -> None:
        """Of somebody protected nothing but the post's place in the file is repeated."""
        varde = "" if person.skydd(post) else shorten(sagt.varde)
        self.problems.append(
            RowProblem(self._fil, post.nr, sagt.element, varde, sagt.problem, information)
        )


def oppna(innehall: bytes, namn: str, *, ar: int) -> NavetLasning:
    """Open a file from Navet; `ar` decides the century of numbers with ten digits.

    Raises TableError, with a Swedish sentence, when the file cannot be used at all.
    """
    return NavetLasning(innehall, namn, ar)


def ersatta(poster: Iterable[Navetpost], ar: int) -> frozenset[int]:
    """The posts that another of the same number replaces: the one changed last counts, and of
    equals the one that stands last. It counts also when it cannot be used: it may have been what
    told that the person is protected.
    """
    tider, senast, ut = array("Q", [0]), dict[int, int](), set[int]()
    for post in poster:
        tider.append(post.tidpunkt)
        try:
            nummer = int(person.nummer(post, ar).text12)
        except Postfel:
            continue
        annan = senast.get(nummer, post.nr)
        vinnare, ersatt = sorted((annan, post.nr), key=lambda nr: (tider[nr], nr))[::-1]
        senast[nummer] = vinnare
        if annan != post.nr:
            ut.add(ersatt)
    return frozenset(ut)


def _celler(post: Navetpost) -> list[str]:
    return [
        post.text(PERSONNR) or post.text(TILLDELAT),
        f"{namnen.fornamn(post)} {namnen.efternamn(post)}".strip(),
        post.text(LAN) + post.text(KOMMUN),
        post.text(FOLKBOKFORD),
        person.skydd(post),
        post.text(ORSAK),
        post.text(AVREGISTRERAD),
        post.text(HANVISNING),
    ]
