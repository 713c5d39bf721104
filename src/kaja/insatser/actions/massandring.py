"""Keeping what was done with many at once, and that it has been taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models import Massandring, Massandringsslag


class MassandringsfelError(ValueError):
    """It cannot be done, or taken back. The message is a Swedish sentence."""


@transaction.atomic
def keep_batch(
    *,
    kommun: Kommun,
    vad: Massandringsslag,
    antal: int,
    fore: Mapping[str, Any],
    user: User,
    tid: datetime,
) -> Massandring:
    """Keep what the undo needs. The caller has done it in the same transaction."""
    row = Massandring.objects.create(
        kommun=kommun, av=user, tid=tid, vad=vad, antal=antal, fore=dict(fore)
    )
    _record(row, "massandring.gjord", user, tid)
    return row


@transaction.atomic
def mark_undone(*, massandring: Massandring, user: User, tid: datetime) -> Massandring:
    """It is being taken back, once. MassandringsfelError if it has been."""
    row = Massandring.objects.select_for_update().get(pk=massandring.pk)
    if row.angrad is not None:
        raise MassandringsfelError("Ändringen är redan ångrad.")
    row.angrad = tid
    row.save(update_fields=["angrad"])
    _record(row, "massandring.angrad", user, tid)
    return row


def _record(row: Massandring, handling: str, user: User, tid: datetime) -> None:
    record(
        kommun=row.kommun_id,
        aktor=user.aktor,
        handling=handling,
        objekt=f"massandring:{row.pk}",
        detaljer={"vad": row.vad, "antal": row.antal},
        tid=tid,
    )
