"""Storing the numbers of a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.statistik.models import Fullstandighet
from kaja.statistik.tal import Tal


@transaction.atomic
def store_snapshot(
    *, kommun: Kommun, dag: date, tal: Tal, aktor: str, tid: datetime
) -> Fullstandighet:
    """Let `tal` be the numbers of the day. A day has one set, the latest counted; the same numbers
    again change nothing."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    nya = {"kohort": tal.kohort, **tal._asdict()}
    dagens = Fullstandighet.objects.filter(kommun=kommun, dag=dag).first()
    if dagens and all(getattr(dagens, namn) == antal for namn, antal in nya.items()):
        return dagens
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="fullstandighet.raknad",
        objekt=f"dag:{dag}",
        detaljer=nya,
        tid=tid,
    )
    rad, _ = Fullstandighet.objects.update_or_create(kommun=kommun, dag=dag, defaults=nya)
    return rad
