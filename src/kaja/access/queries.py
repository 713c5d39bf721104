"""What a user may reach. Every read of personal data starts here."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from rules.permissions import has_perm

from kaja.access.models import Kommun, Medlemskap, User
from kaja.access.once import Rows
from kaja.access.roller import CASE_WORK, Roll


def memberships(user: User | AnonymousUser, *, dag: date | None = None) -> QuerySet[Medlemskap]:
    """The memberships of an active user that hold on `dag`.

    Without `dag` the clock is the server's, never the day being judged: a revoked role must stop
    working even where KAJA_DAG is set for a trial.
    """
    if not (user.is_authenticated and user.is_active):
        return Medlemskap.objects.none()
    return _held_on(dag or timezone.localdate()).filter(user_id=user.pk)


def _held_on(dag: date) -> QuerySet[Medlemskap]:
    return Medlemskap.objects.filter(Q(till__isnull=True) | Q(till__gt=dag), fran__lte=dag)


def visible_kommuner(user: User | AnonymousUser) -> QuerySet[Kommun]:
    """The municipalities where the user has any role today."""
    return Kommun.objects.filter(pk__in=memberships(user).values("kommun_id"))


def user_of_session(pk: int) -> User | None:
    """The active user with this id, her roles read in the same query; None if there is none."""
    held = _held_by(pk, timezone.localdate()).read()
    user = held[0].user if held else User.objects.filter(pk=pk).first()
    if user is None or not user.is_active:
        return None
    _remember(user, held)
    return user


@lru_cache(maxsize=500)
def _held_by(pk: int, dag: date) -> Rows[Medlemskap]:
    return Rows(_held_on(dag).filter(user=pk).select_related("user", "kommun"))


def remember_roles(user: User) -> list[Kommun]:
    """Read the user's roles once for all the questions of one request; gives her municipalities.

    They are kept on the object, which lives as long as the request: a revoked role stops working
    at the next.
    """
    if user.kommuner_i is None:
        _remember(user, list(memberships(user).select_related("kommun")))
    assert user.kommuner_i is not None
    return user.kommuner_i


def _remember(user: User, held: list[Medlemskap]) -> None:
    user.roller_i = {
        kod: frozenset(Roll(m.roll) for m in held if m.kommun_id == kod)
        for kod in {m.kommun_id for m in held}
    }
    user.kommuner_i = list({m.kommun_id: m.kommun for m in held}.values())


def roles(user: User | AnonymousUser, kommun: Kommun | None) -> frozenset[Roll]:
    """The user's roles today in the municipality; none without a municipality."""
    if kommun is None:
        return frozenset()
    remembered: dict[str, frozenset[Roll]] | None = getattr(user, "roller_i", None)
    if remembered is not None:
        return remembered.get(kommun.pk, frozenset())
    found = memberships(user).filter(kommun=kommun).values_list("roll", flat=True)
    return frozenset(Roll(roll) for roll in found)


def may(user: User | AnonymousUser, permission: str, kommun: Kommun | None) -> bool:
    """True if the user has the permission in the municipality. An unknown permission is False."""
    return bool(has_perm(permission, user, kommun))


def caseworkers(kommun: Kommun, dag: date) -> QuerySet[User]:
    """Those who work with youths in the municipality on the day, by name."""
    hold = Medlemskap.objects.filter(
        Q(till__isnull=True) | Q(till__gt=dag), kommun=kommun, roll__in=CASE_WORK, fran__lte=dag
    )
    return User.objects.filter(is_active=True, pk__in=hold.values("user")).order_by("namn", "pk")


def sole_caseworker(kommun: Kommun, dag: date) -> User | None:
    """The one who works with youths in the municipality, where there is only one: everyone new is
    theirs. None where there are more, or nobody."""
    found = list(caseworkers(kommun, dag)[:2])
    return found[0] if len(found) == 1 else None
