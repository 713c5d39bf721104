"""What a user may reach. Every read of personal data starts here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from rules.permissions import has_perm

from kaja.access.models import Kommun, Medlemskap
from kaja.access.roller import Roll

if TYPE_CHECKING:
    from kaja.access.models import User


def memberships(user: User | AnonymousUser, *, dag: date | None = None) -> QuerySet[Medlemskap]:
    """The memberships of an active user that hold on `dag`.

    Without `dag` the clock is the server's, never the day being judged: a revoked role must stop
    working even where KAJA_DAG is set for a trial.
    """
    if not (user.is_authenticated and user.is_active):
        return Medlemskap.objects.none()
    today = dag or timezone.localdate()
    return Medlemskap.objects.filter(
        Q(till__isnull=True) | Q(till__gt=today), user_id=user.pk, fran__lte=today
    )


def visible_kommuner(user: User | AnonymousUser) -> QuerySet[Kommun]:
    """The municipalities where the user has any role today."""
    return Kommun.objects.filter(pk__in=memberships(user).values("kommun_id"))


def roles(user: User | AnonymousUser, kommun: Kommun | None) -> frozenset[Roll]:
    """The user's roles today in the municipality; none without a municipality."""
    if kommun is None:
        return frozenset()
    found = memberships(user).filter(kommun=kommun).values_list("roll", flat=True)
    return frozenset(Roll(roll) for roll in found)


def may(user: User | AnonymousUser, permission: str, kommun: Kommun | None) -> bool:
    """True if the user has the permission in the municipality. An unknown permission is False."""
    return bool(has_perm(permission, user, kommun))
