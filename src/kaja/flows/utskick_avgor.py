"""A person says what became of a message that nobody can be asked about; when a batch is done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kaja.access.models import User
from kaja.flows.utskick import efter_sandning
from kaja.insatser.actions import locked
from kaja.utskick.actions import ko, omgang
from kaja.utskick.models import Meddelande, Utskick, Utskickslage
from kaja.utskick.queries import on_its_way


@transaction.atomic
def avgor(*, meddelande: Meddelande, kom_fram: bool, user: User, tid: datetime) -> bool:
    """A person says whether an unsure message came through; if not it is sent again. False when it
    is settled already."""
    locked(meddelande.kommun, [meddelande.person_id])
    if not ko.decide(meddelande=meddelande, kom_fram=kom_fram, user=user, tid=tid):
        return False
    utskick = meddelande.utskick
    if kom_fram:
        efter_sandning(utskick=utskick, meddelanden=[meddelande], user=utskick.begard_av, tid=tid)
    kanske_klart(utskick)
    return True


def kanske_klart(utskick: Utskick) -> None:
    """Note, in the caller's transaction, that a batch is done when its last message is."""
    if utskick.lage == Utskickslage.SKICKAS and not on_its_way(utskick):
        omgang.set_state(utskick=utskick, lage=Utskickslage.KLART)
