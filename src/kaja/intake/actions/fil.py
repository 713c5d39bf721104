"""What the writes of received files share: their error, the count of rows, and the log."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.intake.models import MottagenFil, Status


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


def locked(fil: MottagenFil) -> MottagenFil:
    """The file as it is now, and nobody else's to change until the transaction ends.

    The municipality first, as everywhere: two runs that want both never wait for each other.
    """
    Kommun.objects.select_for_update(no_key=True).get(pk=fil.kommun_id)
    return MottagenFil.objects.defer("innehall").get(pk=fil.pk)


def still_received(fil: MottagenFil) -> None:
    """Make sure that the file is being received still, until the transaction ends. Raises
    FilfelError when somebody else has begun to receive the same file, and this one is thrown
    away."""
    alla = MottagenFil.objects.select_for_update(no_key=True)
    if not alla.filter(pk=fil.pk, status=Status.TAS_EMOT).values_list("pk", flat=True).first():
        raise FilfelError(f"Filen {fil.namn} tas emot av någon annan just nu. Vänta en stund.")


def note(
    fil: MottagenFil, handling: str, user: User | None, tid: datetime, detaljer: dict[str, Any]
) -> None:
    """Add what was done with the file to the log, in the same transaction."""
    record(
        kommun=fil.kommun_id,
        aktor=actor(user),
        handling=handling,
        objekt=f"fil:{fil.pk}",
        detaljer=detaljer,
        tid=tid,
    )
