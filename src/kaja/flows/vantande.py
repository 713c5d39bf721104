"""Rows that wait for their person: when the person is known, they become facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from kaja.access.models import Kommun
from kaja.flows.fran_borjan import Omlasning
from kaja.flows.rader import MODEL, PerNummer, by_number, facts, kallfil
from kaja.intake import actions as intake
from kaja.intake.models import ACCEPTED, MottagenFil, Rad
from kaja.intake.queries import in_order, same_sender, waiting_rows
from kaja.underlag.actions import record_facts
from kaja.underlag.foljd import Fil, efter
from kaja.underlag.models import Faktum
from kaja.underlag.skillnad import said_by
from kaja.ungdom.queries import numbers_of, own_numbers_of


def take_in_waiting(
    *,
    kommun: Kommun,
    ids: Mapping[str, int],
    aktor: str,
    tid: datetime,
    igen: Omlasning | None = None,
) -> int:
    """Make facts, in the caller's transaction, of all rows that wait for these numbers; gives how
    many rows. Each sender's files are read in their order, as if the persons had been known.

    `igen` is for one whom a sender tells of under more than one number.
    """
    rows = waiting_rows(kommun, ids)
    for sender in _by_sender(rows).values():
        if igen is None or not _read_again(sender[0], igen, ids, aktor, tid):
            _read_sender(sender, {fil.pk: rows[fil] for fil in sender}, ids, aktor, tid)
    intake.rows_done(rader=[rad for rader in rows.values() for rad in rader])
    return sum(map(len, rows.values()))


def _read_again(
    fil: MottagenFil, igen: Omlasning, ids: Mapping[str, int], aktor: str, tid: datetime
) -> bool:
    """Record what all the sender's files say of a person of whom it says something already."""
    source, model, personer = kallfil(fil), MODEL[fil.kalla], set(ids.values())
    if not said_by(model, source).filter(person__in=personer).exists():
        return False
    fakta = igen.facts(fil, every_number(fil.kommun, personer))
    if fakta is None:
        return False
    record_facts(model, fil=source, personer=personer, fakta=fakta, aktor=aktor, tid=tid)
    return True


def every_number(kommun: Kommun, personer: Collection[int]) -> dict[str, int]:
    """The persons (ids) by each number that files have for them."""
    return own_numbers_of(kommun, personer) | numbers_of(kommun, personer)


def _by_sender(files: Iterable[MottagenFil]) -> dict[tuple[str, str], list[MottagenFil]]:
    found: dict[tuple[str, str], list[MottagenFil]] = defaultdict(list)
    for fil in files:
        found[fil.kalla, fil.avsandare].append(fil)
    return found


def _read_sender(
    files: list[MottagenFil],
    rows: Mapping[int, list[Rad]],
    ids: Mapping[str, int],
    aktor: str,
    tid: datetime,
) -> None:
    accepted = same_sender(files[0]).filter(status__in=ACCEPTED)
    posters = {fil.pk: by_number(fil.kalla, rows[fil.pk]) for fil in files}
    order = in_order({fil.pk: fil for fil in (*accepted, *files)}.values())
    numbers = {nr for poster in posters.values() for nr in poster}
    source, model = kallfil(files[0]), MODEL[files[0].kalla]
    personer = {ids[nr] for nr in numbers}
    current = said_by(model, source).filter(person__in=personer, ersatt__isnull=True)
    fakta: list[Faktum] = [*current.select_related("fil")]
    for nummer in sorted(numbers):
        fakta += _in_order(order, posters, nummer, ids)
    record_facts(model, fil=source, personer=personer, fakta=fakta, aktor=aktor, tid=tid)


def _in_order(
    order: Iterable[MottagenFil],
    posters: Mapping[int, PerNummer],
    nummer: str,
    ids: Mapping[str, int],
) -> list[Faktum]:
    fakta: list[Faktum] = []
    for fil in order:
        poster = posters.get(fil.pk, {})
        said = facts(fil, {nummer: poster[nummer]}, ids) if nummer in poster else None
        fakta = efter(fakta, said, Fil(kallfil(fil), fil.omfattning, fil.dag))
    return fakta
