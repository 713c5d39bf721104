"""What the template draws: bars, lines, the days in words, and where each stands."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

STAPEL = 24
"""The height of a bar."""


class Stapel(NamedTuple):
    """A bar with its text, and a cross where it ended by interruption."""

    x: str
    y: int
    bredd: str
    klass: str
    text: str = ""
    kryss: str = ""

    @property
    def text_x(self) -> str:
        return f"{float(self.x) + 7:.1f}"

    @property
    def text_y(self) -> str:
        return f"{self.y + 16.5:.1f}"

    @property
    def kryss_y(self) -> int:
        return self.y + 7


class Markering(NamedTuple):
    """A vertical line: a year, a July, today, or the 20th birthday."""

    x: str
    text: str
    klass: str
    ankare: str = "start"

    @property
    def text_x(self) -> str:
        return f"{float(self.x) + 4:.1f}"


class Handelse(NamedTuple):
    """A day when something begins or ends; `slag` is what holds from that day."""

    dag: date
    rubrik: str
    text: str
    slag: str
    i_dag: bool = False


class Tabellrad(NamedTuple):
    fran: date | None
    till_och_med: date | None
    vad: str


class Bild(NamedTuple):
    """All that the template draws."""

    titel: str
    omfattas_y: int
    staplar: list[Stapel]
    streck: list[Markering]
    i_dag: Markering
    tjugo: Markering | None
    handelser: list[Handelse]
    tabell: list[Tabellrad]

    @property
    def hojd(self) -> int:
        return self.text_botten + 6

    @property
    def botten(self) -> int:
        return self.omfattas_y + STAPEL + 8

    @property
    def linjeslut(self) -> int:
        return self.botten + 6

    @property
    def skiljelinje(self) -> int:
        return self.omfattas_y - 8

    @property
    def omfattas_text_y(self) -> int:
        return self.omfattas_y + 17

    @property
    def i_dag_y(self) -> int:
        return self.botten + 20

    @property
    def text_botten(self) -> int:
        """Under the text of today, when the two would stand on each other."""
        nara = self.tjugo is not None and abs(float(self.tjugo.x) - float(self.i_dag.x)) < 190
        return self.i_dag_y + (17 if nara else 0)
