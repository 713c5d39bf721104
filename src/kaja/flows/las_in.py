"""The journey of a file: received, looked at by a person, read into the register, judged.

Each function is the list of its steps. A run may be killed between any two of them: `las_in` again
takes up where it was, and `finish_interrupted` does so for all files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple, TypeVar

from kaja.access.models import Kommun, User
from kaja.flows.bedom import bedom
from kaja.flows.stycke import Stycke, preview, read_next
from kaja.intake import actions as intake
from kaja.intake.models import MottagenFil
from kaja.intake.poster import open_reader
from kaja.intake.queries import CHUNK, has_newer, staged_in_chunks, unfinished
from kaja.intake.sources.lasare import DUBBLETT
from kaja.tabell import RowProblem, open_table
from kaja.underlag.actions import extend_coverage
from kaja.underlag.nummerbyten import replaced
from kaja.underlag.queries import changed_since, coverage_moved_since
from kaja.ungdom.actions import link_numbers
from kaja.ungdom.models import Person

T = TypeVar("T")
FIRST_ROWS = 20


class Mottagning(NamedTuple):
    """The stored file; `ny` is False when the same bytes had come already."""

    fil: MottagenFil
    ny: bool


class Forhandsvisning(NamedTuple):
    """What a person sees before the file is read in. The other counts stand on the file itself."""

    fil: MottagenFil
    rubriker: list[str]
    rader: list[tuple[int, list[str]]]
    skulle: Stycke
    nyare_finns: bool


class Inlasning(NamedTuple):
    """What the reading did: rows and persons, and how many answers changed."""

    fil: MottagenFil
    gjorde: Stycke
    andrade_bedomningar: int


def ta_emot(
    *,
    kommun: Kommun,
    kalla: str,
    namn: str,
    innehall: bytes,
    tackning_tom: date | None,
    user: User | None,
    tid: datetime,
    avsandare: str = "",
) -> Mottagning:
    """Store the file, check its rows and stage the good ones. Nothing else changes yet.

    Raises TableError, with a Swedish sentence, when the file cannot be used at all.
    """
    table = open_table(innehall, name=namn)
    reader = open_reader(kalla, table, ar=tid.year)
    fil, ny = intake.receive(
        kommun=kommun,
        kalla=kalla,
        namn=namn,
        innehall=innehall,
        avsandare=avsandare,
        tackning_tom=tackning_tom,
        user=user,
        tid=tid,
    )
    if not ny:
        return Mottagning(fil, ny)
    godkanda = 0
    for poster in _chunks(reader.records()):
        intake.stage_rows(fil=fil, poster=poster)
        godkanda += len(poster)
    intake.finish_receipt(
        fil=fil,
        teckenkodning=table.encoding,
        rakning=_count(godkanda, reader.problems),
        problem=reader.problems,
        user=user,
        tid=tid,
    )
    return Mottagning(fil, ny)


def forhandsvisa(*, fil: MottagenFil) -> Forhandsvisning:
    """The first rows as they were read, and what reading the file in would do. Changes nothing."""
    table = open_table(bytes(fil.innehall), name=fil.namn)
    skulle = Stycke()
    for rader in staged_in_chunks(fil):
        skulle = skulle.plus(preview(fil=fil, rader=rader))
    first = list(islice(table.rows(), FIRST_ROWS))
    return Forhandsvisning(fil, table.header, first, skulle, has_newer(fil))


def las_in(*, fil: MottagenFil, user: User | None, tid: datetime, dag: date) -> Inlasning:
    """Read the file into the register, and judge for `dag` everyone whom it concerns.

    Raises FilfelError for a file that is not ready, or not to be read in.
    """
    kommun, aktor = fil.kommun, intake.actor(user)
    fil, since = intake.begin_reading(fil=fil, user=user, tid=tid)
    tid = max(tid, since)
    gjorde = _read_all(fil, aktor, tid)
    link_numbers(kommun=kommun, byten=replaced({kommun.pk}), aktor=aktor, tid=tid)
    _extend_coverage(kommun, fil, aktor, tid)
    personer = _concerned(kommun, since)
    andrade = bedom(kommun=kommun, personer=personer, dag=dag, tid=tid, aktor=aktor)
    intake.finish_reading(fil=fil, user=user, tid=tid)
    return Inlasning(fil, gjorde, andrade)


def finish_interrupted(*, kommun: Kommun, tid: datetime, dag: date) -> list[Inlasning]:
    """Finish what a killed run has left half read."""
    return [
        las_in(fil=fil, user=fil.inlast_av, tid=tid, dag=dag) for fil in list(unfinished(kommun))
    ]


def kasta(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """Throw away a file that has not been read in. Raises FilfelError for one that has."""
    intake.discard(fil=fil, user=user, tid=tid)


def _read_all(fil: MottagenFil, aktor: str, tid: datetime) -> Stycke:
    gjorde = Stycke()
    while (stycke := read_next(fil=fil, aktor=aktor, tid=tid)).rader:
        gjorde = gjorde.plus(stycke)
    return gjorde


def _concerned(kommun: Kommun, since: datetime) -> set[int]:
    """Whom to judge: those whose facts have changed; everyone, when a source has come further.

    Both are read from the facts, not remembered by the run: a run that was killed may have changed
    them already.
    """
    if coverage_moved_since(kommun, since):
        return set(Person.objects.filter(kommun=kommun).values_list("pk", flat=True))
    return changed_since(kommun, since)


def _extend_coverage(kommun: Kommun, fil: MottagenFil, aktor: str, tid: datetime) -> None:
    if fil.tackning_tom:
        extend_coverage(
            kommun=kommun,
            kalla=fil.kalla,
            avsandare=fil.avsandare,
            tom=fil.tackning_tom,
            aktor=aktor,
            tid=tid,
        )


def _count(godkanda: int, problem: Iterable[RowProblem]) -> intake.Rakning:
    found = list(problem)
    bad = len({p.rad for p in found if p.rad and not p.information})
    dubbletter = sum(p.problem == DUBBLETT for p in found)
    return intake.Rakning(godkanda + bad + dubbletter, godkanda, bad, dubbletter)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
