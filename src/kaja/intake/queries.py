"""Reading received files and their rows. What a user reads starts from `visible_to`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import QuerySet

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.intake.models import ACCEPTED, MottagenFil, Rad, Status

# So many rows are staged, and read, in a transaction: SQLite has one writer, others wait for it.
CHUNK = 200 if connection.vendor == "sqlite" else 1000
# Nobody waits for one who only looks: then it is the questions that cost.
LOOKED_AT = 2000


def visible_to(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[MottagenFil]:
    """The municipality's received files, the latest first, without their bytes."""
    if kommun is None or not may(user, "fil.se", kommun):
        return MottagenFil.objects.none()
    return MottagenFil.objects.filter(kommun=kommun).defer("innehall").order_by("-mottagen", "-pk")


def unfinished(kommun: Kommun) -> QuerySet[MottagenFil]:
    """The files that a run has begun to read in, or take back, and not ended; the oldest first."""
    files = MottagenFil.objects.filter(kommun=kommun, status__in=(Status.LASES_IN, Status.ANGRAS))
    return files.defer("innehall").order_by("inlast_tid")


def next_rows(fil: MottagenFil) -> list[Rad]:
    """The next staged rows to be read: at most a chunk, but always all rows of a number."""
    queue = Rad.objects.filter(fil=fil, vantar=False).order_by("nummer", "nr", "ordning")
    rader = list(queue[:CHUNK])
    if len(rader) < CHUNK:
        return rader
    last = rader[-1].nummer
    whole = [rad for rad in rader if rad.nummer != last]
    return whole or list(queue.filter(nummer=last))


def staged(fil: MottagenFil, nummer: Collection[str]) -> list[Rad]:
    """The rows of the file's queue with these numbers."""
    rows = Rad.objects.filter(fil=fil, vantar=False, nummer__in=nummer)
    return list(rows.order_by("nummer", "nr"))


def still_staged(rader: Collection[Rad]) -> bool:
    """Whether all these rows are in their file's queue still."""
    rows = Rad.objects.filter(pk__in=[rad.pk for rad in rader], vantar=False)
    return rows.count() == len(rader)


def staged_in_chunks(fil: MottagenFil) -> Iterator[list[Rad]]:
    """All staged rows of the file, in chunks, with all rows of a number in the same chunk."""
    chunk: list[Rad] = []
    rows = Rad.objects.filter(fil=fil, vantar=False).order_by("nummer", "nr", "ordning")
    for rad in rows.iterator(LOOKED_AT):
        if len(chunk) >= LOOKED_AT and rad.nummer != chunk[-1].nummer:
            yield chunk
            chunk = []
        chunk.append(rad)
    if chunk:
        yield chunk


def waiting_rows(kommun: Kommun, nummer: Collection[str]) -> dict[MottagenFil, list[Rad]]:
    """The rows that wait for these numbers, by the file they stand in."""
    rows = Rad.objects.filter(kommun=kommun, vantar=True, nummer__in=nummer)
    found: dict[MottagenFil, list[Rad]] = defaultdict(list)
    for rad in rows.select_related("fil").defer("fil__innehall").order_by("fil", "nr", "ordning"):
        found[rad.fil].append(rad)
    return found


def same_sender(fil: MottagenFil) -> QuerySet[MottagenFil]:
    """All files of the same source from the same sender, without their bytes."""
    return MottagenFil.objects.filter(
        kommun=fil.kommun_id, kalla=fil.kalla, avsandare=fil.avsandare
    ).defer("innehall")


def place(fil: MottagenFil) -> tuple[date, datetime, int]:
    """The file's place among the sender's: by the day it tells of, then by when it came."""
    return fil.dag, fil.mottagen, fil.pk


def in_order(files: Iterable[MottagenFil]) -> list[MottagenFil]:
    """A sender's files in the order in which they are to be read, whenever they came."""
    return sorted(files, key=place)


def has_newer(fil: MottagenFil) -> bool:
    """Whether a file of the same sender that comes later in the order is in the register."""
    return any(place(other) > place(fil) for other in same_sender(fil).filter(status__in=ACCEPTED))
