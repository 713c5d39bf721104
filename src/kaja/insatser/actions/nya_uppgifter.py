"""Raising tasks. The same thing never becomes two open tasks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.insatser.actions.ansvarig import owners
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.ungdom.models import Person


class NyUppgift(NamedTuple):
    """A task to raise: what it is, the key that says what it is about, whom (id), and the day it is
    due where it has one."""

    slag: Uppgiftsslag
    nyckel: str
    person: int | None = None
    fraga: str = ""
    dag: date | None = None


@transaction.atomic
def raise_tasks(
    *, kommun: Kommun, uppgifter: Iterable[NyUppgift], aktor: str, tid: datetime
) -> list[Uppgift]:
    """Raise those that are not open already; gives the ones that were raised."""
    wanted = {ny.nyckel: ny for ny in uppgifter}
    if not wanted:
        return []
    # One at a time in a municipality, so that two who raise the same task meet here.
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    there = Uppgift.objects.filter(kommun=kommun, nyckel__in=wanted, klar__isnull=True)
    for nyckel in there.values_list("nyckel", flat=True):
        del wanted[nyckel]
    agare = owners(kommun, [ny.person for ny in wanted.values() if ny.person])
    raised = Uppgift.objects.bulk_create(
        [
            Uppgift(
                kommun=kommun,
                slag=ny.slag,
                nyckel=ny.nyckel,
                person_id=ny.person,
                fraga=ny.fraga,
                dag=ny.dag,
                skapad=tid,
                ansvarig_id=agare.get(ny.person or 0),
            )
            for ny in wanted.values()
        ],
        batch_size=500,
    )
    if raised:
        record(
            kommun=kommun.pk,
            aktor=aktor,
            handling="uppgift.nya",
            objekt="uppgift",
            detaljer={"uppgifter": sorted(ny.pk for ny in raised)},
            tid=tid,
        )
    return raised


@transaction.atomic
def raise_task(
    *,
    kommun: Kommun,
    slag: Uppgiftsslag,
    nyckel: str,
    aktor: str,
    tid: datetime,
    person: Person | None = None,
    fraga: str = "",
) -> Uppgift:
    """Raise the task, or give the one about the same thing that is open already."""
    ny = NyUppgift(slag, nyckel, person.pk if person else None, fraga)
    raise_tasks(kommun=kommun, uppgifter=[ny], aktor=aktor, tid=tid)
    return Uppgift.objects.get(kommun=kommun, nyckel=nyckel, klar__isnull=True)
