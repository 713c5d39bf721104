"""One post of the file, as the texts of the elements that are read."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kaja.intake.sources.celler import Cellfel, datum, fri_text
from kaja.intake.sources.navet.layout import TIDPUNKT, UTSOKT

_OFULLSTANDIGT = re.compile(r"\d{4}(\d\d)?|\d{4}0000|\d{6}00", re.ASCII)
_INTE_SIFFROR = re.compile(r"\D+", re.ASCII)


class Navetpost:
    """What a post says. `nr` is its place in the file, counted from 1."""

    def __init__(self, nr: int) -> None:
        self.nr = nr
        self.texter: dict[str, list[str]] = {}
        self.historik: list[dict[str, str]] = []

    def alla(self, element: str) -> list[str]:
        return [fri_text(text) for text in self.texter.get(element, ())]

    def text(self, element: str) -> str:
        """The element's first text that is not blank, or a blank one."""
        return next(filter(None, self.alla(element)), "")

    @property
    def tidpunkt(self) -> int:
        """When the post was changed, as YYYYMMDDhhmmss; 0 when it does not say. A notice has the
        day it was drawn instead of a moment."""
        text = self.text(TIDPUNKT) or self.text(UTSOKT)
        siffror = _INTE_SIFFROR.sub("", text)[:14]
        return int(siffror.ljust(14, "0")) if len(siffror) >= 8 else 0


class Anmarkning(NamedTuple):
    """What should be said of an element although the post can be used."""

    element: str
    varde: str
    problem: str


class Postfel(ValueError):
    """The post cannot be used. The message is a Swedish sentence that says what to do."""

    def __init__(self, element: str, varde: str, problem: str) -> None:
        super().__init__(problem)
        self.element, self.varde = element, varde


class OfullstandigtDatum(Cellfel):
    """Only the year, or the year and the month, are known."""


def las_dag(text: str) -> date | None:
    """A day; None when it is blank or written with zeros. Raises Cellfel."""
    if not text.strip("0- "):
        return None
    if _OFULLSTANDIGT.fullmatch(text):
        raise OfullstandigtDatum("Datumet är inte fullständigt.")
    return datum(text)
