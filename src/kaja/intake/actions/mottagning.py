"""A file comes in: its bytes, what was wrong with its rows, and when it is thrown away."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kaja.access.bulk import insert
from kaja.access.models import Kommun, User
from kaja.intake.actions.fil import FilfelError, Rakning, note, still_received
from kaja.intake.models import (
    ACCEPTED,
    OPEN,
    Format,
    Kallnamn,
    MottagenFil,
    Omfattning,
    Rad,
    Radproblem,
    Status,
)
from kaja.tabell import RowProblem


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
    format: str = Format.KANONISK,
    omfattning: str = Omfattning.DEL,
    profil: Mapping[str, Any] | None = None,
) -> tuple[MottagenFil, bool]:
    """Store the file. The same bytes from the same source are stored once: then the file that was
    there comes back, and False. The same bytes for another day are a new file: it was so then too.

    A file that was only half received is thrown away and received anew.
    """
    # One at a time in a municipality, so that two uploads of the same file meet here.
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    sha256 = hashlib.sha256(innehall).hexdigest()
    earlier = _received_before(kommun, kalla, sha256, tackning_tom)
    if earlier and earlier.status != Status.TAS_EMOT:
        return _redated(earlier, tackning_tom, user, tid), False
    if earlier:
        discard(fil=earlier, user=user, tid=tid)
    fil = MottagenFil.objects.create(
        kommun=kommun,
        kalla=kalla,
        format=format,
        omfattning=omfattning,
        profil=profil,
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
    note(fil, "fil.mottagen", user, tid, {"kalla": kalla, "sha256": sha256})
    return fil, True


def _received_before(
    kommun: Kommun, kalla: str, sha256: str, tom: date | None
) -> MottagenFil | None:
    same = MottagenFil.objects.filter(kommun=kommun, kalla=kalla, sha256=sha256, status__in=OPEN)
    latest = same.order_by("-pk").first()
    if latest is None or latest.status not in ACCEPTED:
        return latest
    return latest if tom is None else same.filter(tackning_tom=tom).order_by("-pk").first()


def _redated(
    fil: MottagenFil, tackning_tom: date | None, user: User | None, tid: datetime
) -> MottagenFil:
    """The same file again, while it waits to be looked at: the day given last is the one meant."""
    if fil.status == Status.GRANSKAS and tackning_tom not in (None, fil.tackning_tom):
        fil.tackning_tom = tackning_tom
        fil.save(update_fields=["tackning_tom"])
        note(fil, "fil.ny_tackning", user, tid, {"tom": str(tackning_tom)})
    return fil


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
    """Store what was wrong with rows; the file now waits for a person to look at it. Raises
    FilfelError when somebody else has begun to receive the same file."""
    still_received(fil)
    insert(_radproblem(fil, found) for found in problem)
    fil.teckenkodning, fil.status = teckenkodning, Status.GRANSKAS
    for name, antal in rakning._asdict().items():
        setattr(fil, f"antal_{name}", antal)
    fil.save(
        update_fields=["teckenkodning", "status", *(f"antal_{name}" for name in Rakning._fields)]
    )
    note(fil, "fil.granskas", user, tid, rakning._asdict())


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
def discard(*, fil: MottagenFil, user: User | None, tid: datetime) -> None:
    """Throw the file away: its bytes and rows are deleted, the note that it came is kept.

    Raises FilfelError for a file that is, or has been, read into the register.
    """
    if fil.status not in (Status.KARTLAGGS, Status.TAS_EMOT, Status.GRANSKAS):
        raise FilfelError(f"Filen {fil.namn} är inläst i registret och kan inte kastas.")
    Rad.objects.filter(fil=fil).delete()
    Radproblem.objects.filter(fil=fil).delete()
    fil.status, fil.innehall, fil.skulle = Status.KASTAD, b"", None
    fil.save(update_fields=["status", "innehall", "skulle"])
    note(fil, "fil.kastad", user, tid, {})
