"""The sources of a municipality: who has sent what, how far it reaches, and which are late."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kaja.access.models import Kommun
from kaja.intake.models import Kallnamn
from kaja.regler import Installningar
from kaja.underlag.models import Tackning


@dataclass(frozen=True, slots=True)
class Avsandare:
    """A sender of a source; `sen_dagar` is how many days it is late, 0 when it is in time."""

    namn: str
    tom: date
    sen_dagar: int


@dataclass(frozen=True, slots=True)
class Kalla:
    namn: str
    avsandare: list[Avsandare]


def kallor(kommun: Kommun, dag: date) -> list[Kalla]:
    """Every source with its senders, the one furthest behind first."""
    avsandare: dict[str, list[Avsandare]] = defaultdict(list)
    rader = Tackning.objects.filter(kommun=kommun, ersatt__isnull=True)
    for rad in rader.order_by("tom", "avsandare"):
        avsandare[rad.kalla].append(
            Avsandare(rad.avsandare, rad.tom, _sen_dagar(rad.kalla, rad.tom, dag))
        )
    return [Kalla(namn, avsandare[kalla]) for kalla, namn in Kallnamn.choices]


def _sen_dagar(kalla: str, tom: date, dag: date) -> int:
    """Days past the day when enrolments no longer are fresh. The others have no such day."""
    if kalla != Kallnamn.ELEVER:
        return 0
    return max((dag - tom).days - Installningar().elever_farskhet_dagar, 0)
