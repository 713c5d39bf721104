"""Reading the picture of another day."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.register.models import Dagsbild, Dagsbildsrad

LISTAN, TALEN = "malgrupp.se", "fullstandighet.se"


def picture(
    user: User | AnonymousUser, kommun: Kommun | None, dag: date, kand: datetime | None
) -> Dagsbild | None:
    """The municipality's picture of the day by what was known at `kand` (now without), made or
    not, with its run; None when nobody has asked for it, or the user may see neither its persons
    nor its numbers."""
    if kommun is None or not any(may(user, en, kommun) for en in (LISTAN, TALEN)):
        return None
    rader = Dagsbild.objects.filter(kommun=kommun, dag=dag, kand=kand)
    return rader.select_related("korning").first()


def rows(
    user: User | AnonymousUser, kommun: Kommun | None, bild: Dagsbild
) -> QuerySet[Dagsbildsrad]:
    """Everyone in the picture, with their persons, if the user may see the target group."""
    return _rows(user, kommun, bild, LISTAN).select_related("person")


def counted(
    user: User | AnonymousUser, kommun: Kommun | None, bild: Dagsbild
) -> QuerySet[Dagsbildsrad]:
    """The same answers for counting only, if the user may see how complete the register is."""
    return _rows(user, kommun, bild, TALEN)


def _rows(
    user: User | AnonymousUser, kommun: Kommun | None, bild: Dagsbild, permission: str
) -> QuerySet[Dagsbildsrad]:
    if kommun is None or not may(user, permission, kommun):
        return Dagsbildsrad.objects.none()
    return Dagsbildsrad.objects.filter(kommun=kommun, bild=bild)


def to_make(korning: int) -> list[Dagsbild]:
    """The pictures that the run (id) is to make and has not made."""
    return list(Dagsbild.objects.filter(korning=korning, gjord__isnull=True).order_by("pk"))
