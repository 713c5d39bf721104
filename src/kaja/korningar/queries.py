"""Reading the runs, for those who may see them. A run holds no persons."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.korningar.models import Korning


def visible_to(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Korning]:
    """The runs of the municipality, the latest first, if the user may see them."""
    if kommun is None or not may(user, "korning.se", kommun):
        return Korning.objects.none()
    return Korning.objects.filter(kommun=kommun).order_by("-begard", "-pk")
