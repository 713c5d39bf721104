"""A school's own number (TF-nummer) that a caseworker says is a person's, and taking that back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.ungdom.actions.namn import follow_numbers
from kaja.ungdom.actions.nummer import (
    IdentitetsfelError,
    lock,
    note,
    refuse_strangers,
    take_back,
)
from kaja.ungdom.models import Alias, Person


@transaction.atomic
def confirm_alias(
    *, kommun: Kommun, person: Person, nummer: str, user: User | None, tid: datetime
) -> Alias:
    """The school's `nummer` means `person`, from now on.

    Raises IdentitetsfelError, with a Swedish sentence, for a number that is someone's already.
    """
    lock(kommun)
    refuse_strangers(kommun, person)
    if Alias.objects.filter(kommun=kommun, nummer=nummer, ersatt__isnull=True).exists():
        raise IdentitetsfelError(
            "Skolans nummer hör redan till en person. Ta tillbaka det först, om det är fel."
        )
    alias = Alias.objects.create(
        kommun=kommun, person=person, nummer=nummer, kand_fran=tid, av=user
    )
    follow_numbers(kommun, person.pk)
    note(kommun, "alias.bekraftat", f"person:{person.pk}", user, tid, alias=alias.pk)
    return alias


@transaction.atomic
def withdraw_alias(*, kommun: Kommun, alias: Alias, user: User | None, tid: datetime) -> Alias:
    """The school's number is not the person's after all; the row stays as the trail.

    Raises IdentitetsfelError for one that is taken back already, or of another municipality.
    """
    lock(kommun)
    row = Alias.objects.filter(kommun=kommun, pk=alias.pk, ersatt__isnull=True).first()
    if row is None:
        raise IdentitetsfelError("Skolans nummer är redan taget tillbaka. Ladda om sidan.")
    tid = take_back(row, user, tid)
    follow_numbers(kommun, row.person_id)
    note(kommun, "alias.tillbakataget", f"person:{row.person_id}", user, tid, alias=row.pk)
    return row
