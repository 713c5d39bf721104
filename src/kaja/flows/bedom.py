"""The journey from facts to a stored answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from importlib.metadata import version
from itertools import islice
from typing import Any

from django.db import transaction

from kaja import regler
from kaja.access.models import Kommun
from kaja.register.actions import store_bedomningar
from kaja.register.kvitto import columns
from kaja.register.models import Bedomning
from kaja.register.queries import current
from kaja.underlag.kand import after
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person

CHUNK = 500
KAJA = "kaja"


def bedom(
    *, kommun: Kommun, personer: Iterable[int], dag: date, tid: datetime, aktor: str = KAJA
) -> int:
    """Judge persons (ids) for a day and store the answers that have changed; gives how many.

    Each chunk is a transaction of its own. A run that was killed can be run again: an answer that
    is stored already is not changed.
    """
    return sum(
        _bedom_chunk(kommun=kommun, ids=ids, dag=dag, tid=tid, aktor=aktor)
        for ids in _chunks(personer)
    )


@transaction.atomic
def _bedom_chunk(*, kommun: Kommun, ids: list[int], dag: date, tid: datetime, aktor: str) -> int:
    # One writer at a time in a municipality: what is judged is what the facts say.
    Kommun.objects.select_for_update().get(pk=kommun.pk)
    personer = Person.objects.filter(kommun=kommun, pk__in=ids)
    underlag = underlag_for(personer)
    svar = _svar(underlag, regler.Fraga(kommun.pk, dag))
    senaste = current(kommun, ids)
    andrade = list(_changed(svar, senaste))
    tid = after(tid, (senaste[person].kand_fran for person in andrade if person in senaste))
    program = version("kaja")
    bedomningar = [
        Bedomning(person_id=person, dag=dag, program_version=program, **svar[person])
        for person in andrade
    ]
    store_bedomningar(kommun=kommun, bedomningar=bedomningar, aktor=aktor, tid=tid)
    return len(bedomningar)


def _svar(
    underlag: Mapping[int, regler.Underlag], fraga: regler.Fraga
) -> dict[int, dict[str, Any]]:
    return {person: columns(regler.besked(fakta, fraga)) for person, fakta in underlag.items()}


def _changed(svar: Mapping[int, dict[str, Any]], senaste: Mapping[int, Bedomning]) -> Iterator[int]:
    """The persons whose answer, or what it rests on, differs from the latest one."""
    for person, values in svar.items():
        latest = senaste.get(person)
        if latest is None or any(getattr(latest, name) != new for name, new in values.items()):
            yield person


def besked_som_kant(person: Person, dag: date, kand: datetime | None = None) -> regler.Besked:
    """Judge a person for a day with what was known at `kand` (now without); stores nothing."""
    underlag = underlag_for([person], kand=kand)[person.pk]
    return regler.besked(underlag, regler.Fraga(person.kommun_id, dag))


def _chunks(personer: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(sorted(personer))
    while ids := list(islice(rest, CHUNK)):
        yield ids
