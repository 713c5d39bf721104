"""What taking a file back would do, before a person says yes; a large one is left to the worker."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import User
from kaja.flows.forhandsvisning import would_change
from kaja.flows.tystnad import ever, in_chunks, named
from kaja.flows.uppspelning import Uppspelning
from kaja.intake import actions as intake
from kaja.intake.models import Kallnamn, MottagenFil
from kaja.korningar.actions import order_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.ungdom.queries import own_numbers_of


class SkulleAngras(NamedTuple):
    """How many of the municipality's persons are in the file, the ids of those of whom something
    else would be known, and the files that would be read again."""

    namnda: int
    andrade: tuple[int, ...]
    lases_om: tuple[MottagenFil, ...]


def skulle_angras(fil: MottagenFil) -> SkulleAngras:
    """What taking the file back would do. Raises FilfelError when it cannot be taken back."""
    persons = named(fil.kommun, fil)
    if fil.kalla == Kallnamn.KAA_LISTA:
        return SkulleAngras(len(persons), tuple(sorted(persons)), ())
    spelning = Uppspelning(fil, med=False)
    found = [
        pk
        for ids in in_chunks(persons | ever(fil, spelning.filer))
        for pk in would_change(spelning, own_numbers_of(fil.kommun_id, ids))
    ]
    return SkulleAngras(len(persons), tuple(sorted(found)), tuple(spelning.filer))


@transaction.atomic
def bestall_angra(*, fil: MottagenFil, user: User, tid: datetime, dag: date) -> Korning:
    """Let the worker take a large file back. Raises FilfelError for one that is not in the
    register, or too old."""
    if fil.kalla != Kallnamn.KAA_LISTA:
        Uppspelning(fil, med=False)  # may the files that come after it be read again?
    fil, tid = intake.begin_undo(fil=fil, user=user, tid=tid)
    return order_run(
        kommun=fil.kommun,
        slag=Korningsslag.ANGRA,
        dag=dag,
        user=user,
        aktor=user.aktor,
        tid=tid,
        fil=fil.pk,
    )
