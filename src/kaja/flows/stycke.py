"""One chunk of staged rows becomes persons and facts: all of it in one transaction, or none.

The staged rows are the queue. A row leaves it in the same transaction as its facts are recorded, so
a run that was killed goes on where it was, and nothing is read twice.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from kaja.access.models import Kommun
from kaja.flows.rader import MODEL, PerNummer, by_number, facts, person
from kaja.intake import actions as intake
from kaja.intake.models import Kallnamn, MottagenFil, Rad
from kaja.intake.queries import next_rows, waiting_rows
from kaja.underlag.actions import record_facts
from kaja.underlag.models import Kallfil
from kaja.underlag.skillnad import difference
from kaja.ungdom.actions import save_persons
from kaja.ungdom.queries import of_numbers


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
def read_next(*, fil: MottagenFil, aktor: str, tid: datetime) -> Stycke:
    """Read the next chunk of the file's queue; an empty `Stycke` when there is none left."""
    kommun = Kommun.objects.select_for_update().get(pk=fil.kommun_id)
    rader = next_rows(fil)
    if not rader:
        return Stycke()
    if fil.kalla == Kallnamn.FOLKBOKFORING:
        return _read_folkbokforing(kommun, fil, rader, aktor, tid)
    return _read_others(kommun, fil, rader, aktor, tid)


def _read_folkbokforing(
    kommun: Kommun, fil: MottagenFil, rader: list[Rad], aktor: str, tid: datetime
) -> Stycke:
    """Make and update the municipality's own persons, and record where they are registered."""
    poster = by_number(fil.kalla, rader)
    ours = own_numbers(kommun, poster)
    saved = save_persons(
        kommun=kommun, uppgifter=[person(poster[nr]) for nr in ours], aktor=aktor, tid=tid
    )
    refiled = _record(fil, poster, saved.ids, aktor, tid)
    _read_waiting(kommun, {nr: pk for nr, pk in saved.ids.items() if pk in saved.nya}, aktor, tid)
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


def _read_waiting(kommun: Kommun, nya: dict[str, int], aktor: str, tid: datetime) -> None:
    """Rows of files read earlier have waited for these persons: now they become facts."""
    for fil, rader in waiting_rows(kommun, nya).items():
        poster = by_number(fil.kalla, rader)
        ids = {nummer: nya[nummer] for nummer in poster}
        _record(fil, poster, ids, aktor, tid)
        intake.rows_done(rader=rader)


def _read_others(
    kommun: Kommun, fil: MottagenFil, rader: list[Rad], aktor: str, tid: datetime
) -> Stycke:
    """Record what the rows say of persons known here. The others wait for their person."""
    poster = by_number(fil.kalla, rader)
    ids = of_numbers(kommun, poster)
    changed = _record(fil, poster, ids, aktor, tid)
    missing = [rad for rad in rader if rad.nummer not in ids]
    intake.drop_older_waiting(fil=fil, nummer=poster)
    intake.let_wait(rader=missing)
    intake.rows_done(rader=[rad for rad in rader if rad.nummer in ids])
    return Stycke(len(rader), 0, len(changed), len(missing), 0)


def _record(
    fil: MottagenFil, poster: PerNummer, ids: dict[str, int], aktor: str, tid: datetime
) -> frozenset[int]:
    change = record_facts(
        MODEL[fil.kalla],
        fil=kallfil(fil),
        personer=ids.values(),
        fakta=facts(fil.kalla, poster, ids),
        aktor=aktor,
        tid=tid,
    )
    return change.personer


def preview(*, fil: MottagenFil, rader: list[Rad]) -> Stycke:
    """What `read_next` would do with the rows, without doing it."""
    kommun = fil.kommun
    poster = by_number(fil.kalla, rader)
    ids = of_numbers(kommun, poster)
    change = difference(
        MODEL[fil.kalla],
        fil=kallfil(fil),
        personer=ids.values(),
        fakta=facts(fil.kalla, poster, ids),
    )
    if fil.kalla == Kallnamn.FOLKBOKFORING:
        ours = own_numbers(kommun, poster)
        nya, others = len(set(ours) - set(ids)), len(poster) - len(ours)
        return Stycke(len(rader), nya, len(change.personer), 0, others)
    missing = sum(rad.nummer not in ids for rad in rader)
    return Stycke(len(rader), 0, len(change.personer), missing, 0)


def kallfil(fil: MottagenFil) -> Kallfil:
    """The file as evidence points to it."""
    return Kallfil(
        id=fil.pk,
        kommun_id=fil.kommun_id,
        kalla=fil.kalla,
        avsandare=fil.avsandare,
        namn=fil.namn,
        mottagen=localdate(fil.mottagen),
    )
