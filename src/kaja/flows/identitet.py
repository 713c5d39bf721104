"""A caseworker says who is the same human being, and takes it back.

Nothing moves: facts stay with the number they came under. Everyone whose answer may rest on it is
tried again, noted in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.underlag.actions import mark_for_retrial
from kaja.underlag.models import Folkbokforingsfaktum
from kaja.underlag.nummerbyten import everyone
from kaja.ungdom import actions as ungdom
from kaja.ungdom.models import Person, Sammanslagning


@transaction.atomic
def sla_ihop(
    *,
    kommun: Kommun,
    fran: Person,
    till: Person,
    user: User | None,
    tid: datetime,
    bekraftat: bool = False,
) -> Sammanslagning:
    """Put `fran` under `till`. Raises IdentitetsfelError, with a Swedish sentence; BekraftaError
    for what is unlikely, unless the user has said that she has checked (`bekraftat`)."""
    registered = registered_here([fran.pk, till.pk])
    if fran.pk in registered and till.pk not in registered:
        raise ungdom.IdentitetsfelError(
            "Bara numret som ska läggas undan är folkbokfört. Behåll det i stället."
        )
    if len(registered) > 1 and not bekraftat:
        raise ungdom.BekraftaError(
            "Båda numren är folkbokförda, så för folkbokföringen är det två personer. Kontrollera "
            "där, och kryssa för att du har gjort det om det ändå är samma person."
        )
    row = ungdom.merge(kommun=kommun, fran=fran, till=till, user=user, tid=tid, bekraftat=bekraftat)
    _try_again(kommun, [fran.pk, till.pk], tid)
    return row


@transaction.atomic
def for_isar(
    *, kommun: Kommun, sammanslagning: Sammanslagning, user: User | None, tid: datetime
) -> Sammanslagning:
    """Take a merger back. Raises IdentitetsfelError, with a Swedish sentence."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    concerned = everyone(kommun.pk, [sammanslagning.fran_id, sammanslagning.till_id])
    row = ungdom.unmerge(kommun=kommun, sammanslagning=sammanslagning, user=user, tid=tid)
    mark_for_retrial(kommun_id=kommun.pk, personer=concerned, tid=tid)
    return row


def registered_here(personer: Iterable[int]) -> frozenset[int]:
    """Those of the persons (ids) that the population register has rows about, under a number that
    has not been replaced."""
    rows = Folkbokforingsfaktum.objects.filter(person__in=personer, ersatt__isnull=True)
    return frozenset(rows.exclude(avregistrering="GN").values_list("person_id", flat=True))


def _try_again(kommun: Kommun, personer: list[int], tid: datetime) -> None:
    mark_for_retrial(kommun_id=kommun.pk, personer=everyone(kommun.pk, personer), tid=tid)
