"""What economic support has cost a year: what payroll has been told, put together."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.insatser.models.stod import Loneunderlagsrad
from kaja.insatser.queries.stod import INGET


class Kostnad(NamedTuple):
    """What support has cost a year: in one kind of åtgärd, for so many youths."""

    atgard: str
    stod: str
    unga: int
    belopp: Decimal


class Kostnadsrad(NamedTuple):
    """What support has cost a year for one youth (id), in one kind of åtgärd."""

    person: int
    atgard: str
    belopp: Decimal


def costs(user: User | AnonymousUser, kommun: Kommun | None, ar: int) -> list[Kostnad]:
    """What payroll was told of the year's months, by kind of åtgärd (key) and kind of support, if
    the user may see what support costs. One query."""
    per: dict[tuple[str, str], dict[int, Decimal]] = {}
    for slag, stod, person, belopp in _cost_rows(user, kommun, ar):
        unga = per.setdefault((slag, stod), {})
        unga[person] = unga.get(person, INGET) + belopp
    return [
        Kostnad(slag, stod, len(unga), sum(unga.values(), INGET))
        for (slag, stod), unga in sorted(per.items())
    ]


def costs_of_youths(
    user: User | AnonymousUser, kommun: Kommun | None, ar: int
) -> list[Kostnadsrad]:
    """The same for each youth, the most first, if the user may see persons too."""
    if kommun is None or not may(user, "person.se", kommun):
        return []
    per: dict[tuple[int, str], Decimal] = {}
    for slag, _, person, belopp in _cost_rows(user, kommun, ar):
        per[person, slag] = per.get((person, slag), INGET) + belopp
    rader = [Kostnadsrad(person, slag, belopp) for (person, slag), belopp in per.items()]
    return sorted(rader, key=lambda r: (-r.belopp, r.person, r.atgard))


def _cost_rows(
    user: User | AnonymousUser, kommun: Kommun | None, ar: int
) -> list[tuple[str, str, int, Decimal]]:
    if kommun is None or not may(user, "stod.kostnad", kommun):
        return []
    rader = Loneunderlagsrad.objects.filter(underlag__kommun=kommun, underlag__manad__year=ar)
    grupper = rader.values_list("atgard__slag", "slag", "atgard__person")
    return list(grupper.annotate(summa=Sum("belopp")).order_by())
