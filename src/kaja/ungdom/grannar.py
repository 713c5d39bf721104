"""What may be asked about persons in other municipalities: whether a number is known there."""

from __future__ import annotations

from collections.abc import Collection

from kaja.access.models import Kommun
from kaja.ungdom.models import Person


def known_elsewhere(kommun: Kommun, personer: Collection[int]) -> frozenset[int]:
    """Those of the municipality's persons (ids) whose number is known in another one here. Nothing
    more is read of the other."""
    # Every municipality by name, so that the index, which begins with it, leads to the number.
    others = list(Kommun.objects.exclude(pk=kommun.pk).values_list("pk", flat=True))
    own = dict(Person.objects.filter(kommun=kommun, pk__in=personer).values_list("nummer", "pk"))
    same = Person.objects.filter(kommun__in=others, nummer__in=own)
    return frozenset(own[nummer] for nummer in same.values_list("nummer", flat=True))
