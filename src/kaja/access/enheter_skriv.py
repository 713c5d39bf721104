"""Changing the units of a municipality's team: which there are, what they are called, and who works
in which."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from kaja.access.models import Enhet, Enhetsplats, Kommun, User
from kaja.access.queries import caseworkers
from kaja.audit.actions import record


class EnhetsfelError(ValueError):
    """It cannot be done like this. The message is a Swedish sentence."""


@transaction.atomic
def open_unit(*, kommun: Kommun, namn: str, fran: date, user: User, tid: datetime) -> Enhet:
    """A new unit, from a day. EnhetsfelError without a name, or with one that is taken."""
    unit = Enhet.objects.create(kommun=kommun, namn=_free_name(kommun.pk, namn), fran=fran)
    _record(unit, "enhet.ny", user, tid, {"fran": fran.isoformat()})
    return unit


@transaction.atomic
def rename_unit(*, enhet: Enhet, namn: str, user: User, tid: datetime) -> Enhet:
    """The unit is called something else, and is the same; the log keeps what it was called.
    EnhetsfelError for a closed unit, without a name, or with one that is taken."""
    namn = _free_name(enhet.kommun_id, namn, but=enhet.pk)
    unit = _open_one(enhet)
    details = {"namn": namn, "fore": unit.namn}
    unit.namn = namn
    unit.save(update_fields=["namn"])
    _record(unit, "enhet.namn", user, tid, details)
    return unit


def _free_name(kommun: str, namn: str, *, but: int = 0) -> str:
    """The name, tidied. One at a time in a municipality, so that two who choose the same meet."""
    namn = " ".join(namn.split())
    if not namn:
        raise EnhetsfelError("Skriv vad enheten heter.")
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun)
    others = Enhet.objects.filter(kommun=kommun, till__isnull=True).exclude(pk=but)
    if others.filter(namn__iexact=namn).exists():
        raise EnhetsfelError(f"Det finns redan en enhet som heter {namn}.")
    return namn


def _open_one(enhet: Enhet) -> Enhet:
    rows = Enhet.objects.select_for_update(of=("self",)).select_related("kommun")
    unit = rows.get(pk=enhet.pk)
    if unit.till is not None:
        raise EnhetsfelError(f"{unit} är redan avslutad.")
    return unit


@transaction.atomic
def close_unit(*, enhet: Enhet, fran: date, user: User, tid: datetime) -> None:
    """The unit is no more from a day, and nobody works in it. EnhetsfelError if it is closed."""
    unit = _open_one(enhet)
    for place in Enhetsplats.objects.select_for_update().filter(enhet=unit, till__isnull=True):
        _end(place, fran)
    unit.till = max(fran, unit.fran)
    unit.save(update_fields=["till"])
    _record(unit, "enhet.slut", user, tid, {"till": unit.till.isoformat()})


@transaction.atomic
def place(*, enhet: Enhet, vem: User, fran: date, user: User, tid: datetime) -> Enhetsplats:
    """Someone works in the unit from a day. EnhetsfelError for one who does not work with youths
    in the municipality, or is there already, and for a closed unit."""
    unit = _open_one(enhet)
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
