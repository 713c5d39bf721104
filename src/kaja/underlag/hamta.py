"""Fetching many persons' facts from the database in the law's own form: one query for each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.db.models import Q
from django.utils.timezone import localdate

from kaja import regler
from kaja.access.kand import known
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
)

T = TypeVar("T")

SOURCE = ("fil__kalla", "fil__namn", "rad", "fil__mottagen")
NOTED = ("uppgiven_av", "kand_fran", "antecknad_av__namn")
FROM = len(SOURCE) + len(NOTED)
BESLUT = "beslut"
"""Where a fact comes from that the municipality itself has decided."""
FOLKBOKFORING = (
    *("kommunkod", "fran", "till", "skydd", "avregistrering", "avregistrerad", "ordning"),
    *("folkbokford_fran", "skolplikt_upphor"),
)
STUDIE = ("skolform", "fran", "till", "avbrott", "studievag")
DATED = ("typ", "fran")


class Folkbokforingsrad(NamedTuple):
    """A fact about registration, with what the law reads beside it."""

    faktum: regler.Folkbokforing
    folkbokford_fran: date | None
    skolplikt_upphor: date | None


class Fakta(NamedTuple):
    """The facts of many persons, by the id of the person."""

    folkbokforing: Mapping[int, list[Folkbokforingsrad]]
    studier: Mapping[int, list[regler.Studie]]
    bevis: Mapping[int, list[regler.Bevis]]
    motsvarande: Mapping[int, list[regler.Motsvarande]]


def fetch(kommuner: Collection[str], personer: Collection[int], kand: datetime | None) -> Fakta:
    """All facts of the persons as known at `kand`, in four queries."""
    where = known(kand) & Q(kommun__in=kommuner, person__in=personer)
    return Fakta(
        _by_person(Folkbokforingsfaktum, FOLKBOKFORING, where, _folkbokforingsrad),
        _by_person(Studiefaktum, STUDIE, where, regler.Studie),
        _by_person(Bevisfaktum, DATED, where, regler.Bevis),
        _by_person(Motsvarandefaktum, DATED, where, regler.Motsvarande),
    )


def _by_person(
    model: type[Faktum], fields: tuple[str, ...], where: Q, make: Callable[..., T]
) -> dict[int, list[T]]:
    rows = model.objects.filter(where).order_by("fran", "pk")
    read = list(rows.values_list("pk", "rattar", "person_id", *SOURCE, *NOTED, *fields))
    # What a caseworker has put right is not shown to the law: the correction is, in its place.
    rattade = {rattar for _, rattar, *_ in read if rattar}
    found: dict[int, list[T]] = defaultdict(list)
    for pk, _, person, *values in read:
        source, fact = values[:FROM], values[FROM:]
        if pk not in rattade:
            found[person].append(make(*fact, kalla=_kalla(*source)))
    return found


def _kalla(
    namn: str | None,
    fil: str,
    rad: int,
    mottagen: date,
    uppgiven_av: str,
    tid: datetime,
    antecknad_av: str | None,
) -> regler.Kalla | None:
    """The file and row, or for what a caseworker noted who said it, who noted it, and when."""
    if namn is not None:
        return regler.Kalla(namn, fil, rad, mottagen)
    if not (uppgiven_av or antecknad_av):
        return None
    dag = localdate(tid)
    return regler.Kalla(uppgiven_av or BESLUT, mottagen=dag, antecknad_av=antecknad_av or "")


def _folkbokforingsrad(*values: Any, kalla: regler.Kalla | None) -> Folkbokforingsrad:
    *fact, folkbokford_fran, skolplikt_upphor = values
    return Folkbokforingsrad(
        regler.Folkbokforing._make([*fact, kalla]), folkbokford_fran, skolplikt_upphor
    )
