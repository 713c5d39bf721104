"""One chunk of staged rows becomes persons and facts: all of it in one transaction, or none.

The staged rows are the queue. A row leaves it in the same transaction as its facts are recorded, so
a run that was killed goes on where it was, and nothing is read twice.
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
from kaja.intake.queries import next_rows, staged
from kaja.underlag.actions import record_facts
from kaja.ungdom.actions import save_persons
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


@transaction.atomic
def read_next(*, spelning: Uppspelning, aktor: str, tid: datetime) -> Stycke:
    """Read the next chunk of the file's queue; an empty `Stycke` when there is none left."""
    fil = spelning.fil
    kommun = Kommun.objects.select_for_update().get(pk=fil.kommun_id)
    rader = next_rows(fil)
    if not rader:
        return Stycke()
    if fil.kalla == Kallnamn.FOLKBOKFORING:
        return _read_folkbokforing(kommun, spelning, rader, aktor, tid)
    return _read_others(kommun, spelning, rader, aktor, tid)


def _read_folkbokforing(
    kommun: Kommun, spelning: Uppspelning, rader: list[Rad], aktor: str, tid: datetime
) -> Stycke:
    """Make and update the municipality's own persons, and record where they are registered."""
    poster = by_number(spelning.fil.kalla, rader)
    ours = own_numbers(kommun, poster)
    saved = save_persons(
        kommun=kommun,
        uppgifter=[person(latest_said(spelning, poster, nr)) for nr in ours],
        aktor=aktor,
        tid=tid,
    )
    refiled = _record(spelning, poster, saved.ids, aktor, tid)
    nya = {nr: pk for nr, pk in saved.ids.items() if pk in saved.nya}
    take_in_waiting(kommun=kommun, ids=nya, aktor=aktor, tid=tid)
    intake.rows_done(rader=rader)
    changed = (refiled | saved.andrade) - saved.nya
    return Stycke(len(rader), len(saved.nya), len(changed), 0, len(poster) - len(ours))


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


def _read_others(
    kommun: Kommun, spelning: Uppspelning, rader: list[Rad], aktor: str, tid: datetime
) -> Stycke:
    """Record what the rows say of persons known here. The others wait for their person."""
    ids = of_numbers(kommun, {rad.nummer for rad in rader})
    # A person is read whole: with the rows of this file under her other numbers.
    others = numbers_of(kommun, set(ids.values())).items() - ids.items()
    rader = [*rader, *staged(spelning.fil, [nummer for nummer, _ in others])]
    ids |= dict(others)
    poster = by_number(spelning.fil.kalla, rader)
    changed = _record(spelning, poster, ids, aktor, tid)
    missing = [rad for rad in rader if rad.nummer not in ids]
    if spelning.fil.omfattning != Omfattning.ANDRING:
        intake.drop_older_waiting(fil=spelning.fil, nummer=poster)
    intake.let_wait(rader=missing)
    intake.rows_done(rader=[rad for rad in rader if rad.nummer in ids])
    return Stycke(len(rader), 0, len(changed), len(missing), 0)


@transaction.atomic
def end_missing(
    *, spelning: Uppspelning, personer: Mapping[str, int], aktor: str, tid: datetime
) -> int:
    """Record what the files say of persons (id by number) who are not in this one: what went on may
    have ended. Gives how many changed."""
    Kommun.objects.select_for_update().get(pk=spelning.fil.kommun_id)
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
