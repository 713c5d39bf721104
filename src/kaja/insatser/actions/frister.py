"""The tasks that the routine gives: as many as are due, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun
from kaja.insatser.models import FRISTER, Uppgift, Uppgiftsslag
from kaja.regler.uppfoljning import Frist

INTE_LANGRE = "inte_langre"
"""How a task ended that nobody did: it was no longer due."""
AT_ONCE = 500


def nyckel(person: int, frist: Frist) -> str:
    """What tells the task from all others. The next step is a new task when it is another step, or
    another attempt, so that what was said of the last one does not cling to it."""
    vad = f"{frist.slag}:{frist.nummer}" if frist.nyckel == "nasta" else frist.nyckel
    return f"frist:{person}:{vad}"


@transaction.atomic
def keep_due(
    *,
    kommun: Kommun,
    per_person: Mapping[int, Collection[Frist]],
    there: Iterable[Uppgift],
    agare: Mapping[int, int | None],
    tid: datetime,
) -> None:
    """Make the open tasks of these persons those that are given: new ones are raised, others are
    moved to their day, and those that are no longer due are ended. `there` are the open tasks and
    `agare` the owners (ids), read while the work with the persons is held. Constant number of
    queries.

    Worked out again the same way, nothing is written.
    """
    wanted = {nyckel(p, f): (p, f) for p, frister in per_person.items() for f in frister}
    gone, later = [], {}
    for task in there:
        due = wanted.pop(task.nyckel, None)
        if due is not None and _move(task, due[1]):
            later[task.pk] = due[1]
        elif due is None and task.slag in FRISTER:
            gone.append(task.pk)
    if gone:
        Uppgift.objects.filter(pk__in=gone, klar__isnull=True).update(klar=tid, utfall=INTE_LANGRE)
    _move_stored(later)
    fresh = [_new(kommun, key, p, f, agare.get(p), tid) for key, (p, f) in wanted.items()]
    Uppgift.objects.bulk_create(fresh, batch_size=AT_ONCE)


def _move_stored(later: Mapping[int, Frist]) -> None:
    """Someone may postpone one of them in this moment: then that is what holds."""
    if not later:
        return
    held = Uppgift.objects.select_for_update().filter(pk__in=later, klar__isnull=True)
    moved = [task for task in held.order_by("pk") if _move(task, later[task.pk])]
    Uppgift.objects.bulk_update(moved, ("dag", "fraga", "kanal"), batch_size=AT_ONCE)


def _move(task: Uppgift, frist: Frist) -> bool:
    """Give the task its day and reason; True if anything changed. Who has postponed it is heard."""
    dag = max(frist.dag, task.uppskjuten_till or frist.dag)
    now = (dag, frist.varfor, frist.kanal or "")
    if (task.dag, task.fraga, task.kanal) == now:
        return False
    task.dag, task.fraga, task.kanal = now
    return True


def _new(
    kommun: Kommun, key: str, person: int, frist: Frist, agare: int | None, tid: datetime
) -> Uppgift:
    return Uppgift(
        kommun=kommun,
        person_id=person,
        slag=Uppgiftsslag(frist.slag.value),
        nyckel=key,
        fraga=frist.varfor,
        dag=frist.dag,
        kanal=frist.kanal or "",
        nummer=frist.nummer,
        skapad=tid,
        ansvarig_id=agare,
    )
