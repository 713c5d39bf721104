"""Writing to the logs, always inside the caller's transaction: no change without its event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from kaja.audit.models import Handelse, Kedja, Loggrad, Overskrivning, Visning
from kaja.audit.overskrivet import Overskriven
from kaja.audit.sigill import canonical

Row = TypeVar("Row", bound=Loggrad)


def record(
    *,
    kommun: str,
    aktor: str,
    handling: str,
    objekt: str,
    tid: datetime,
    detaljer: Mapping[str, Any] | None = None,
) -> Handelse:
    """Add an event: `aktor` did `handling` ("fil.las_in") to `objekt` ("fil:12").

    `kommun` is the four-digit code, or empty for what concerns the installation. `detaljer` holds
    text, whole numbers, lists and dicts. No names, no identity numbers: ids.
    """
    details = canonical(dict(detaljer or {}))
    row = Handelse(
        kommun=kommun, aktor=aktor, handling=handling, objekt=objekt, detaljer=details, tid=tid
    )
    return _append(row)


def record_view(
    *, kommun: str, anvandare: str, vy: str, personer: Iterable[object], tid: datetime
) -> Visning:
    """Add that `anvandare` saw `personer` (their ids) on the page `vy`; a whole list is one row."""
    ids = canonical([str(person) for person in personer])
    return _append(Visning(kommun=kommun, anvandare=anvandare, vy=vy, personer=ids, tid=tid))


def record_overrides(
    *, kommun: str, aktor: str, objekt: str, overskrivna: Iterable[Overskriven], tid: datetime
) -> list[Overskrivning]:
    """Add that texts of `objekt` ("kontakt:12") were saved although they were warned for."""
    return [
        _append(
            Overskrivning(
                kommun=kommun,
                aktor=aktor,
                falt=en.falt,
                objekt=objekt,
                slag=canonical(list(en.slag)),
                regler=canonical(list(en.regler)),
                skal=en.skal.value,
                tid=tid,
            )
        )
        for en in overskrivna
    ]


def _append(row: Row) -> Row:
    _make_storable(row)
    with transaction.atomic():
        head = _locked_head(row.kommun, row.LOGG)
        row.nr, row.foregaende = head.nr + 1, head.sigill
        row.sigill = row.expected_seal(row.foregaende)
        row.save()
        head.nr, head.sigill = row.nr, row.sigill
        head.save(update_fields=["nr", "sigill"])
    return row


def _make_storable(row: Loggrad) -> None:
    # PostgreSQL stores no NUL in text, and a strange file name must not stop the event.
    for name in row.SEALED:
        setattr(row, name, getattr(row, name).replace("\x00", "\ufffd"))


def _locked_head(kommun: str, logg: str) -> Kedja:
    # SQLite has no row locks; there the transaction holds the only write lock (IMMEDIATE).
    heads = Kedja.objects.select_for_update().filter(kommun=kommun, logg=logg)
    if (head := heads.first()) is None:
        Kedja.objects.bulk_create([Kedja(kommun=kommun, logg=logg)], ignore_conflicts=True)
        head = heads.get()
    return head
