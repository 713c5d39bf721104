"""The units of a municipality's team: who works in which, and since when.

A unit says whose work one sees first. It gives no permission: that is the role's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kaja.access.models import Enhet, Enhetsplats, Kommun, Medlemskap, User
from kaja.access.once import Question, question
from kaja.access.queries import caseworkers, may
from kaja.access.roller import CASE_WORK, Roll


def units(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Enhet]:
    """Every unit there is and has been, by name, with those who work in it now as `nu`; if the
    user may see the settings."""
    if kommun is None or not may(user, "installning.se", kommun):
        return Enhet.objects.none()
    now = Enhetsplats.objects.filter(till__isnull=True).select_related("user")
    there = Prefetch("platser", queryset=now.order_by("user__namn", "pk"), to_attr="nu")
    return Enhet.objects.filter(kommun=kommun).prefetch_related(there).order_by("namn", "pk")


def roles_of_team(kommun: Kommun, dag: date) -> dict[int, str]:
    """The roles of those who work with youths there on the day, in words, by user (id)."""
    held = Medlemskap.objects.filter(_open(dag), kommun=kommun, roll__in=CASE_WORK)
    found: dict[int, list[str]] = defaultdict(list)
    for user, roll in held.order_by("roll").values_list("user", "roll"):
        found[user].append(Roll(roll).label)
    return {user: ", ".join(words) for user, words in found.items()}


def units_of(user: User, dag: date) -> QuerySet[Enhet]:
    """The units where the user works on the day."""
    return Enhet.objects.filter(_open(dag), _open(dag, "platser__"), platser__user=user)


def team(user: User, kommun: Kommun, dag: date) -> list[User]:
    """Those who work with youths in the municipality on the day, by name; `i_min_enhet` is true
    for those who share a unit with the user, herself among them. One query."""
    return list(User.objects.raw(*_team(user.pk, kommun.pk, dag)))


@lru_cache(maxsize=100)
def _team(user: int, kommun: str, dag: date) -> Question:
    mine = units_of(User(pk=user), dag).filter(kommun=kommun)
    with_me = Enhetsplats.objects.filter(_open(dag), user=OuterRef("pk"), enhet__in=mine)
    return question(caseworkers(Kommun(pk=kommun), dag).annotate(i_min_enhet=Exists(with_me)))


def unit_mates(team: Iterable[User]) -> list[int]:
    """Those of the team (ids) who share a unit with whom it was read for; nobody without one."""
    return [user.pk for user in team if getattr(user, "i_min_enhet", False)]


def _open(dag: date, prefix: str = "") -> Q:
    """From `fran` and until, not including, `till`."""
    fran, till = f"{prefix}fran__lte", f"{prefix}till"
    return Q(**{fran: dag}) & (Q(**{f"{till}__isnull": True}) | Q(**{f"{till}__gt": dag}))
