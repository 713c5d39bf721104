"""Two rows that a caseworker says are one human being, and taking that back.

Nothing moves: what is known of each stays with its number and is read together
(`underlag.nummerbyten`). Mergers may follow on each other (A under B, then B under C), but always
to someone who is not put away herself: so they never go round, and each is taken back by itself.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.ungdom.actions.namn import follow_numbers
from kaja.ungdom.actions.nummer import (
    BekraftaError,
    IdentitetsfelError,
    lock,
    note,
    refuse_strangers,
    take_back,
)
from kaja.ungdom.actions.skydd import spread_protection
from kaja.ungdom.models import Person, Sammanslagning
from kaja.ungdom.queries import merged_away


@transaction.atomic
def merge(
    *,
    kommun: Kommun,
    fran: Person,
    till: Person,
    user: User | None,
    tid: datetime,
    bekraftat: bool = False,
) -> Sammanslagning:
    """Put `fran` under `till`, who is the one that is judged and listed from now on.

    Raises IdentitetsfelError, with a Swedish sentence, for what cannot be one human being, and
    BekraftaError for two with different birth dates unless the user has said that she has
    checked (`bekraftat`).
    """
    lock(kommun)
    _refuse(kommun, fran, till)
    if not bekraftat and _born_apart(fran, till):
        raise BekraftaError(
            "De två har olika födelsedagar. Jämför med folkbokföringen, och kryssa för att du "
            "har gjort det om de ändå är samma person."
        )
    row = Sammanslagning.objects.create(kommun=kommun, fran=fran, till=till, kand_fran=tid, av=user)
    spread_protection(kommun)
    follow_numbers(kommun, fran.pk, till.pk)
    note(kommun, "person.hopslagna", f"person:{till.pk}", user, tid, fran=fran.pk, till=till.pk)
    return row


def _refuse(kommun: Kommun, fran: Person, till: Person) -> None:
    if fran.pk == till.pk:
        raise IdentitetsfelError("Du har valt samma rad två gånger. Välj två olika personer.")
    refuse_strangers(kommun, fran, till)
    away = merged_away(kommun, [fran.pk, till.pk])
    if fran.pk in away:
        raise IdentitetsfelError(
            "Den som ska läggas undan är redan hopslagen med någon. För isär dem först."
        )
    if till.pk in away:
        raise IdentitetsfelError(
            "Den som ska behållas är själv hopslagen med någon annan. Slå ihop med den i stället."
        )


def _born_apart(fran: Person, till: Person) -> bool:
    # A samordningsnummer may tell the year only.
    if fran.fodd is None or till.fodd is None:
        return fran.fodelsear != till.fodelsear
    return fran.fodd != till.fodd


@transaction.atomic
def unmerge(
    *, kommun: Kommun, sammanslagning: Sammanslagning, user: User | None, tid: datetime
) -> Sammanslagning:
    """Take a merger back: both are again what they would have been without it.

    Raises IdentitetsfelError for one that is taken back already, or of another municipality.
    """
    lock(kommun)
    row = Sammanslagning.objects.filter(
        kommun=kommun, pk=sammanslagning.pk, ersatt__isnull=True
    ).first()
    if row is None:
        raise IdentitetsfelError("De två är inte hopslagna längre. Ladda om sidan.")
    tid = take_back(row, user, tid)
    spread_protection(kommun, row.fran_id, row.till_id)
    follow_numbers(kommun, row.fran_id, row.till_id)
    ids = {"fran": row.fran_id, "till": row.till_id}
    note(kommun, "person.isarforda", f"person:{row.till_id}", user, tid, **ids)
    return row
