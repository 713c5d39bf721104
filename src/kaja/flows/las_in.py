"""The journey of a file: received, looked at by a person, read into the register, judged.

Each function is the list of its steps. A run may be killed between any two of them: `las_in` again
takes up where it was, and `finish_interrupted` does so for all files. `flows.angra` is the way
back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from kaja.access.models import Kommun, User
from kaja.access.turns import taking_turns
from kaja.flows import kaa_lista
from kaja.flows.angra import angra
from kaja.flows.hela_filen import end_all_missing, move_coverage, protect
from kaja.flows.omprova import omprova
from kaja.flows.stycke import Stycke, read_next
from kaja.flows.tystnad import stop_if_many_end
from kaja.flows.uppspelning import Uppspelning
from kaja.intake import actions as intake
from kaja.intake.models import Format, Kallnamn, MottagenFil, Omfattning, Status
from kaja.intake.oppna import oppna
from kaja.intake.queries import CHUNK, unfinished
from kaja.intake.sources.hela_rader import utan_hela_rader
from kaja.intake.sources.lasare import DUBBLETT
from kaja.intake.sources.lasning import Post
from kaja.korningar.actions import finish_run, pulse, start_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.tabell import RowProblem
from kaja.underlag.nummerbyten import replaced
from kaja.ungdom.actions import link_numbers


class Mottagning(NamedTuple):
    """The stored file; `ny` is False when the same bytes had come already."""

    fil: MottagenFil
    ny: bool


class Inlasning(NamedTuple):
    """What the reading did: to rows and persons, by silence, and to answers."""

    fil: MottagenFil
    gjorde: Stycke
    slutade: int
    korning: Korning


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
    format: str = Format.KANONISK,
    omfattning: str = Omfattning.DEL,
    profil: Mapping[str, Any] | None = None,
) -> Mottagning:
    """Store the file, check its rows and stage the good ones. Nothing else changes yet.

    Raises TableError, with a Swedish sentence, when the file cannot be used at all; FilfelError
    when somebody else has begun to receive the same one.
    """
    lasning = oppna(
        innehall,
        namn=namn,
        kalla=Kallnamn(kalla),
        format=Format(format),
        profil=dict(profil or {}),
        ar=tid.year,
    )
    fil, ny = intake.receive(
        kommun=kommun,
        kalla=kalla,
        namn=namn,
        innehall=innehall,
        avsandare=avsandare,
        tackning_tom=tackning_tom,
        user=user,
        tid=tid,
        format=format,
        omfattning=omfattning,
        profil=profil,
    )
    if not ny:
        return Mottagning(fil, ny)
    godkanda = 0
    for poster in taking_turns(_chunks(lasning.records())):
        intake.stage_rows(fil=fil, poster=poster, namn=lasning.namn)
        godkanda += len(poster)
    problem = utan_hela_rader(lasning.problems, lasning.rubriker)
    intake.finish_receipt(
        fil=fil,
        teckenkodning=lasning.kodning,
        rakning=_count(godkanda, problem),
        problem=problem,
        user=user,
        tid=tid,
    )
    return Mottagning(fil, ny)


def las_in(
    *,
    fil: MottagenFil,
    user: User | None,
    tid: datetime,
    dag: date,
    bekraftat: bool = False,
    fler_foljer: bool = False,
) -> Inlasning:
    """Read the file into the register, and judge for `dag` everyone whom it concerns.

    With `fler_foljer` nobody is judged yet: they stay in the queue, and the file that follows, or
    the next run of any kind, judges them once for all.

    Raises FilfelError for a file that is not ready, or not to be read in; MangaSlutar for one that
    must be `bekraftat` first.
    """
    kommun, aktor = fil.kommun, intake.actor(user)
    if fil.status != Status.LASES_IN:  # what was allowed to begin is allowed to be finished
        _may_be_read(fil, bekraftat or fil.slut_bekraftat)
    fil, since = intake.begin_reading(fil=fil, user=user, tid=tid, bekraftat=bekraftat)
    tid = max(tid, since)
    korning = start_run(
        kommun=kommun, slag=Korningsslag.FIL, dag=dag, tid=tid, user=user, fil=fil.pk
    )
    if fil.kalla == Kallnamn.KAA_LISTA:
        read = partial(kaa_lista.read_next, fil=fil, aktor=aktor, tid=tid)
        gjorde, slutade = _all(read, korning), 0
    else:
        gjorde, slutade = _read_facts(Uppspelning(fil, med=True), korning, aktor, tid)
    if fler_foljer:
        korning = finish_run(korning=korning, tid=tid)
    else:
        korning = omprova(korning=korning, tid=tid, aktor=aktor)
    intake.finish_reading(fil=fil, user=user, tid=tid)
    return Inlasning(fil, gjorde, slutade, korning)


def finish_interrupted(*, kommun: Kommun, tid: datetime, dag: date) -> list[MottagenFil]:
    """Finish what a killed run has left half read, or half taken back. Gives the files."""
    files = list(unfinished(kommun))
    for fil in files:
        if fil.status == Status.ANGRAS:
            angra(fil=fil, user=fil.angrad_av, tid=tid, dag=dag)
        else:
            las_in(fil=fil, user=fil.inlast_av, tid=tid, dag=dag)
    return files


def kasta(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """Throw away a file that has not been read in. Raises FilfelError for one that has."""
    intake.discard(fil=fil, user=user, tid=tid)


def _may_be_read(fil: MottagenFil, bekraftat: bool) -> None:
    """The files that come after it can be read again, and not too many end with it."""
    if fil.kalla == Kallnamn.KAA_LISTA:
        return
    if Uppspelning(fil, med=True).sist and not bekraftat:
        stop_if_many_end(fil)


def _read_facts(
    spelning: Uppspelning, korning: Korning, aktor: str, tid: datetime
) -> tuple[Stycke, int]:
    kommun = spelning.fil.kommun
    gjorde = _all(partial(read_next, spelning=spelning, aktor=aktor, tid=tid), korning)
    slutade = end_all_missing(spelning, aktor, tid)
    link_numbers(kommun=kommun, byten=replaced({kommun.pk}), aktor=aktor, tid=tid)
    move_coverage(spelning, aktor, tid)
    protect(spelning.fil, aktor, tid)
    return gjorde, slutade


def _all(read: Callable[[], Stycke], korning: Korning) -> Stycke:
    """Read chunk by chunk until the queue is empty, with a sign of life after each."""
    gjorde = Stycke()
    while (stycke := read()).rader:
        gjorde = gjorde.plus(stycke)
        pulse(korning=korning, gjort=0, andrade_svar=0, registerhandelser=0)
    return gjorde


def _count(godkanda: int, problem: Iterable[RowProblem]) -> intake.Rakning:
    found = list(problem)
    bad = len({p.rad for p in found if p.rad and not p.information})
    dubbletter = sum(p.problem == DUBBLETT for p in found)
    return intake.Rakning(godkanda + bad + dubbletter, godkanda, bad, dubbletter)


def _chunks(poster: Iterable[Post]) -> Iterator[list[Post]]:
    """A chunk at a time, with all that one row says in the same chunk."""
    chunk: list[Post] = []
    for post in poster:
        if len(chunk) >= CHUNK and post.rad != chunk[-1].rad:
            yield chunk
            chunk = []
        chunk.append(post)
    if chunk:
        yield chunk
