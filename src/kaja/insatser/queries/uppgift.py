"""Reading tasks. What a user reads starts from `oppna`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.access.once import Question, Rows
from kaja.access.queries import may
from kaja.insatser.models import TIDSATTA, Uppgift, Uppgiftsslag
from kaja.ungdom.models import Person

KRAVER: dict[str, str] = {Uppgiftsslag.SKOLANMALAN: "skolsignal.se"}
"""Tasks about what has a compartment of its own: who may not see that may not see the task."""


def oppna(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Uppgift]:
    """The tasks that something has raised and that are not done, the oldest first, if the user
    may see the target group."""
    rader = _alla(user, kommun).exclude(slag__in=TIDSATTA)
    return rader.select_related("person", "tagen_av").order_by("skapad", "pk")


def frister(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Uppgift]:
    """The tasks that have a day and are not done, the first due first, if the user may see the
    target group: those that the routine gives, and the schools' notices that wait."""
    rader = _alla(user, kommun).filter(dag__isnull=False).select_related("person")
    return rader.order_by("dag", "person_id", "pk")


def with_day(kommun: str, shut: Collection[str]) -> QuerySet[Uppgift]:
    """The same tasks about persons in the municipality (its code), for a question that is kept:
    whoever asks it may see the target group, and not these kinds (`shut_for`)."""
    rows = Uppgift.objects.filter(kommun=kommun, klar__isnull=True, dag__isnull=False)
    rows = rows.filter(person__isnull=False)
    return rows.exclude(slag__in=shut) if shut else rows


def tasks(asked: Question) -> list[Uppgift]:
    """The tasks that a question gives, with their persons. Two queries."""
    rows = list(Uppgift.objects.raw(*asked))
    ids = {row.person_id for row in rows if row.person_id}
    persons = {en.pk: en for en in (_so_many(len(ids)).read(*ids) if ids else ())}
    for row in rows:
        row.person = persons[row.person_id] if row.person_id else None
    return rows


@lru_cache(maxsize=500)
def _so_many(persons: int) -> Rows[Person]:
    return Rows(Person.objects.filter(pk__in=range(persons)))


def shown(user: User, kommun: Kommun, tasks: Iterable[Uppgift]) -> list[Uppgift]:
    """Those of the tasks, of a youth whom the user may see, that she may see too."""
    return [t for t in tasks if t.slag not in KRAVER or may(user, KRAVER[t.slag], kommun)]


def _alla(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Uppgift]:
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Uppgift.objects.none()
    rows = Uppgift.objects.filter(kommun=kommun, klar__isnull=True)
    shut = shut_for(user, kommun)
    return rows.exclude(slag__in=shut) if shut else rows


def shut_for(user: User | AnonymousUser, kommun: Kommun) -> list[str]:
    """The kinds of tasks that are not even counted for the user."""
    return [slag for slag, permission in KRAVER.items() if not may(user, permission, kommun)]


def ever_raised(kommun: Kommun, nycklar: Collection[str], *, utom: str = "") -> set[str]:
    """Those of the keys that have, or have had, a task; not counting those that ended so
    (`utom`)."""
    if not nycklar:
        return set()
    rows = Uppgift.objects.filter(kommun=kommun, nyckel__in=nycklar)
    if utom:
        rows = rows.exclude(utfall=utom)
    return set(rows.values_list("nyckel", flat=True))
