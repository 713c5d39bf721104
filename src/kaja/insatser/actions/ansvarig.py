"""Whose a task is, kept on it while it is open: who has taken it, otherwise the owner of the youth
while she is in the register (ADR 0020).

Who changes an owner holds the work with the youth, and who raises a task about her does not. Both
hold the youth's own row, so that neither misses what the other does.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kaja.access.models import Kommun
from kaja.insatser.models import Handlaggning, Uppgift
from kaja.ungdom.models import Person


def responsible() -> Coalesce:
    """The rule, to ask of tasks: a user (id), or nothing for one that is nobody's."""
    owned = Handlaggning.objects.filter(person=OuterRef("person"), oppen=True)
    return Coalesce(F("tagen_av"), Subquery(owned.values("agare")[:1]))


def owners(kommun: Kommun, personer: Collection[int]) -> dict[int, int | None]:
    """The owners (ids) of those of the youths (ids) who are in the register, by youth. They are
    the same until the transaction ends."""
    hold_youths(personer)
    rows = Handlaggning.objects.filter(kommun=kommun, person__in=personer, oppen=True)
    return dict(rows.values_list("person_id", "agare"))


def keep_responsible(kommun: Kommun, personer: Collection[int]) -> None:
    """Keep whose the open tasks of these youths (ids) are: their owner, or their place in the
    register, is another."""
    if not personer:
        return
    hold_youths(personer)
    # All of them, also those that are right: someone may hand one back in this moment.
    rows = Uppgift.objects.filter(kommun=kommun, person__in=personer, klar__isnull=True)
    rows.update(ansvarig=responsible())


def hold_youths(personer: Collection[int]) -> None:
    """Hold the rows of these youths (ids) until the transaction ends. Who changes owners in several
    steps, each of which ends with the log, holds them all first."""
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=personer)
    list(rows.order_by("pk").values_list("pk"))
