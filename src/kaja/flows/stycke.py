"""One chunk of staged rows becomes persons and facts: all of it in one transaction, or none.

The staged rows are the queue. A row leaves it in the same transaction as its facts are recorded, so
a run that was killed goes on where it was, and nothing is read twice.

What can be read and worked out beforehand is, without a transaction, so that whoever wants to save
waits as little as can be. In the transaction it is asked whether it still is so; when it is not,
the chunk is read again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from kaja.access.models import Kommun
from kaja.flows.rader import PerNummer, by_number, kallfil, person
from kaja.flows.uppspelning import Uppspelning
from kaja.flows.vantande import take_in_waiting
from kaja.intake import actions as intake
from kaja.intake.models import Kallnamn, Omfattning, Rad
from kaja.intake.queries import next_rows, staged, still_staged
from kaja.underlag.actions import record_difference, record_facts
from kaja.underlag.models import Faktum
from kaja.underlag.skillnad import Skillnad, difference, still_current
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.ungdom.queries import numbers_of, of_numbers


class Stycke(NamedTuple):
    """What a chunk, or a whole file, did."""

    rader: int = 0
    nya_personer: int = 0
    andrade_personer: int = 0
    rader_hittas_inte: int = 0
    personer_annan_kommun: int = 0

    def plus(self, other: Stycke) -> Stycke:
        return Stycke(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def read_next(*, spelning: Uppspelning, aktor: str, tid: datetime) -> Stycke:
    """Read the next chunk of the file's queue; an empty `Stycke` when there is none left."""
    fil = spelning.fil
    chunk = _Folkbokforing if fil.kalla == Kallnamn.FOLKBOKFORING else _Others
    while rader := next_rows(fil):
        prepared = chunk.prepared(spelning, rader)
        with transaction.atomic():
            Kommun.objects.select_for_update(no_key=True).get(pk=fil.kommun_id)
            if prepared.holds():
                return prepared.record(aktor, tid)
    return Stycke()


class _Folkbokforing(NamedTuple):
    """The municipality's own persons, to make and update, with where they are registered."""

    spelning: Uppspelning
    rader: list[Rad]
    poster: PerNummer
    personer: list[Personuppgift]

    @classmethod
    def prepared(cls, spelning: Uppspelning, rader: list[Rad]) -> _Folkbokforing:
        poster = by_number(spelning.fil.kalla, rader)
        ours = own_numbers(spelning.fil.kommun, poster)
        personer = [person(latest_said(spelning, poster, nr)) for nr in ours]
        return cls(spelning, rader, poster, personer)

    def holds(self) -> bool:
        """Whether the same persons are the municipality's own, and nobody else has read the
        rows."""
        ours = own_numbers(self.spelning.fil.kommun, self.poster)
        return still_staged(self.rader) and [en.nummer for en in self.personer] == ours

    def record(self, aktor: str, tid: datetime) -> Stycke:
        kommun = self.spelning.fil.kommun
        saved = save_persons(kommun=kommun, uppgifter=self.personer, aktor=aktor, tid=tid)
        refiled = _record(self.spelning, self.poster, saved.ids, aktor, tid)
        nya = {nr: pk for nr, pk in saved.ids.items() if pk in saved.nya}
        take_in_waiting(kommun=kommun, ids=nya, aktor=aktor, tid=tid)
        intake.rows_done(rader=self.rader)
        changed = (refiled | saved.andrade) - saved.nya
        others = len(self.poster) - len(self.personer)
        return Stycke(len(self.rader), len(saved.nya), len(changed), 0, others)


def own_numbers(kommun: Kommun, poster: PerNummer) -> list[str]:
    """The numbers that concern the municipality: with a row here, or known here already.

    An extract may hold others; two municipalities that share one each read their own.
    """
    known = of_numbers(kommun, poster)
    return [
        nummer
        for nummer, rader in poster.items()
        if nummer in known or any(rad.kommunkod == kommun.pk for rad in rader)
    ]


def latest_said(spelning: Uppspelning, poster: PerNummer, nummer: str) -> Sequence[Any]:
    """The rows of the last file, in the order, that the person is in."""
    for fil in reversed(spelning.filer):
        rader = poster if fil.pk == spelning.fil.pk else spelning.says(fil)
        if nummer in rader:
            return rader[nummer]
    return ()


class _Others(NamedTuple):
    """What the rows say of persons known here. The others wait for their person."""

    spelning: Uppspelning
    rader: list[Rad]
    poster: PerNummer
    ids: dict[str, int]
    change: Skillnad[Faktum]

    @classmethod
    def prepared(cls, spelning: Uppspelning, rader: list[Rad]) -> _Others:
        ids = _known(spelning.fil.kommun, rader)
        # A person is read whole: with the rows of this file under her other numbers.
        others = ids.keys() - {rad.nummer for rad in rader}
        rader = [*rader, *staged(spelning.fil, list(others))]
        poster = by_number(spelning.fil.kalla, rader)
        change = difference(
            spelning.model,
            fil=kallfil(spelning.fil),
            personer=set(ids.values()),
            fakta=spelning.facts(ids, poster),
        )
        return cls(spelning, rader, poster, ids, change)

    def holds(self) -> bool:
        """Whether the same persons are known by the same numbers, what the rows were compared with
        is still what is known, and nobody else has read them."""
        fil, model = self.spelning.fil, self.spelning.model
        return (
            still_staged(self.rader)
            and _known(fil.kommun, self.rader) == self.ids
            and still_current(model, kallfil(fil), set(self.ids.values()), self.change)
        )

    def record(self, aktor: str, tid: datetime) -> Stycke:
        fil, model = self.spelning.fil, self.spelning.model
        record_difference(model, fil=kallfil(fil), change=self.change, aktor=aktor, tid=tid)
        missing = [rad for rad in self.rader if rad.nummer not in self.ids]
        if fil.omfattning != Omfattning.ANDRING:
            intake.drop_older_waiting(fil=fil, nummer=self.poster)
        intake.let_wait(rader=missing)
        intake.rows_done(rader=[rad for rad in self.rader if rad.nummer in self.ids])
        return Stycke(len(self.rader), 0, len(self.change.personer), len(missing), 0)


def _known(kommun: Kommun, rader: Sequence[Rad]) -> dict[str, int]:
    """The persons (ids) whom the rows are about, by each of their numbers."""
    ids = of_numbers(kommun, {rad.nummer for rad in rader})
    return ids | numbers_of(kommun, set(ids.values()))


@transaction.atomic
def end_missing(
    *, spelning: Uppspelning, personer: Mapping[str, int], aktor: str, tid: datetime
) -> int:
    """Record what the files say of persons (id by number) who are not in this one: what went on may
    have ended. Gives how many changed."""
    Kommun.objects.select_for_update(no_key=True).get(pk=spelning.fil.kommun_id)
    return len(_record(spelning, {}, personer, aktor, tid))


def _record(
    spelning: Uppspelning, poster: PerNummer, ids: Mapping[str, int], aktor: str, tid: datetime
) -> frozenset[int]:
    change = record_facts(
        spelning.model,
        fil=kallfil(spelning.fil),
        personer=set(ids.values()),
        fakta=spelning.facts(ids, poster),
        aktor=aktor,
        tid=tid,
    )
    return change.personer
