"""Reading the numbers, for those who may see them."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.statistik.models import Fullstandighet


def trend(
    user: User | AnonymousUser, kommun: Kommun | None, *, sedan: date, tom: date
) -> QuerySet[Fullstandighet]:
    """The numbers of each day since `sedan` up to and including `tom`, oldest first, if the user
    may see them."""
    if kommun is None or not may(user, "fullstandighet.se", kommun):
        return Fullstandighet.objects.none()
    dagarna = Fullstandighet.objects.filter(kommun=kommun, dag__gte=sedan, dag__lte=tom)
    return dagarna.order_by("dag")
