"""What becomes of a task: taken, handed back, postponed, done, and opened again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.actions.ansvarig import owners
from kaja.insatser.models import FRISTER, Skjutskal, Uppgift


class UppgiftsfelError(ValueError):
    """The task cannot be changed like this. The message is a Swedish sentence."""


def locked_tasks(kommun: Kommun, uppgifter: Collection[int]) -> list[Uppgift]:
    """These tasks (ids) as they are now, locked in one order until the transaction ends. The youths
    they are about are locked before (`locked`)."""
    rows = Uppgift.objects.select_for_update().filter(kommun=kommun, pk__in=uppgifter)
    return list(rows.order_by("pk"))


@transaction.atomic
def take(*, uppgift: Uppgift, user: User, tid: datetime) -> Uppgift:
    """The user takes the task on. UppgiftsfelError if it is done, or someone else has taken it."""
    mine = _open(uppgift)
    if mine.tagen_av_id not in (None, user.pk):
        raise UppgiftsfelError("Någon annan har redan tagit uppgiften.")
    return _change(mine, "uppgift.tagen", user, tid, tagen_av=user, ansvarig=user)


@transaction.atomic
def hand_back(*, uppgift: Uppgift, user: User, tid: datetime) -> Uppgift:
    """The task is nobody's again, or the owner's of the youth. UppgiftsfelError if it is done."""
    mine = _open(uppgift)
    person = mine.person_id or 0
    agare = owners(mine.kommun, [person]).get(person)
    return _change(mine, "uppgift.lamnad", user, tid, tagen_av=None, ansvarig_id=agare)


@transaction.atomic
def postpone(
    *, uppgift: Uppgift, till: date, skal: Skjutskal, dag: date, user: User, tid: datetime
) -> Uppgift:
    """The task waits until a day after `dag`, for a reason. UppgiftsfelError for another day, or a
    done task."""
    if till <= dag:
        raise UppgiftsfelError(f"Välj en dag efter {dag} att skjuta upp uppgiften till.")
    mine = _open(uppgift)
    # The day of a task of the routine is worked out (`keep_due`); another's is moved here.
    moved = {"dag": till} if mine.dag and mine.slag not in FRISTER else {}
    waits = {"uppskjuten_till": till, "uppskjuten_skal": skal, **moved}
    return _change(mine, "uppgift.uppskjuten", user, tid, **waits)


@transaction.atomic
def wait_as_before(
    *, uppgift: Uppgift, till: date | None, skal: str, dag: date | None, user: User, tid: datetime
) -> Uppgift:
    """The task waits as it did before it was postponed, or not at all. UppgiftsfelError if it is
    done."""
    waits = {"uppskjuten_till": till, "uppskjuten_skal": skal, "dag": dag}
    return _change(_open(uppgift), "uppgift.uppskjutning_angrad", user, tid, **waits)


@transaction.atomic
def finish(*, uppgift: Uppgift, utfall: str, user: User | None, tid: datetime) -> Uppgift:
    """The task is done, and how it went. UppgiftsfelError if it was done already."""
    done = {"klar": tid, "klar_av": user, "utfall": utfall}
    return _change(_open(uppgift), "uppgift.klar", user, tid, **done)


@transaction.atomic
def reopen(*, uppgift: Uppgift, user: User, tid: datetime) -> Uppgift:
    """The task is to be done after all. UppgiftsfelError if it, or one about the same thing, is
    open."""
    mine = Uppgift.objects.select_for_update().get(pk=uppgift.pk)
    same = Uppgift.objects.filter(kommun=mine.kommun, nyckel=mine.nyckel, klar__isnull=True)
    if same.exists():
        raise UppgiftsfelError("Uppgiften är redan öppen igen.")
    person = mine.person_id or 0
    whose = mine.tagen_av_id or owners(mine.kommun, [person]).get(person)
    undone = {"klar": None, "klar_av": None, "utfall": "", "ansvarig_id": whose}
    return _change(mine, "uppgift.oppnad_igen", user, tid, **undone)


def _open(uppgift: Uppgift) -> Uppgift:
    mine = Uppgift.objects.select_for_update().get(pk=uppgift.pk)
    if mine.klar is not None:
        raise UppgiftsfelError("Uppgiften är redan klar.")
    return mine


def _change(
    uppgift: Uppgift, handling: str, user: User | None, tid: datetime, **values: Any
) -> Uppgift:
    for name, value in values.items():
        setattr(uppgift, name, value)
    uppgift.save(update_fields=list(values))
    aktor = user.aktor if user else "kaja"
    utfall = {"utfall": uppgift.utfall} if uppgift.utfall else {}
    record(
        kommun=uppgift.kommun_id,
        aktor=aktor,
        handling=handling,
        objekt="uppgift",
        detaljer={"uppgifter": [uppgift.pk], **utfall},
        tid=tid,
    )
    return uppgift
