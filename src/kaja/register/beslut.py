"""Writing the municipality's own decisions: one in force for each person, the others remain."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.register.models import Beslut


@transaction.atomic
def decide(*, beslut: Beslut, user: User, tid: datetime) -> Beslut:
    """Store the decision, unsaved, by the user; one in force for the person is replaced."""
    Kommun.objects.select_for_update(no_key=True).get(pk=beslut.kommun_id)
    nu = Beslut.objects.filter(person=beslut.person_id, ersatt__isnull=True).first()
    beslut.beslutad_av, beslut.kand_fran = user, tid
    if nu is not None:
        beslut.kand_fran = lift(beslut=nu, user=user, tid=tid)
    beslut.save()
    _record(beslut, "beslut.fattat", user, tid)
    return beslut


@transaction.atomic
def lift(*, beslut: Beslut, user: User, tid: datetime) -> datetime:
    """The decision no longer holds; gives from when."""
    # A clock may have been set back.
    beslut.ersatt, beslut.ersatt_av = max(tid, beslut.kand_fran), user
    beslut.save(update_fields=["ersatt", "ersatt_av"])
    _record(beslut, "beslut.upphavt", user, tid)
    return beslut.ersatt


def _record(beslut: Beslut, handling: str, user: User, tid: datetime) -> None:
    record(
        kommun=beslut.kommun_id,
        aktor=user.aktor,
        handling=handling,
        objekt=f"person:{beslut.person_id}",
        detaljer={
            "beslut": beslut.pk,
            "slag": str(beslut.slag),
            "skal": str(beslut.skal),
            "fran": beslut.fran.isoformat(),
        },
        tid=tid,
    )
