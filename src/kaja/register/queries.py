"""Reading the current answers."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.register.models import Bedomning, Utfall


def malgrupp(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Bedomning]:
    """The current answer for everyone in the municipality, if the user may see the target group.

    Sort by `person__sortnamn`. The answers to the points (`svar`) are left for the person's page.
    """
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Bedomning.objects.none()
    return (
        Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True)
        .select_related("person")
        .defer("svar")
    )


def counts(user: User | AnonymousUser, kommun: Kommun | None) -> dict[str, int]:
    """How many have each outcome, in one query; an outcome that nobody has is 0."""
    rows = malgrupp(user, kommun).order_by().values("utfall").annotate(antal=Count("pk"))
    return dict.fromkeys(Utfall.values, 0) | {row["utfall"]: row["antal"] for row in rows}


def current(kommun: Kommun, personer: Collection[int]) -> dict[int, Bedomning]:
    """The current answers of these persons, by person."""
    rows = Bedomning.objects.filter(kommun=kommun, person__in=personer, ersatt__isnull=True)
    return {bedomning.person_id: bedomning for bedomning in rows}
