"""The weekly digest's row, and the key to the calendar."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models import Kalendernyckel, Veckobrev


@transaction.atomic
def write_digest(
    *, kommun: Kommun, user: User, vecka: date, tal: dict[str, int], tid: datetime
) -> Veckobrev | None:
    """Keep the week's numbers; None when the user has had that week's already."""
    row, ny = Veckobrev.objects.get_or_create(
        kommun=kommun, user=user, vecka=vecka, defaults={"tal": tal, "skapad": tid}
    )
    return row if ny else None


@transaction.atomic
def note_digest_sent(*, veckobrev: Veckobrev, tid: datetime) -> None:
    """It has gone by e-mail."""
    Veckobrev.objects.filter(pk=veckobrev.pk).update(sant=tid)


@transaction.atomic
def new_calendar_key(*, kommun: Kommun, user: User, nyckel: str, tid: datetime) -> None:
    """Give the user's calendar feed this key; an earlier one stops working."""
    revoke_calendar_key(kommun=kommun, user=user, tid=tid)
    Kalendernyckel.objects.create(kommun=kommun, user=user, sigill=sigill(nyckel), skapad=tid)
    _record(kommun, user, "kalender.ny_adress", tid)


@transaction.atomic
def revoke_calendar_key(*, kommun: Kommun, user: User, tid: datetime) -> None:
    """The feed is closed."""
    rows = Kalendernyckel.objects.filter(kommun=kommun, user=user, ersatt__isnull=True)
    if rows.update(ersatt=tid):
        _record(kommun, user, "kalender.stangd", tid)


def sigill(nyckel: str) -> str:
    """What is stored of a key: who reads the database cannot open the feed."""
    return sha256(nyckel.encode()).hexdigest()


def _record(kommun: Kommun, user: User, handling: str, tid: datetime) -> None:
    record(kommun=kommun.pk, aktor=user.aktor, handling=handling, objekt="kalendernyckel", tid=tid)
