"""Who looks after whom."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from kaja.access.models import Kommun, Medlemskap, User
from kaja.access.queries import may
from kaja.access.roller import CASE_WORK
from kaja.insatser.models import Handlaggning


def handlaggningar(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Handlaggning]:
    """The work with everyone in the register now, if the user may see the target group."""
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Handlaggning.objects.none()
    rows = Handlaggning.objects.filter(kommun=kommun, oppen=True)
    return rows.select_related("person", "agare")


def utan_agare_eller_datum(
    user: User | AnonymousUser, kommun: Kommun | None, dag: date
) -> QuerySet[Handlaggning]:
    """Those who fall between two chairs: no owner, or one who no longer works with youths here."""
    return handlaggningar(user, kommun).filter(without_owner(dag))


def without_owner(dag: date) -> Q:
    """Which work nobody who works with youths there has in hand, on the day."""
    holds = Medlemskap.objects.filter(
        Q(till__isnull=True) | Q(till__gt=dag),
        kommun=OuterRef("kommun"),
        user=OuterRef("agare"),
        user__is_active=True,
        roll__in=CASE_WORK,
        fran__lte=dag,
    )
    return ~Q(Exists(holds))
