"""The journey from facts to a stored answer, and from it to the register.

A chunk is read and judged without a transaction (`flows.provning`). Then it is written, some
persons at a time, each part in one transaction under the municipality's lock: what still holds is
stored, and what follows in the register. The persons leave the queue in the same transaction, so a
run can be killed anywhere and nobody is forgotten. For whom something has changed meanwhile stays
in the queue, and is judged again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection, transaction

from kaja import regler
from kaja.access.models import Kommun
from kaja.access.turns import taking_turns
from kaja.flows.dagens_arbete import folj_kommunen
from kaja.flows.kontroll import BrutenInvariantError, kontrollera_efter, kontrollera_fore
from kaja.flows.oklarheter import avsluta_besvarade
from kaja.flows.provning import Provning, galler, prova
from kaja.flows.registersteg import Provad
from kaja.flows.registret import registrera
from kaja.flows.svaren import store
from kaja.insatser.actions import hold_youths
from kaja.register.models import Lage, Registerpost
from kaja.styrning.queries import fraga as fragan
from kaja.underlag import ko
from kaja.underlag.actions import mark_for_retrial
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person

CHUNK = 500
# So many are written at a time: SQLite has one writer, and the others wait for it.
WRITTEN = 100 if connection.vendor == "sqlite" else 250
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
        while (gjort := bedom_nasta(kommun=kommun, dag=dag, tid=tid, aktor=aktor)) is not None:
            andrade += gjort.andrade
    folj_kommunen(kommun=kommun, dag=dag, tid=tid)
    return andrade


def bedom_nasta(
    *,
    kommun: Kommun,
    dag: date,
    tid: datetime,
    aktor: str = KAJA,
    efter: Callable[[Gjort], None] | None = None,
) -> Gjort | None:
    """Judge the next in the municipality's queue, at most a chunk, and let them leave it; None when
    the queue is empty. `efter` is told of each part in the transaction that has written it.

    BrutenInvariantError, and nothing of that part is written, when what was to be stored cannot be
    true.
    """
    provning = prova(kommun, dag, CHUNK)
    if provning is None:
        return None
    gjort = Gjort()
    for manniskor in taking_turns(_parts(provning.manniskor)):
        with transaction.atomic():
            # One writer at a time in a municipality: what holds now holds when it is stored.
            Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
            del_ = _skriv(kommun, provning, galler(kommun, provning, manniskor), aktor, tid)
            if efter is not None:
                efter(del_)
        gjort = gjort.plus(del_)
    return gjort


def _parts(manniskor: Iterable[frozenset[int]]) -> Iterator[list[frozenset[int]]]:
    """So many at a time, with all the numbers of a human being in the same part."""
    part: list[frozenset[int]] = []
    for en in manniskor:
        part.append(en)
        if sum(map(len, part)) >= WRITTEN:
            yield part
            part = []
    if part:
        yield part


def _skriv(
    kommun: Kommun, provning: Provning, dessa: frozenset[int], aktor: str, tid: datetime
) -> Gjort:
    """Store the answers of these persons (ids), and what follows in the register."""
    if not dessa:
        return Gjort()
    svaren = provning.svaren.om(dessa)
    hold_youths(svaren.andrade)  # their tasks are raised and ended after the log is written
    nu = store(kommun, svaren, aktor, tid)
    provade = {
        pk: Provad(underlag, provning.besked[pk], nu[pk])
        for pk, underlag in provning.underlag.items()
        if pk in dessa
    }
    rorda = registrera(
        kommun=kommun,
        provade=provade,
        undanlagda=provning.undan & dessa,
        fraga=provning.fraga,
        installningar=provning.val.registret(provning.fraga.dag),
        aktor=aktor,
        tid=tid,
    )
    avsluta_besvarade(kommun, svaren.andrade, tid)
    ko.leave(kommun=kommun, personer=dessa.intersection(provning.i_ko) - _again(provade, rorda))
    i_registret = {post.person_id for post in rorda}
    kontrollera_fore(kommun, i_registret - svaren.andrade)
    kontrollera_efter(kommun, i_registret | svaren.andrade)
    return Gjort(len(dessa), len(svaren.andrade), len(rorda))


def _again(provade: dict[int, Provad], rorda: Iterable[Registerpost]) -> set[int]:
    """Who was judged only for being in the register, and has left it, shall have no answer: they
    are tried again at once."""
    lamnat = (post.person_id for post in rorda if post.lage == Lage.AVSLUTAD)
    return {pk for pk in lamnat if pk in provade and not provade[pk].underlag.folkbokforing}


def besked_som_kant(person: Person, dag: date, kand: datetime | None = None) -> regler.Besked:
    """Judge a person for a day with what was known at `kand` (now without); stores nothing."""
    underlag = underlag_for([person], kand=kand)[person.pk]
    return regler.besked(underlag, fragan(person.kommun_id, dag, kand=kand))
