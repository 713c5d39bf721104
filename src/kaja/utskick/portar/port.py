"""What every way out does: sends a message, and says what is known of it afterwards."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import NamedTuple, Protocol


class Forsandelse(NamedTuple):
    """A message on its way. `nyckel` is the same each time the same message is tried."""

    kommun: str
    nyckel: str
    kanal: str
    mottagare: str
    avsandare: str
    svar_till: str
    rubrik: str
    text: str
    tid: datetime


class Svarsslag(Enum):
    """What came of it. `SENARE`: surely not sent. `OVISST`: it may have been sent."""

    TAGET = "taget"
    NEKAT = "nekat"
    SENARE = "senare"
    OVISST = "ovisst"


class Svar(NamedTuple):
    """The answer; `skal` is a Swedish sentence when the message was not taken."""

    slag: Svarsslag
    referens: str = ""
    skal: str = ""


class Spar(NamedTuple):
    """A message that the gateway knows of: its own id, the text, and whether it failed."""

    referens: str
    text: str
    misslyckat: bool = False


class Port(Protocol):
    """A way out."""

    kan_fragas: bool
    """Whether the gateway can be asked what it has sent."""

    def skicka(self, brev: Forsandelse) -> Svar:
        """Hand the message over. Never raises for what happens on the way."""

    def fraga(self, brev: Forsandelse, sedan: datetime) -> list[Spar] | None:
        """What the gateway has sent to the receiver since then; None when it does not say."""
