"""From where a sender's files must be read again, so that it is as if they had come in order. Pure.

What is known from a sender is by definition what its accepted files say when they are read in order
of the day they tell of. A file that comes late, or is taken back, changes what those after it built
on: they are read again over what was known before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

# Before all files: nothing was known.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_JUST_BEFORE = timedelta(microseconds=1)


class Tid(NamedTuple):
    """When a file was in force: from when it was read, until it was taken back."""

    fil: int
    fran: datetime
    till: datetime | None


class Plan(NamedTuple):
    """Read `filer`, in order, over what was known at `bas`; None means over what is known now."""

    bas: datetime | None
    filer: tuple[int, ...]


def plan(mal: Sequence[int], historia: Iterable[Tid], *, fore: datetime | None = None) -> Plan:
    """The least to read again so that exactly the files `mal`, in that order, are in force.

    `historia` is the times of all files that have ever been in force. A moment can be built on when
    the files in force then are the first of `mal`; of those, the one with most files is best, and
    the latest. `fore` leaves out the moments from it on: the run itself has begun to change them.
    """
    tider = list(historia)
    if fore is None and (now := _beginning(mal, tider, None)) is not None:
        return Plan(None, tuple(mal[now:]))
    best, moment = 0, LONG_AGO
    for at in sorted(_moments(tider)):
        done = _beginning(mal, tider, at) if fore is None or at < fore else None
        if done is not None and done >= best:
            best, moment = done, at
    return Plan(moment, tuple(mal[best:]))


def _moments(tider: Iterable[Tid]) -> set[datetime]:
    """Just before something changed: between two such moments nothing did."""
    return {moment - _JUST_BEFORE for tid in tider for moment in (tid.fran, tid.till) if moment}


def _beginning(mal: Sequence[int], tider: Iterable[Tid], at: datetime | None) -> int | None:
    """How many of the first of `mal` were in force at `at`; None if they were not the first."""
    if at is None:
        then = {tid.fil for tid in tider if tid.till is None}
    else:
        then = {tid.fil for tid in tider if tid.fran <= at and (tid.till is None or tid.till > at)}
    return len(then) if then == set(mal[: len(then)]) else None
