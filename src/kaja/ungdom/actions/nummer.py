"""What the writers of mergers, aliases and rejections share: refusals, and taking a row back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.ungdom.models import Alias, Avvisat, Person, Sammanslagning


class IdentitetsfelError(ValueError):
    """The two cannot be handled like this. The message is a Swedish sentence."""


class BekraftaError(IdentitetsfelError):
    """It is unlikely that the two are one: the user must say that she has checked."""


def lock(kommun: Kommun) -> None:
    """One writer at a time in a municipality: what is checked is what is written."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)


def refuse_strangers(kommun: Kommun, *personer: Person) -> None:
    """Raise for a person of another municipality: two never share a row."""
    if any(person.kommun_id != kommun.pk for person in personer):
        raise IdentitetsfelError("Personen finns inte i kommunen. Sök igen.")


def take_back(row: Alias | Avvisat | Sammanslagning, user: User | None, tid: datetime) -> datetime:
    """The row holds no longer; it stays as the trail. Gives when: never before it began."""
    row.ersatt, row.ersatt_av = max(tid, row.kand_fran + timedelta(microseconds=1)), user
    row.save(update_fields=["ersatt", "ersatt_av"])
    return row.ersatt


def note(
    kommun: Kommun, handling: str, objekt: str, user: User | None, tid: datetime, **ids: Any
) -> None:
    """The audit event: ids, never names or numbers."""
    detaljer: Mapping[str, Any] = ids
    record(
        kommun=kommun.pk,
        aktor=user.aktor if user else "kaja",
        handling=handling,
        objekt=objekt,
        detaljer=detaljer,
        tid=tid,
    )
