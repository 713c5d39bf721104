"""Putting right what was said of a file when it came."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.intake.actions import FilfelError, actor
from kaja.intake.models import OPEN, MottagenFil, Status


@transaction.atomic
def change_terms(
    *,
    fil: MottagenFil,
    tackning_tom: date | None,
    avsandare: str | None = None,
    omfattning: str | None = None,
    user: User | None,
    tid: datetime,
) -> None:
    """Put right what was said of a file that waits to be looked at: how far it reports, who sent it
    and what it means that somebody is missing; None leaves it as it was. Raises FilfelError."""
    Kommun.objects.select_for_update(no_key=True).get(pk=fil.kommun_id)
    locked = MottagenFil.objects.defer("innehall").get(pk=fil.pk)
    if locked.status != Status.GRANSKAS:
        raise FilfelError(f"Filen {fil.namn} är {locked.get_status_display().lower()}.")
    locked.tackning_tom, locked.skulle = tackning_tom, None
    if avsandare is not None:
        locked.avsandare = avsandare.strip()
    locked.omfattning = omfattning or locked.omfattning
    _one_of_its_kind(locked)
    locked.save(update_fields=["tackning_tom", "avsandare", "omfattning", "skulle"])
    record(
        kommun=locked.kommun_id,
        aktor=actor(user),
        handling="fil.andrad",
        objekt=f"fil:{locked.pk}",
        detaljer={
            "tom": str(tackning_tom or ""),
            "avsandare": locked.avsandare,
            "omfattning": locked.omfattning,
        },
        tid=tid,
    )


def _one_of_its_kind(fil: MottagenFil) -> None:
    same = MottagenFil.objects.filter(
        kommun=fil.kommun_id,
        kalla=fil.kalla,
        sha256=fil.sha256,
        tackning_tom=fil.tackning_tom,
        status__in=OPEN,
    )
    if same.exclude(pk=fil.pk).exists():
        raise FilfelError(f"Filen {fil.namn} finns redan med den dagen. Kasta den ena.")
