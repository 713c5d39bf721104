"""From days to points across the drawing, and which days the drawing shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kaja.regler.byggstenar import Malgrupp, Period
from kaja.regler.skollagen_29_9 import skolformer
from kaja.regler.underlag import Studie

VANSTER, HOGER = 118.0, 888.0


class Skala:
    """From days to points across the drawing."""

    def __init__(self, fran: date, till: date) -> None:
        self.fran, self.till = fran, till
        self._per_dag = (HOGER - VANSTER) / max((till - fran).days, 1)

    def x(self, dag: date) -> float:
        """Where a day stands; days outside stand at the edge."""
        inom = min(max(dag, self.fran), self.till)
        return VANSTER + (inom - self.fran).days * self._per_dag

    def bredd(self, fran: date, till: date) -> float:
        """How wide the days are, never too thin to be seen."""
        return max(self.x(till) - self.x(fran), 2.0)


def spann(
    studier: Sequence[Studie], perioder: Sequence[Period], dag: date, tjugo: date | None
) -> tuple[date, date]:
    """From the first thing worth seeing to a while after the last, at least a year each way."""
    gymnasietid = [s.fran for s in studier if s.skolform not in skolformer.OBLIGATORISKA]
    svar = [p.fran for p in perioder if p.utfall is not Malgrupp.OMFATTAS_INTE]
    forst = min([*gymnasietid, *svar, dag - timedelta(days=365)])
    sist = max(dag + timedelta(days=120), (tjugo or dag) + timedelta(days=45))
    return max(forst - timedelta(days=60), dag - timedelta(days=365 * 8)), sist
