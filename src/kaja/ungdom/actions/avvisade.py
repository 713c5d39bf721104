"""A proposal that a caseworker has said no to, and thinking again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.ungdom.actions.nummer import (
    IdentitetsfelError,
    lock,
    note,
    refuse_strangers,
    take_back,
)
from kaja.ungdom.models import Avvisat, Person


@transaction.atomic
def reject(
    *, kommun: Kommun, person: Person, nummer: str, user: User | None, tid: datetime
) -> Avvisat:
    """The number is not the person's: do not propose it again. Saying so twice changes nothing."""
    lock(kommun)
    refuse_strangers(kommun, person)
    fields = {"kommun": kommun, "person": person, "nummer": nummer}
    if earlier := Avvisat.objects.filter(ersatt__isnull=True, **fields).first():
        return earlier
    row = Avvisat.objects.create(kand_fran=tid, av=user, **fields)
    note(kommun, "forslag.avvisat", f"person:{person.pk}", user, tid, avvisat=row.pk)
    return row


@transaction.atomic
def reconsider(*, kommun: Kommun, avvisat: Avvisat, user: User | None, tid: datetime) -> Avvisat:
    """Propose it again. Raises IdentitetsfelError for what is proposed again already."""
    lock(kommun)
    row = Avvisat.objects.filter(kommun=kommun, pk=avvisat.pk, ersatt__isnull=True).first()
    if row is None:
        raise IdentitetsfelError("Förslaget är redan tillbaka. Ladda om sidan.")
    tid = take_back(row, user, tid)
    note(kommun, "forslag.ater", f"person:{row.person_id}", user, tid, avvisat=row.pk)
    return row
