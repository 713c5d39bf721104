"""One enrolment of a person: what, when and where."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.intake.sources.ss12000 import layout
from kaja.intake.sources.ss12000.falt import Faltfel, ja_nej, objekt, text, tolkad


class Inskrivning(NamedTuple):
    """`till` is the day after the last day; `skola` the school unit's id, blank when not told."""

    skolform: str
    fran: date
    till: date | None
    avbrott: bool | None
    studievag: str
    skola: str


def inskrivning(varde: object) -> Inskrivning:
    """The enrolment as the law's words have it. Raises Faltfel."""
    post = objekt(varde, "")
    plats = post.get("enroledAt")
    funnen = Inskrivning(
        tolkad(post, "schoolType", layout.skolform),
        tolkad(post, "startDate", layout.forsta_dag),
        tolkad(post, "endDate", layout.sista_dag),
        ja_nej(post, "cancelled"),
        tolkad(post, "educationCode", layout.fri),
        "" if plats is None else text(objekt(plats, "enroledAt"), "id"),
    )
    if funnen.till and funnen.till <= funnen.fran:
        fel = "Slutdatum ligger före startdatum. Be avsändaren rätta ett av dem."
        raise Faltfel("endDate", post.get("endDate"), fel)
    return funnen


def utan_betydelse(varde: object) -> bool:
    """Whether the enrolment is of a kind that has no meaning for the aktivitetsansvar."""
    return isinstance(varde, dict) and str(varde.get("schoolType")) in layout.UTAN_BETYDELSE
