"""Rows of a municipality's own list of its youths become records."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class KaaRad(NamedTuple):
    """One youth on the list. `avslutad` is the day from which the youth is not on it any more.

    `ingangsorsak` is one of `kaja.regler`'s entry reasons when the list's words could be read as
    one, else blank; `senaste_kontakt` the last day somebody was in touch, if the list tells.
    """

    nummer: str
    rad: int
    fornamn: str
    efternamn: str
    registrerad: date | None
    ingangsorsak: str
    avslutad: date | None
    avslutsorsak: str
    senaste_kontakt: date | None
