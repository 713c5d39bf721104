"""Writing facts and coverage. A correction supersedes; a fact that is said again stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from kaja.access.bulk import insert
from kaja.access.kand import after
from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.underlag.models import Faktum, Kallfil, Omprovning, Tackning
from kaja.underlag.skillnad import Skillnad, difference

F = TypeVar("F", bound=Faktum)
MARKS = 10_000


@transaction.atomic
def record_facts(
    model: type[F],
    *,
    fil: Kallfil,
    personer: Collection[int],
    fakta: Iterable[F],
    aktor: str,
    tid: datetime,
) -> Skillnad[F]:
    """Record `fakta`, all that the sender of `fil` says of `personer`, as known from `tid`.

    Each fact says itself which of the sender's files it stands in. A caseworker's correction of a
    fact falls with the fact: the source has said something else, so the question is a new one.
    """
    change = difference(model, fil=fil, personer=personer, fakta=fakta)
    record_difference(model, fil=fil, change=change, aktor=aktor, tid=tid)
    return change


@transaction.atomic
def record_difference(
    model: type[F], *, fil: Kallfil, change: Skillnad[F], aktor: str, tid: datetime
) -> None:
    """Record what has been found to become different, as known from `tid`. What it was compared
    with is still current: the caller sees to that, under the municipality's lock."""
    if not change.personer:
        return
    gone = [*change.ersatta, *_falling(model, change)]
    tid = after(tid, (fact.kand_fran for fact in gone))
    model.objects.filter(pk__in=[fact.pk for fact in gone]).update(ersatt=tid)
    files = {fact.fil.pk: fact.fil for fact in change.nya if fact.fil}
    Kallfil.objects.bulk_create([files[pk] for pk in sorted(files)], ignore_conflicts=True)
    for fact in change.nya:
        fact.kommun_id, fact.kand_fran = fil.kommun_id, tid
    insert(change.nya)
    mark_for_retrial(kommun_id=fil.kommun_id, personer=change.personer, tid=tid)
    _record_event(model, fil, change, aktor, tid)


def _falling(model: type[F], change: Skillnad[F]) -> list[F]:
    """What caseworkers have noted that no longer holds: corrections of what is superseded, and what
    was noted in a source's silence when the source itself tells of the same time. (What cannot end
    does no harm beside it.)"""
    noted = model.objects.filter(fil__isnull=True, ersatt__isnull=True)
    falling = list(noted.filter(rattar__in=[fact.pk for fact in change.ersatta]))
    if model.SLUTAR and change.nya:
        told = noted.filter(person__in=change.personer, rattar__isnull=True)
        falling += (
            one
            for one in told.exclude(uppgiven_av="")
            if any(_at_the_same_time(one, fact) for fact in change.nya)
        )
    return falling


def _at_the_same_time(one: Faktum, other: Faktum) -> bool:
    return (
        one.person_id == other.person_id
        and (one.fran or date.min) < (other.till or date.max)
        and (other.fran or date.min) < (one.till or date.max)
    )


def _record_event(
    model: type[F], fil: Kallfil, change: Skillnad[F], aktor: str, tid: datetime
) -> None:
    record(
        kommun=fil.kommun_id,
        aktor=aktor,
        handling=f"{model.__name__.lower()}.andrade",
        objekt=f"fil:{fil.pk}",
        detaljer={
            "nya": len(change.nya),
            "ersatta": len(change.ersatta),
            "personer": sorted(change.personer),
        },
        tid=tid,
    )


@transaction.atomic(savepoint=False)
def mark_for_retrial(*, kommun_id: str, personer: Iterable[int], tid: datetime) -> None:
    """Note, in the caller's transaction, that these persons' answers are to be tried again.

    Who waits already gets a new place: a run that has begun to judge her sees by it that what it
    has read is no longer so (`underlag.ko`).
    """
    # One at a time in a municipality: two who mark the same person would otherwise give her one
    # new place, and the run that has read the first one's facts could take it for its own.
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun_id)
    ids = sorted(set(personer))
    for start in range(0, len(ids), MARKS):
        Omprovning.objects.filter(person__in=ids[start : start + MARKS]).delete()
    insert(Omprovning(kommun_id=kommun_id, person_id=pk, sedan=tid) for pk in ids)


@transaction.atomic
def set_coverage(
    *,
    kommun: Kommun,
    kalla: str,
    avsandare: str,
    tom: date | None,
    aktor: str,
    tid: datetime,
    lamnat: bool = True,
) -> bool:
    """Note that the sender has reported up to and including `tom`: the latest day of its files, or
    None when none of them says; it has not `lamnat` anything when the last has been taken back.
    Returns whether that is a change.
    """
    current = Tackning.objects.filter(
        kommun=kommun, kalla=kalla, avsandare=avsandare, ersatt__isnull=True
    )
    earlier = current.first()
    if (earlier is None and not lamnat) or (earlier is not None and lamnat and earlier.tom == tom):
        return False
    if earlier:
        tid = after(tid, [earlier.kand_fran])
        current.update(ersatt=tid)
    if lamnat:
        Tackning.objects.create(
            kommun=kommun, kalla=kalla, avsandare=avsandare, tom=tom, kand_fran=tid
        )
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="tackning.flyttad",
        objekt=f"kalla:{kalla}",
        detaljer={"avsandare": avsandare, "tom": tom.isoformat() if tom else ""},
        tid=tid,
    )
    return True
