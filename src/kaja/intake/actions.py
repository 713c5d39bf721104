"""Writing received files: the bytes, the staged rows, the problems, and where the file is."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.intake.models import OPEN, Kallnamn, MottagenFil, Rad, Radproblem, Status
from kaja.intake.poster import Post, as_json
from kaja.tabell import RowProblem


class FilfelError(ValueError):
    """The file cannot be handled like this now. The message is a Swedish sentence."""


class Rakning(NamedTuple):
    """How many rows were read, and what became of them."""

    rader: int
    godkanda: int
    problem: int
    dubbletter: int


def actor(user: User | None) -> str:
    """The user's name in the log; without a user it is the program itself."""
    return user.aktor if user else "kaja"


@transaction.atomic
def receive(
    *,
    kommun: Kommun,
    kalla: str,
    namn: str,
    innehall: bytes,
    avsandare: str,
    tackning_tom: date | None,
    user: User | None,
    tid: datetime,
) -> tuple[MottagenFil, bool]:
    """Store the file. The same bytes from the same source are stored once: then the file that was
    there comes back, and False.

    A file that was only half received is thrown away and received anew.
    """
    # One at a time in a municipality, so that two uploads of the same file meet here.
    Kommun.objects.select_for_update().get(pk=kommun.pk)
    sha256 = hashlib.sha256(innehall).hexdigest()
    earlier = MottagenFil.objects.filter(
        kommun=kommun, kalla=kalla, sha256=sha256, status__in=OPEN
    ).first()
    if earlier and earlier.status != Status.TAS_EMOT:
        return _renewed(earlier, tackning_tom, user, tid), False
    if earlier:
        discard(fil=earlier, user=user, tid=tid)
    fil = MottagenFil.objects.create(
        kommun=kommun,
        kalla=kalla,
        namn=namn.replace("\x00", "\ufffd"),
        sha256=sha256,
        innehall=innehall,
        # There is one population register, whoever sends the extract.
        avsandare="" if kalla == Kallnamn.FOLKBOKFORING else avsandare.strip(),
        tackning_tom=tackning_tom,
        mottagen=tid,
        mottagen_av=user,
        status=Status.TAS_EMOT,
    )
    _record(fil, "fil.mottagen", user, tid, {"kalla": kalla, "sha256": sha256})
    return fil, True


def _renewed(
    fil: MottagenFil, tackning_tom: date | None, user: User | None, tid: datetime
) -> MottagenFil:
    """The same content again. For a file that is read in, a later day is news: nothing has changed
    since. For one that still waits, the day given last is the one that is meant."""
    read_before = fil.inlast_tid is not None
    if tackning_tom is None or tackning_tom == fil.tackning_tom:
        return fil
    if read_before and fil.tackning_tom and tackning_tom < fil.tackning_tom:
        return fil
    fil.tackning_tom = tackning_tom
    if fil.status == Status.INLAST:
        fil.status = Status.GRANSKAS
    fil.save(update_fields=["tackning_tom", "status"])
    _record(fil, "fil.ny_tackning", user, tid, {"tom": tackning_tom.isoformat()})
    return fil


@transaction.atomic
def stage_rows(*, fil: MottagenFil, poster: Sequence[Post]) -> None:
    """Stage checked rows; at most a thousand at a time, since SQLite has one writer."""
    Rad.objects.bulk_create(
        Rad(
            kommun_id=fil.kommun_id,
            fil=fil,
            nr=post.rad,
            nummer=post.nummer,
            celler=as_json(post),
        )
        for post in poster
    )


@transaction.atomic
def finish_receipt(
    *,
    fil: MottagenFil,
    teckenkodning: str,
    rakning: Rakning,
    problem: Sequence[RowProblem],
    user: User | None,
    tid: datetime,
) -> None:
    """Store what was wrong with rows; the file now waits for a person to look at it."""
    Radproblem.objects.bulk_create((_radproblem(fil, found) for found in problem), batch_size=1000)
    fil.teckenkodning, fil.status = teckenkodning, Status.GRANSKAS
    for name, antal in rakning._asdict().items():
        setattr(fil, f"antal_{name}", antal)
    fil.save(
        update_fields=["teckenkodning", "status", *(f"antal_{name}" for name in Rakning._fields)]
    )
    _record(fil, "fil.granskas", user, tid, rakning._asdict())


