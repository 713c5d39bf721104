"""The permissions as `rules` predicates that take a user and a municipality."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from rules.permissions import set_perm
from rules.predicates import Predicate, predicate

from kaja.access import queries
from kaja.access.models import Kommun, User
from kaja.access.roller import RATTIGHETER, Roll


def has_any(allowed: frozenset[Roll]) -> Predicate:
    """A predicate that is true for a user with one of the roles in the municipality."""

    def test(user: User | AnonymousUser, kommun: Kommun | None) -> bool:
        return not allowed.isdisjoint(queries.roles(user, kommun))

    return predicate(test)  # type: ignore[no-any-return]


def register() -> None:
    """Tell `rules` about every permission in `roller.RATTIGHETER`."""
    for name, (_, allowed) in RATTIGHETER.items():
        set_perm(name, has_any(allowed))
