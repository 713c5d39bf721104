"""What has been done for one youth, as it is read together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from kaja.insatser.models import Kanalval, Medval, Motesslag, Uppgift, Utfallval
from kaja.regler.uppfoljning import (
    Atgardsfakta,
    Kontaktfakta,
    Planfakta,
    Sysselsattningsfakta,
)


class Noterat(NamedTuple):
    """A contact as it was noted; `av` is the name of who did, empty for Kaja."""

    pk: int
    tid: datetime
    fakta: Kontaktfakta
    av: str

    @property
    def kanal(self) -> Kanalval:
        """The way, with its word."""
        return Kanalval(self.fakta.kanal)

    @property
    def utfall(self) -> Utfallval:
        """How it went, with its word."""
        return Utfallval(self.fakta.utfall)

    @property
    def med(self) -> Medval:
        """With whom, in a word."""
        return Medval(self.fakta.med)


class Bokat(NamedTuple):
    """A booked meeting, and the names of those who hold it."""

    tid: datetime
    slag: Motesslag
    med: str
    tillsammans_med: str


@dataclass(slots=True)
class Gjort:
    """What has been done for one youth, and the tasks that are not."""

    noterat: list[Noterat] = field(default_factory=list)
    sysselsattning: Sysselsattningsfakta | None = None
    sagt_av: str = ""
    bokat: Bokat | None = None
    kartlagd: date | None = None
    plan: Planfakta | None = None
    atgarder: list[Atgardsfakta] = field(default_factory=list)
    klara: set[str] = field(default_factory=set)
    att_gora: list[Uppgift] = field(default_factory=list)

    @property
    def kontakter(self) -> tuple[Kontaktfakta, ...]:
        """The contacts, the first one first."""
        return tuple(en.fakta for en in self.noterat)

    @property
    def mote(self) -> date | None:
        """The day of the booked meeting."""
        return localdate(self.bokat.tid) if self.bokat else None
