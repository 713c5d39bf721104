"""The journey from facts to a stored answer, and from it to the register.

A chunk is one transaction under the municipality's lock: judged, compared, stored, and what follows
in the register. The persons leave the queue in the same transaction, so a run can be killed
anywhere and nobody is forgotten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja import regler
from kaja.access.models import Kommun
from kaja.flows.dagens_arbete import folj_kommunen
from kaja.flows.kontroll import BrutenInvariantError, kontrollera_lasta, kontrollera_personer
from kaja.flows.oklarheter import avsluta_besvarade
from kaja.flows.registersteg import Provad
from kaja.flows.registret import registrera
from kaja.flows.svaren import store
from kaja.register.models import Lage
from kaja.register.queries import current, in_register
from kaja.styrning.queries import fraga as fragan
from kaja.styrning.queries import valda
from kaja.underlag import ko
from kaja.underlag.actions import mark_for_retrial
from kaja.underlag.nummerbyten import everyone, once_linked
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person
from kaja.ungdom.queries import merged_away

CHUNK = 500
KAJA = "kaja"


class Gjort(NamedTuple):
    """What was done: persons looked at, answers changed, events in the register."""

    provade: int = 0
    andrade: int = 0
    handelser: int = 0

    def plus(self, other: Gjort) -> Gjort:
        return Gjort(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def bedom(
    *, kommun: Kommun, personer: Iterable[int], dag: date, tid: datetime, aktor: str = KAJA
) -> int:
    """Judge persons (ids), and all who wait, for a day; gives how many answers have changed.

    Who cannot be judged because an invariant is broken waits for the nightly run, which says so.
    """
    with transaction.atomic():
        mark_for_retrial(kommun_id=kommun.pk, personer=personer, tid=tid)
    andrade = 0
    with suppress(BrutenInvariantError):
        while (gjort := bedom_nasta(kommun=kommun, dag=dag, tid=tid, aktor=aktor)).provade:
            andrade += gjort.andrade
    folj_kommunen(kommun=kommun, dag=dag, tid=tid)
    return andrade


@transaction.atomic
def bedom_nasta(*, kommun: Kommun, dag: date, tid: datetime, aktor: str = KAJA) -> Gjort:
    """Judge the next in the municipality's queue, at most a chunk, and let them leave it.

    Nobody was looked at: the queue is empty. BrutenInvariantError, and nothing is written, when
    what was to be stored cannot be true.
    """
    # One writer at a time in a municipality: what is judged is what the facts say, and two runs
    # never take the same persons.
    Kommun.objects.select_for_update().get(pk=kommun.pk)
    if not (ids := ko.waiting(kommun, CHUNK)):
        return Gjort()
    # With everyone who is, or was said to be, the same human being: their answers rest on the same
    # facts.
    whole = everyone(kommun.pk, {*ids, *once_linked(kommun.pk, ids)})
    gjort, igen = _bedom(kommun=kommun, ids=whole, dag=dag, tid=tid, aktor=aktor)
    ko.leave(kommun=kommun, personer=whole - igen)
    return gjort


def _bedom(
    *, kommun: Kommun, ids: Collection[int], dag: date, tid: datetime, aktor: str
) -> tuple[Gjort, frozenset[int]]:
    """What was done, and those who at once are to be tried again."""
    val = valda(kommun)
    fraga = val.fraga(kommun.pk, dag)
    undan = merged_away(kommun, ids)
    underlag = _judged(kommun, ids, undan)
    besked = {person: regler.besked(fakta, fraga) for person, fakta in underlag.items()}
    senaste = current(kommun, ids)
    kontrollera_lasta(senaste.values())
    nu, berorda = store(kommun, besked, senaste, fraga, aktor, tid)
    provade = {pk: Provad(underlag[pk], besked[pk], nu[pk]) for pk in besked}
    rorda = registrera(
        kommun=kommun,
        provade=provade,
        undanlagda=undan,
        fraga=fraga,
        installningar=val.registret(dag),
        aktor=aktor,
        tid=tid,
    )
    avsluta_besvarade(kommun, berorda, tid)
    kontrollera_personer(kommun, {*berorda, *(post.person_id for post in rorda)})
    # Who was judged only for being in the register, and has left it, shall have no answer.
    lamnat = (p.person_id for p in rorda if p.lage == Lage.AVSLUTAD and p.person_id in provade)
    igen = frozenset(pk for pk in lamnat if not underlag[pk].folkbokforing)
    return Gjort(len(ids), len(berorda), len(rorda)), igen


def _judged(
    kommun: Kommun, ids: Collection[int], undan: frozenset[int]
) -> dict[int, regler.Underlag]:
    """The facts of those who shall have an answer: who is known to the population register, or is
    in the municipality's own. Nobody is judged twice under two numbers."""
    personer = Person.objects.filter(kommun=kommun, pk__in=set(ids) - undan)
    kvar = in_register(kommun, ids)
    return {
        pk: fakta
        for pk, fakta in underlag_for(personer).items()
        if fakta.folkbokforing or pk in kvar
    }


def besked_som_kant(person: Person, dag: date, kand: datetime | None = None) -> regler.Besked:
    """Judge a person for a day with what was known at `kand` (now without); stores nothing."""
    underlag = underlag_for([person], kand=kand)[person.pk]
    return regler.besked(underlag, fragan(person.kommun_id, dag, kand=kand))
