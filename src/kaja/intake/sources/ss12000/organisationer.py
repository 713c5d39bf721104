"""Which school unit and which huvudman an enrolment belongs to."""

from __future__ import annotations

from typing import NamedTuple

from kaja.intake.sources.ss12000 import layout
from kaja.intake.sources.ss12000.falt import objekt, text, tolkad

_HUVUDMAN = "huvudman"


class Skola(NamedTuple):
    """Both are blank when the file does not tell."""

    skolenhetskod: str
    huvudman: str


class _Organisation(NamedTuple):
    namn: str
    typ: str
    skolenhetskod: str
    over: str


class Organisationer(dict[str, _Organisation]):
    """The organisations of a file by their id."""

    def lagg_till(self, varde: object) -> None:
        """Raises Faltfel when the organisation cannot be used."""
        post = objekt(varde, "organisation")
        over = post.get("parentOrganisation")
        self[text(post, "id")] = _Organisation(
            tolkad(post, "displayName", layout.fri),
            text(post, "organisationType").casefold(),
            tolkad(post, "schoolUnitCode", layout.skolenhetskod),
            "" if over is None else text(objekt(over, "parentOrganisation"), "id"),
        )

    def skola(self, nyckel: str) -> Skola | None:
        """The school unit with that id; None when the file does not have it."""
        enhet = self.get(nyckel)
        return Skola(enhet.skolenhetskod, self._huvudman(nyckel)) if enhet else None

    def _huvudman(self, nyckel: str) -> str:
        """The name of the nearest huvudman above. A ring of organisations has none."""
        sedda: set[str] = set()
        while nyckel in self and nyckel not in sedda:
            sedda.add(nyckel)
            if self[nyckel].typ == _HUVUDMAN:
                return self[nyckel].namn
            nyckel = self[nyckel].over
        return ""
