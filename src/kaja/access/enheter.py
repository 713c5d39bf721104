"""The units of a municipality's team: who works in which, and since when.

A unit says whose work one sees first. It gives no permission: that is the role's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kaja.access.models import Enhet, Enhetsplats, Kommun, Medlemskap, User
from kaja.access.queries import caseworkers, may
from kaja.access.roller import CASE_WORK, Roll
from kaja.audit.actions import record


class EnhetsfelError(ValueError):
    """It cannot be done like this. The message is a Swedish sentence."""


@transaction.atomic
def open_unit(*, kommun: Kommun, namn: str, fran: date, user: User, tid: datetime) -> Enhet:
    """A new unit, from a day. EnhetsfelError without a name, or with one that is taken."""
    namn = " ".join(namn.split())
    if not namn:
        raise EnhetsfelError("Skriv vad enheten heter.")
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    if Enhet.objects.filter(kommun=kommun, namn__iexact=namn, till__isnull=True).exists():
        raise EnhetsfelError(f"Det finns redan en enhet som heter {namn}.")
    unit = Enhet.objects.create(kommun=kommun, namn=namn, fran=fran)
    _record(unit, "enhet.ny", user, tid, {"fran": fran.isoformat()})
    return unit


@transaction.atomic
def close_unit(*, enhet: Enhet, fran: date, user: User, tid: datetime) -> None:
    """The unit is no more from a day, and nobody works in it. EnhetsfelError if it is closed."""
    unit = Enhet.objects.select_for_update().get(pk=enhet.pk)
    if unit.till is not None:
        raise EnhetsfelError(f"{unit} är redan avslutad.")
    for place in Enhetsplats.objects.select_for_update().filter(enhet=unit, till__isnull=True):
        _end(place, fran)
    unit.till = max(fran, unit.fran)
    unit.save(update_fields=["till"])
    _record(unit, "enhet.slut", user, tid, {"till": unit.till.isoformat()})


@transaction.atomic
def place(*, enhet: Enhet, vem: User, fran: date, user: User, tid: datetime) -> Enhetsplats:
    """Someone works in the unit from a day. EnhetsfelError for one who does not work with youths
    in the municipality, or is there already, and for a closed unit."""
    rows = Enhet.objects.select_for_update(of=("self",)).select_related("kommun")
    unit = rows.get(pk=enhet.pk)
    if unit.till is not None:
        raise EnhetsfelError(f"{unit} är avslutad.")
    if not caseworkers(unit.kommun, fran).filter(pk=vem.pk).exists():
        raise EnhetsfelError(f"{vem} arbetar inte med ungdomarna i kommunen den dagen.")
    if Enhetsplats.objects.filter(enhet=unit, user=vem, till__isnull=True).exists():
        raise EnhetsfelError(f"{vem} är redan med i {unit}.")
    den = Enhetsplats.objects.create(enhet=unit, user=vem, fran=max(fran, unit.fran))
    _record(unit, "enhet.med", user, tid, {"vem": vem.aktor, "fran": den.fran.isoformat()})
    return den


@transaction.atomic
def displace(*, plats: Enhetsplats, fran: date, user: User, tid: datetime) -> None:
    """Someone no longer works in the unit, from a day. EnhetsfelError if that was said already."""
    den = Enhetsplats.objects.select_for_update(of=("self",)).select_related("enhet")
    mine = den.get(pk=plats.pk)
    if mine.till is not None:
        raise EnhetsfelError("Det är redan ändrat. Ladda om sidan.")
    _end(mine, fran)
    details = {"vem": mine.user.aktor, "till": str(mine.till)}
    _record(mine.enhet, "enhet.inte_med", user, tid, details)


def _end(place: Enhetsplats, fran: date) -> None:
    place.till = max(fran, place.fran)
    place.save(update_fields=["till"])


def _record(
    enhet: Enhet, handling: str, user: User, tid: datetime, detaljer: dict[str, Any]
) -> None:
    record(
        kommun=enhet.kommun_id,
        aktor=user.aktor,
        handling=handling,
        objekt=f"enhet:{enhet.pk}",
        detaljer=detaljer,
        tid=tid,
    )


def units(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Enhet]:
    """Every unit there is and has been, by name, with those who work in it now as `nu`; if the
    user may see the settings."""
    if kommun is None or not may(user, "installning.se", kommun):
        return Enhet.objects.none()
    now = Enhetsplats.objects.filter(till__isnull=True).select_related("user")
    there = Prefetch("platser", queryset=now.order_by("user__namn", "pk"), to_attr="nu")
    return Enhet.objects.filter(kommun=kommun).prefetch_related(there).order_by("namn", "pk")


def roles_of_team(kommun: Kommun, dag: date) -> dict[int, str]:
    """The roles of those who work with youths there on the day, in words, by user (id)."""
    held = Medlemskap.objects.filter(_open(dag), kommun=kommun, roll__in=CASE_WORK)
    found: dict[int, list[str]] = defaultdict(list)
    for user, roll in held.order_by("roll").values_list("user", "roll"):
        found[user].append(Roll(roll).label)
    return {user: ", ".join(words) for user, words in found.items()}


def units_of(user: User, dag: date) -> QuerySet[Enhet]:
    """The units where the user works on the day."""
    return Enhet.objects.filter(_open(dag), _open(dag, "platser__"), platser__user=user)


def team(user: User, kommun: Kommun, dag: date) -> list[User]:
    """Those who work with youths in the municipality on the day, by name; `i_min_enhet` is true
    for those who share a unit with the user, herself among them. One query."""
    mine = units_of(user, dag).filter(kommun=kommun)
    with_me = Enhetsplats.objects.filter(_open(dag), user=OuterRef("pk"), enhet__in=mine)
    return list(caseworkers(kommun, dag).annotate(i_min_enhet=Exists(with_me)))


def unit_mates(team: Iterable[User]) -> list[int]:
    """Those of the team (ids) who share a unit with whom it was read for; nobody without one."""
    return [user.pk for user in team if getattr(user, "i_min_enhet", False)]


def _open(dag: date, prefix: str = "") -> Q:
    """From `fran` and until, not including, `till`."""
    fran, till = f"{prefix}fran__lte", f"{prefix}till"
    return Q(**{fran: dag}) & (Q(**{f"{till}__isnull": True}) | Q(**{f"{till}__gt": dag}))