def _radproblem(fil: MottagenFil, found: RowProblem) -> Radproblem:
    # PostgreSQL stores no NUL in text.
    return Radproblem(
        kommun_id=fil.kommun_id,
        fil=fil,
        rad=found.rad,
        kolumn=found.kolumn.replace("\x00", "\ufffd"),
        varde=found.varde.replace("\x00", "\ufffd"),
        problem=found.problem.replace("\x00", "\ufffd"),
        information=found.information,
    )


@transaction.atomic
def begin_reading(
    *, fil: MottagenFil, user: User | None, tid: datetime
) -> tuple[MottagenFil, datetime]:
    """Start, or take up again, the reading of the file; gives it, and when its reading began.

    Raises FilfelError for a file that is not ready, or not to be read in.
    """
    fil = MottagenFil.objects.select_for_update().defer("innehall").get(pk=fil.pk)
    if fil.status == Status.LASES_IN and fil.inlast_tid:
        return fil, fil.inlast_tid
    if fil.status != Status.GRANSKAS:
        raise FilfelError(
            f"Filen {fil.namn} kan inte läsas in: {fil.get_status_display().lower()}."
        )
    fil.status, fil.inlast_tid, fil.inlast_av = Status.LASES_IN, tid, user
    fil.save(update_fields=["status", "inlast_tid", "inlast_av"])
    _record(fil, "fil.lases_in", user, tid, {})
    return fil, tid


@transaction.atomic
def finish_reading(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """The file is read; the sender's earlier files of the same source are superseded."""
    MottagenFil.objects.filter(
        kommun=fil.kommun_id, kalla=fil.kalla, avsandare=fil.avsandare, status=Status.INLAST
    ).update(status=Status.ERSATT)
    fil.status = Status.INLAST
    fil.save(update_fields=["status"])
    vantar = Rad.objects.filter(fil=fil, vantar=True).count()
    _record(fil, "fil.inlast", user, tid, {"vantar": vantar})


@transaction.atomic
def discard(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """Throw the file away: its bytes and rows are deleted, the note that it came is kept.

    A file that has been read in, and came again for a later day, goes back to being read in.
    Raises FilfelError for a file that is (being) read into the register.
    """
    if fil.status not in (Status.TAS_EMOT, Status.GRANSKAS):
        raise FilfelError(f"Filen {fil.namn} är inläst i registret och kan inte kastas.")
    if fil.inlast_tid is not None:
        fil.status, fil.tackning_tom = Status.INLAST, None
    else:
        Rad.objects.filter(fil=fil).delete()
        Radproblem.objects.filter(fil=fil).delete()
        fil.status, fil.innehall = Status.KASTAD, b""
    fil.save(update_fields=["status", "innehall", "tackning_tom"])
    _record(fil, "fil.kastad", user, tid, {})


def rows_done(*, rader: Collection[Rad]) -> None:
    """The rows have become facts, or concern another municipality: they are no longer kept."""
    Rad.objects.filter(pk__in=[rad.pk for rad in rader]).delete()


def let_wait(*, rader: Collection[Rad]) -> None:
    """The rows' persons are not known here: keep the rows until they are."""
    Rad.objects.filter(pk__in=[rad.pk for rad in rader]).update(vantar=True)


def drop_older_waiting(*, fil: MottagenFil, nummer: Collection[str]) -> None:
    """What the same sender said earlier of these numbers, and still waits, is superseded."""
    Rad.objects.filter(
        kommun=fil.kommun_id,
        vantar=True,
        nummer__in=nummer,
        fil__kalla=fil.kalla,
        fil__avsandare=fil.avsandare,
    ).exclude(fil=fil).delete()


def _record(
    fil: MottagenFil, handling: str, user: User | None, tid: datetime, detaljer: dict[str, Any]
) -> None:
    record(
        kommun=fil.kommun_id,
        aktor=actor(user),
        handling=handling,
        objekt=f"fil:{fil.pk}",
        detaljer=detaljer,
        tid=tid,
    )
