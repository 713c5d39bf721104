"""The completeness meter: the cohort as the answers divide it, and the day's numbers kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from kaja.access.models import Kommun
from kaja.register.kohort import answers_of, count, count_all
from kaja.statistik.actions import store_snapshot
from kaja.statistik.models import Fullstandighet
from kaja.statistik.tal import Tal

KAJA = "kaja"


class Kohort(NamedTuple):
    """The numbers by year of birth, the eldest first; a year that is not known stands last."""

    per_ar: dict[int | None, Tal]

    @property
    def tal(self) -> Tal:
        summa = Tal()
        for tal in self.per_ar.values():
            summa = summa.plus(tal)
        return summa


def kohort(svar: QuerySet[Any]) -> Kohort:
    """The cohort as the answers (`Bedomning` or `Dagsbildsrad`) divide it, in two queries."""
    per_ar = count(svar)
    ar = sorted(per_ar, key=lambda ar: (ar is None, ar))
    return Kohort({a: _tal(per_ar[a]) for a in ar})


def _tal(antal: Mapping[str, int] | Counter[str]) -> Tal:
    return Tal(**{namn: antal.get(namn, 0) for namn in Tal._fields})


def ta_dagens_tal(*, kommun: Kommun, dag: date, tid: datetime, aktor: str = KAJA) -> Fullstandighet:
    """Count the cohort and keep the numbers of the day. Taken twice, the later stand."""
    tal = _tal(count_all(answers_of(kommun)))
    return store_snapshot(kommun=kommun, dag=dag, tal=tal, aktor=aktor, tid=tid)
