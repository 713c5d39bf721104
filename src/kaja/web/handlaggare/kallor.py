"""The sources of a municipality: who has sent what, how far it reaches, and which are late."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F

from kaja.access.kand import known
from kaja.access.models import Kommun
from kaja.intake.models import Kallnamn
from kaja.styrning.installningar import KATALOG, SEN
from kaja.styrning.queries import valda
from kaja.styrning.valda import Valda
from kaja.underlag.models import Tackning
from kaja.web.klocka import SVERIGE


class Avsandare(NamedTuple):
    """A sender of a source; `sen_dagar` is how many days it is late, 0 when it is in time or has
    never said how far it goes.

    `senast` is the day when it last told us of something.
    """

    namn: str
    tom: date | None
    senast: date
    sen_dagar: int


class Kalla(NamedTuple):
    id: str
    namn: str
    avsandare: list[Avsandare]


def kallor(kommun: Kommun, dag: date, *, kand: datetime | None = None) -> list[Kalla]:
    """Every source with its senders, as known at `kand` (now without), the one furthest behind on
    the day first; before it those of whom that is not known."""
    val = valda(kommun, kand=kand)
    avsandare: dict[str, list[Avsandare]] = defaultdict(list)
    rader = Tackning.objects.filter(known(kand), kommun=kommun)
    for rad in rader.order_by(F("tom").asc(nulls_first=True), "avsandare"):
        senast = rad.kand_fran.astimezone(SVERIGE).date()
        sen = _sen_dagar(val, rad.kalla, rad.tom, dag)
        avsandare[rad.kalla].append(Avsandare(rad.avsandare, rad.tom, senast, sen))
    return [Kalla(kalla, namn, avsandare[kalla]) for kalla, namn in Kallnamn.choices]


def _sen_dagar(val: Valda, kalla: str, tom: date | None, dag: date) -> int:
    """Days past those that the municipality lets a source take; one without a limit is never
    late."""
    if tom is None or (namn := f"{SEN}{kalla}") not in KATALOG:
        return 0
    return max((dag - tom).days - val.dagar(namn, dag), 0)


class Sena(NamedTuple):
    """Which senders are late, for the line of the meter: the first ones, and how many are known to
    be in time."""

    forsta: list[tuple[str, int]]
    i_tid: int
    alla: int


def sena(kommun: Kommun, dag: date) -> Sena | None:
    """The senders that are late, most first; None when nobody has sent anything."""
    alla = [(kalla, rad) for kalla in kallor(kommun, dag) for rad in kalla.avsandare]
    sent = sorted(
        ((rad.namn or kalla.namn, rad.sen_dagar) for kalla, rad in alla if rad.sen_dagar),
        key=lambda sen: -sen[1],
    )
    i_tid = sum(rad.tom is not None and not rad.sen_dagar for _, rad in alla)
    return Sena(sent[:2], i_tid, len(alla)) if alla else None
