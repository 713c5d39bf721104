"""A chunk of the queue, read and judged: everything but the writing, and without a transaction.

Nobody waits for it, so it may take its time. What it rests on can change meanwhile: `galler` says,
in the transaction that is to write, of whom it still holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from kaja import regler
from kaja.access.models import Kommun
from kaja.flows.kontroll import kontrollera_fore, kontrollera_svar
from kaja.flows.svaren import Svaren, jamfor, oforandrade
from kaja.register.queries import current, in_register
from kaja.styrning.queries import valda
from kaja.styrning.valda import Valda
from kaja.underlag import ko
from kaja.underlag.nummerbyten import human_beings, once_linked
from kaja.underlag.queries import coverage, underlag_for
from kaja.ungdom.models import Person
from kaja.ungdom.queries import merged_away


class Provning(NamedTuple):
    """What was read of a chunk, and what the law says of it."""

    fraga: regler.Fraga
    val: Valda
    tackning: regler.Tackning
    i_ko: Mapping[int, int]
    """The persons of the chunk, each with her place in the queue."""
    platser: Mapping[int, int]
    """The places of all who have one, also of those who only follow with someone in the chunk."""
    manniskor: list[frozenset[int]]
    """All who are judged, human being by human being: their answers rest on the same facts."""
    undan: frozenset[int]
    underlag: Mapping[int, regler.Underlag]
    besked: Mapping[int, regler.Besked]
    svaren: Svaren


def prova(kommun: Kommun, dag: date, antal: int) -> Provning | None:
    """Judge the next in the municipality's queue, at most `antal`; None when it is empty. Writes
    nothing. BrutenInvariantError when what the answers rest on cannot be true."""
    # The places first, and then what the answers rest on: whose place is the same when the answer
    # is to be stored has had nothing changed since before it was read.
    if not (i_ko := ko.waiting(kommun, antal)):
        return None
    # With everyone who is, or was said to be, the same human being: their answers rest on the same
    # facts.
    manniskor = human_beings(kommun.pk, {*i_ko, *once_linked(kommun.pk, i_ko)})
    alla = frozenset[int]().union(*manniskor)
    platser = ko.places(alla) | i_ko
    val, tackning = valda(kommun), coverage([kommun.pk])[kommun.pk]
    fraga, undan = val.fraga(kommun.pk, dag), merged_away(kommun, alla)
    senaste = current(kommun, alla)
    kontrollera_svar(senaste.values())
    underlag = judged(kommun, alla, undan)
    besked = {person: regler.besked(fakta, fraga) for person, fakta in underlag.items()}
    svaren = jamfor(besked, senaste, fraga)
    kontrollera_svar(svaren.nya.values())
    kontrollera_fore(kommun, svaren.andrade)
    return Provning(fraga, val, tackning, i_ko, platser, manniskor, undan, underlag, besked, svaren)


def galler(
    kommun: Kommun, provning: Provning, manniskor: Iterable[frozenset[int]]
) -> frozenset[int]:
    """Those of these human beings (ids) of whom the judging still holds: nothing that it rests on
    has changed since it was read. Asked under the municipality's lock."""
    if valda(kommun) != provning.val or coverage([kommun.pk])[kommun.pk] != provning.tackning:
        return frozenset()
    alla = frozenset[int]().union(*manniskor)
    platser, samma = ko.places(alla), oforandrade(kommun, provning.svaren, alla)
    kvar = {pk for pk in samma if platser.get(pk) == provning.platser.get(pk)}
    return frozenset().union(*(en for en in manniskor if en <= kvar))


def judged(
    kommun: Kommun, ids: Collection[int], undan: frozenset[int], *, kand: datetime | None = None
) -> dict[int, regler.Underlag]:
    """The facts of those who shall have an answer, as known at `kand` (now without): who is known
    to the population register, or is in the municipality's own. Nobody is judged twice under two
    numbers."""
    personer = Person.objects.filter(kommun=kommun, pk__in=set(ids) - undan)
    kvar = in_register(kommun, ids, kand=kand)
    return {
        pk: fakta
        for pk, fakta in underlag_for(personer, kand=kand).items()
        if fakta.folkbokforing or pk in kvar
    }
