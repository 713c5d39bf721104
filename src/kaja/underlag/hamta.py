"""Fetching many persons' facts from the database in the law's own form: one query for each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.db.models import Q

from kaja import regler
from kaja.underlag.kand import known
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
)

T = TypeVar("T")

SOURCE = ("fil__kalla", "fil__namn", "rad", "fil__mottagen")
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
    read = list(rows.values_list("pk", "rattar", "uppgiven_av", "person_id", *SOURCE, *fields))
    # What a caseworker has put right is not shown to the law: the correction is, in its place.
    rattade = {rattar for _, rattar, *_ in read if rattar}
    found: dict[int, list[T]] = defaultdict(list)
    for pk, _, uppgiven_av, person, *values in read:
        source, fact = values[: len(SOURCE)], values[len(SOURCE) :]
        if pk not in rattade:
            found[person].append(make(*fact, kalla=_kalla(*source) or _uppgift(uppgiven_av)))
    return found


def _kalla(namn: str | None, fil: str, rad: int, mottagen: date) -> regler.Kalla | None:
    # What a caseworker recorded comes from no file.
    return None if namn is None else regler.Kalla(namn, fil, rad, mottagen)


def _uppgift(uppgiven_av: str) -> regler.Kalla | None:
    return regler.Kalla(uppgiven_av) if uppgiven_av else None


def _folkbokforingsrad(*values: Any, kalla: regler.Kalla | None) -> Folkbokforingsrad:
    *fact, folkbokford_fran, skolplikt_upphor = values
    return Folkbokforingsrad(
        regler.Folkbokforing._make([*fact, kalla]), folkbokford_fran, skolplikt_upphor
    )
