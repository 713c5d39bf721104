"""Writing that someone has seen what has changed: accepting, taking it back, and having looked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.register.models import Kvittens, SenastSett


class Sedd(NamedTuple):
    """What is accepted: the answer (id), and what of it."""

    bedomning: int
    vad: str


@transaction.atomic
def accept(*, kommun: Kommun, sedda: Iterable[Sedd], user: User, tid: datetime) -> int:
    """The user says that these changes are right; gives how many nobody had accepted before.

    All of them get the same `tid`, by which they are taken back together.
    """
    wanted = set(sedda)
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    nya = [
        Kvittens(kommun=kommun, bedomning_id=pk, vad=vad, av=user, tid=tid)
        for pk, vad in sorted(wanted - _there({en.bedomning for en in wanted}))
    ]
    Kvittens.objects.bulk_create(nya, batch_size=500)
    _record(kommun, "andring.godkand", [en.bedomning_id for en in nya], user, tid)
    return len(nya)


@transaction.atomic
def take_back(*, kommun: Kommun, kvitterad: datetime, user: User, tid: datetime) -> int:
    """Take back what the user accepted at the moment; gives how many."""
    rader = Kvittens.objects.filter(kommun=kommun, av=user, tid=kvitterad)
    svar = sorted(rader.values_list("bedomning_id", flat=True))
    rader.delete()
    _record(kommun, "andring.godkannande_angrat", svar, user, tid)
    return len(svar)


@transaction.atomic
def looked_through(*, kommun: Kommun, user: User, till: datetime, tid: datetime) -> None:
    """The user has looked through all that was known at `till`, which is never moved back."""
    rad, _ = SenastSett.objects.select_for_update().get_or_create(
        kommun=kommun, user=user, defaults={"tid": till}
    )
    if till > rad.tid:
        rad.fore, rad.tid = rad.tid, till
        rad.save(update_fields=["fore", "tid"])
    _record(kommun, "andring.genomgangen", [], user, tid)


@transaction.atomic
def not_looked_through(*, kommun: Kommun, user: User, tid: datetime) -> None:
    """As it was before the user last said so; done twice, nothing more happens."""
    rad = SenastSett.objects.select_for_update().filter(kommun=kommun, user=user).first()
    if rad is None:
        return
    if rad.fore is None:
        rad.delete()
    elif rad.fore < rad.tid:
        rad.tid = rad.fore
        rad.save(update_fields=["tid"])
    _record(kommun, "andring.genomgang_angrad", [], user, tid)


def last_looked(kommun: Kommun, user: User) -> datetime | None:
    """When the user last looked through what had changed; None for never."""
    rows = SenastSett.objects.filter(kommun=kommun, user=user)
    return rows.values_list("tid", flat=True).first()


def _there(bedomningar: Collection[int]) -> set[Sedd]:
    ids = sorted(bedomningar)
    found: set[Sedd] = set()
    for start in range(0, len(ids), 500):
        rows = Kvittens.objects.filter(bedomning__in=ids[start : start + 500])
        found.update(Sedd(*rad) for rad in rows.values_list("bedomning_id", "vad"))
    return found


def _record(
    kommun: Kommun, handling: str, bedomningar: list[int], user: User, tid: datetime
) -> None:
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling=handling,
        objekt="andring",
        detaljer={"bedomningar": bedomningar},
        tid=tid,
    )
