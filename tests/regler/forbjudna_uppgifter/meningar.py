"""The sentences in docs/skydd, and how well the guard does on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kaja.regler.forbjudna_uppgifter import granska

MAPP = Path(__file__).parents[3] / "docs" / "skydd"
UTVECKLING, UNDANHALLNA = "utveckling", "undanhallna"
EFTERAT, OSEDDA = "efterat", "osedda"


class Mening(NamedTuple):
    """A sentence, and the kind that it should be warned for; empty for none."""

    slag: str
    text: str


class Matt(NamedTuple):
    """Which sentences were missed, and which were warned for without reason."""

    varnade_ratt: int
    missade: list[Mening]
    falska: list[Mening]

    @property
    def traff(self) -> float:
        """Recall: of those that should warn, how large a part does."""
        return self.varnade_ratt / (self.varnade_ratt + len(self.missade))

    @property
    def sakerhet(self) -> float:
        """Precision: of those that warn, how large a part should."""
        return self.varnade_ratt / (self.varnade_ratt + len(self.falska))


def las(del_: str) -> Iterator[Mening]:
    """The rows of one of the tables."""
    for rad in (MAPP / f"{del_}.md").read_text("utf-8").splitlines():
        if rad.startswith("|") and not rad.startswith(("| Slag", "|---")):
            _, slag, text, _ = rad.split("|")
            yield Mening(slag.strip(), text.strip())


def mat(meningar: list[Mening]) -> Matt:
    """Right is a warning of the right kind, or none where there should be none."""
    ratt, missade, falska = 0, [], []
    for mening in meningar:
        slag = {str(traff.slag) for traff in granska(mening.text)}
        if mening.slag and mening.slag not in slag:
            missade.append(mening)
        elif mening.slag:
            ratt += 1
        elif slag:
            falska.append(mening)
    return Matt(ratt, missade, falska)
