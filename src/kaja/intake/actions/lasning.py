"""A file is read into the register, or taken back: one at a time for each sender."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kaja.access.models import User
from kaja.intake.actions.fil import FilfelError, locked, note
from kaja.intake.models import ACCEPTED, MottagenFil, Rad, Status
from kaja.intake.queries import in_order, same_sender


@transaction.atomic
def begin_reading(
    *, fil: MottagenFil, user: User | None, tid: datetime, bekraftat: bool = False
) -> tuple[MottagenFil, datetime]:
    """Start, or take up again, the reading of the file; gives it, and when its reading began.

    Raises FilfelError for a file that is not ready, or not to be read in.
    """
    fil = locked(fil)
    if fil.status == Status.LASES_IN and fil.inlast_tid:
        return fil, fil.inlast_tid
    if fil.status != Status.GRANSKAS:
        raise FilfelError(
            f"Filen {fil.namn} kan inte läsas in: {fil.get_status_display().lower()}."
        )
    _alone(fil)
    fil.status, fil.inlast_tid, fil.inlast_av = Status.LASES_IN, tid, user
    fil.slut_bekraftat = bekraftat or fil.slut_bekraftat
    fil.save(update_fields=["status", "inlast_tid", "inlast_av", "slut_bekraftat"])
    note(fil, "fil.lases_in", user, tid, {"bekraftat": bekraftat})
    return fil, tid


@transaction.atomic
def begin_undo(
    *, fil: MottagenFil, user: User | None, tid: datetime
) -> tuple[MottagenFil, datetime]:
    """Start, or take up again, to take the file back; gives it, and when that began.

    Raises FilfelError for a file that is not in the register.
    """
    fil = locked(fil)
    if fil.status == Status.ANGRAS and fil.angrad_tid:
        return fil, fil.angrad_tid
    if fil.status not in ACCEPTED:
        raise FilfelError(
            f"Filen {fil.namn} kan inte tas tillbaka: {fil.get_status_display().lower()}."
        )
    _alone(fil)
    fil.status, fil.angrad_tid, fil.angrad_av = Status.ANGRAS, tid, user
    fil.save(update_fields=["status", "angrad_tid", "angrad_av"])
    note(fil, "fil.angras", user, tid, {})
    return fil, tid


def _alone(fil: MottagenFil) -> None:
    """A sender's files are read, and taken back, one at a time."""
    others = same_sender(fil).filter(status__in=(Status.LASES_IN, Status.ANGRAS))
    if busy := others.exclude(pk=fil.pk).first():
        raise FilfelError(
            f"Filen {busy.namn} från samma avsändare håller på att läsas. Vänta tills den är klar."
        )


@transaction.atomic
def finish_reading(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """The file is read. The last of the sender's files, in their order, is the one that holds."""
    fil.status, fil.skulle = Status.INLAST, None
    fil.save(update_fields=["status", "skulle"])
    _mark_latest(fil)
    vantar = Rad.objects.filter(fil=fil, vantar=True).count()
    note(fil, "fil.inlast", user, tid, {"vantar": vantar})


@transaction.atomic
def finish_undo(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """The file is taken back. What it said is known from its bytes for as long as they are kept."""
    Rad.objects.filter(fil=fil).delete()
    fil.status = Status.ANGRAD
    fil.save(update_fields=["status"])
    _mark_latest(fil)
    note(fil, "fil.angrad", user, tid, {})


def _mark_latest(fil: MottagenFil) -> None:
    accepted = same_sender(fil).filter(status__in=ACCEPTED)
    files = in_order(accepted)
    accepted.update(status=Status.ERSATT)
    if files:
        MottagenFil.objects.filter(pk=files[-1].pk).update(status=Status.INLAST)
