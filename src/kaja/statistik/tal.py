"""The numbers of the completeness meter. Pure: no database, no persons."""

from __future__ import annotations

from typing import NamedTuple


class Tal(NamedTuple):
    """How the cohort of a municipality divides. The names are those of `Fullstandighet`."""

    i_utbildning: int = 0
    examen: int = 0
    motsvarande: int = 0
    omfattas: int = 0
    vantar_pa_kalla: int = 0
    oklara: int = 0

    @property
    def kohort(self) -> int:
        return sum(self)

    @property
    def oforklarade(self) -> int:
        return self.vantar_pa_kalla + self.oklara

    @property
    def forklarade(self) -> int:
        return self.kohort - self.oforklarade

    @property
    def promille(self) -> int:
        """The explained of a thousand, rounded down: never 1000 while one is unexplained."""
        return self.forklarade * 1000 // self.kohort if self.kohort else 1000

    def plus(self, annan: Tal) -> Tal:
        return Tal(*(mitt + ditt for mitt, ditt in zip(self, annan, strict=True)))


def andel(tal: Tal) -> str:
    """The explained share in words: "98,2 %"; "100 %" only when everyone is explained."""
    hela, tiondel = divmod(tal.promille, 10)
    return "100 %" if tal.promille == 1000 else f"{hela},{tiondel} %"
