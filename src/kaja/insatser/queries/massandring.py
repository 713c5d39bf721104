"""What has been done with many at once."""

from __future__ import annotations

from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.insatser.models import Massandring


def batches(user: User, kommun: Kommun | None) -> QuerySet[Massandring]:
    """The user's own, the latest first, if she may change anything in the municipality."""
    if kommun is None or not may(user, "insats.skriva", kommun):
        return Massandring.objects.none()
    return Massandring.objects.filter(kommun=kommun, av=user).order_by("-tid", "-pk")
