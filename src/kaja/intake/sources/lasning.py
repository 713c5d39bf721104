"""What every opened file gives, whatever its format: records, problems, and its first rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol, TypeAlias

from kaja.intake.sources.bevis import BevisRad
from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.intake.sources.kaa_lista import KaaRad
from kaja.tabell import RowProblem

Post: TypeAlias = FolkbokforingRad | ElevRad | BevisRad | KaaRad
Slag: TypeAlias = Literal["folkbokforing", "elever", "bevis", "kaa_lista"]


class Namn(NamedTuple):
    """A name as a school writes it, to match a person without an identity number."""

    fornamn: str
    efternamn: str


class Lasning(Protocol):
    """A file that is open. `problems` grows while `records` is read, and so does `olasliga`: the
    numbers that stand in what is left out, so that the file tells something of them, but not what.

    `namn` has the names by number of those rows whose number is a TF-number: a school's own number
    for a pupil, which says when the pupil is born and nothing more.
    """

    slag: Slag
    kodning: str
    rubriker: list[str]
    problems: list[RowProblem]
    namn: dict[str, Namn]
    olasliga: set[str]

    def records(self) -> Iterator[Post]: ...

    def forsta(self, antal: int) -> list[tuple[int, list[str]]]: ...
