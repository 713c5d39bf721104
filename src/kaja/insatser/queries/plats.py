"""Places: how many there are, taken and waited for, by employer and by kind of åtgärd."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.insatser.models.atgard import Atgard, Svarsval
from kaja.insatser.models.plats import Arbetsgivare


class Platser(NamedTuple):
    """Places: `alla` is None where the number is not limited."""

    alla: int | None
    tagna: int
    koar: int

    @property
    def lediga(self) -> int | None:
        """How many are free; never fewer than none. None where the number is not limited."""
        return None if self.alla is None else max(self.alla - self.tagna, 0)


class Belaggning(NamedTuple):
    """How many have and wait for a place, by kind (key) and by employer (id)."""

    tagna: Counter[str | int]
    koar: Counter[str | int]

    def platser(self, vilken: str | int, alla: int | None) -> Platser:
        """The places of one kind or one employer that has so many."""
        return Platser(alla, self.tagna[vilken], self.koar[vilken])


def belaggning(kommun: Kommun | str) -> Belaggning:
    """How many have, and wait for, a place now. One query."""
    tagna: Counter[str | int] = Counter()
    koar: Counter[str | int] = Counter()
    rader = upptagna(kommun).values_list("slag", "arbetsgivare", "koar_sedan")
    for slag, arbetsgivare, koar_sedan in rader:
        raknas = koar if koar_sedan else tagna
        raknas[slag] += 1
        if arbetsgivare is not None:
            raknas[arbetsgivare] += 1
    return Belaggning(tagna, koar)


def upptagna(kommun: Kommun | str) -> QuerySet[Atgard]:
    """The åtgärder that take or wait for a place: accepted and not ended."""
    return Atgard.objects.filter(
        kommun=kommun, svar=Svarsval.JA, till__isnull=True, ersatt__isnull=True
    )


def arbetsgivare(
    user: User | AnonymousUser, kommun: Kommun | None, dag: date
) -> QuerySet[Arbetsgivare]:
    """The employers that take youths on the day, by name, if the user works with the target
    group; those that no longer do are left out."""
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Arbetsgivare.objects.none()
    rader = Arbetsgivare.objects.filter(Q(stangd__isnull=True) | Q(stangd__gt=dag), kommun=kommun)
    return rader.order_by("namn")
