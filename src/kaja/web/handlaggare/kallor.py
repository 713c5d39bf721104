"""The sources of a municipality: who has sent what, how far it reaches, and which are late."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from kaja.access.models import Kommun
from kaja.intake.models import Kallnamn
from kaja.styrning.installningar import KATALOG, SEN
from kaja.styrning.queries import valda
from kaja.styrning.valda import Valda
from kaja.underlag.models import Tackning
from kaja.web.klocka import SVERIGE


class Avsandare(NamedTuple):
    """A sender of a source; `sen_dagar` is how many days it is late, 0 when it is in time.

    `senast` is the day when it last told us of something.
    """

    namn: str
    tom: date
    senast: date
    sen_dagar: int


class Kalla(NamedTuple):
    id: str
    namn: str
    avsandare: list[Avsandare]


def kallor(kommun: Kommun, dag: date) -> list[Kalla]:
    """Every source with its senders, the one furthest behind first."""
    val = valda(kommun)
    avsandare: dict[str, list[Avsandare]] = defaultdict(list)
    rader = Tackning.objects.filter(kommun=kommun, ersatt__isnull=True)
    for rad in rader.order_by("tom", "avsandare"):
        senast = rad.kand_fran.astimezone(SVERIGE).date()
        sen = _sen_dagar(val, rad.kalla, rad.tom, dag)
        avsandare[rad.kalla].append(Avsandare(rad.avsandare, rad.tom, senast, sen))
    return [Kalla(kalla, namn, avsandare[kalla]) for kalla, namn in Kallnamn.choices]


def _sen_dagar(val: Valda, kalla: str, tom: date, dag: date) -> int:
    """Days past those that the municipality lets a source take; one without a limit is never
    late."""
    if (namn := f"{SEN}{kalla}") not in KATALOG:
        return 0
    return max((dag - tom).days - val.dagar(namn, dag), 0)


class Sena(NamedTuple):
    """Which senders are late, for the line of the meter: the first ones, and how many are not."""

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
    return Sena(sent[:2], len(alla) - len(sent), len(alla)) if alla else None
