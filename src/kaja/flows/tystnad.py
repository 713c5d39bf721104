"""Those who are not in a file: what its silence says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from django.db.models import Q

from kaja.access.models import Kommun
from kaja.flows.rader import MODEL, kallfil
from kaja.intake.actions import FilfelError
from kaja.intake.models import MottagenFil, Omfattning
from kaja.intake.poster import open_received, said_beside
from kaja.underlag.nummerbyten import human_beings
from kaja.underlag.skillnad import said_by
from kaja.ungdom.queries import of_numbers

CHUNK = 500
# A full extract that would end more than this share is looked at by a person first.
FLEST_SLUTAR = 0.10


class MangaSlutar(FilfelError):
    """A full extract in which so many are missing that a person must confirm it."""

    def __init__(self, fil: MottagenFil, *, slutar: int, av: int) -> None:
        super().__init__(
            f"{fil.namn}: {slutar} av {av} som pågick saknas i filen och skulle avslutas. "
            "Kontrollera att utdraget är helt. Stämmer det, så bekräfta och läs in igen."
        )


def named(kommun: Kommun, fil: MottagenFil) -> set[int]:
    """The ids of the municipality's persons who are in the file, also in rows that could not be
    read: of them it is not silent."""
    lasning = open_received(fil)
    numbers = iter({post.nummer for post in lasning.records()} | lasning.olasliga)
    found: set[int] = set()
    while chunk := list(islice(numbers, CHUNK)):
        found.update(of_numbers(kommun, chunk).values())
    return found


def ongoing(fil: MottagenFil) -> set[int]:
    """The ids of those of whom the sender says something that goes on after the file's day."""
    model = MODEL[fil.kalla]
    if not model.SLUTAR:
        return set()
    rows = said_by(model, kallfil(fil)).filter(ersatt__isnull=True)
    rows = rows.filter(Q(till__isnull=True) | Q(till__gt=fil.dag))
    return set(rows.values_list("person_id", flat=True))


def ever(fil: MottagenFil, igen: Iterable[MottagenFil] = ()) -> set[int]:
    """The ids of all of whom the sender has ever said something: also those whom a file that is to
    be read again (`igen`) names, of whom the silence of one after it had left nothing."""
    rows = said_by(MODEL[fil.kalla], kallfil(fil))
    told = set(rows.values_list("person_id", flat=True))
    return told.union(*(named(fil.kommun, other) for other in igen if other.pk != fil.pk))


class Tysta(NamedTuple):
    """The ids of those who are not in a file: `alla` whose facts its silence may change, and of
    them `borta`, who are not in it by another of their numbers either. Whose number is replaced has
    not ended."""

    alla: set[int]
    borta: set[int]


def silent_on(fil: MottagenFil, *, last: bool, igen: Iterable[MottagenFil] = ()) -> Tysta:
    """Those who are not in the file: all of them when it has all, or is not the `last` of its
    sender's, so that others (`igen`) are read again after it; else those whom it says have no
    studies any more."""
    if last and fil.omfattning != Omfattning.HEL:
        utan = said_beside(fil).utan_studier
        slutat = ongoing(fil) & set(of_numbers(fil.kommun, utan).values()) if utan else set()
        return Tysta(slutat, slutat)
    candidates = ongoing(fil) if last else ever(fil, igen)
    return _without(fil, candidates) if candidates else Tysta(set(), set())


def _without(fil: MottagenFil, candidates: set[int]) -> Tysta:
    nu = named(fil.kommun, fil)
    alla = candidates - nu
    humans = human_beings(fil.kommun_id, alla)
    return Tysta(alla, {pk for human in humans if human.isdisjoint(nu) for pk in human & alla})


def too_many(slutar: int, av: int) -> bool:
    """Whether so many would end, of those that go on, that a person must confirm it."""
    return slutar > av * FLEST_SLUTAR


def stop_if_many_end(fil: MottagenFil) -> None:
    """MangaSlutar when it is a full extract that would end too many of its sender's."""
    if fil.omfattning != Omfattning.HEL:
        return
    slutar, av = len(silent_on(fil, last=True).borta), len(ongoing(fil))
    if too_many(slutar, av):
        raise MangaSlutar(fil, slutar=slutar, av=av)


def in_chunks(personer: set[int]) -> Iterator[list[int]]:
    rest = iter(sorted(personer))
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
