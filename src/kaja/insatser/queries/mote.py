"""Meetings with a youth: the one that is booked, and what was done about them last."""

from __future__ import annotations

from kaja.insatser.models import Mote
from kaja.ungdom.models import Person


def booked_meeting(person: Person) -> Mote | None:
    """The meeting that is booked, if there is one."""
    rows = Mote.objects.filter(person=person, ersatt__isnull=True, kontakt__isnull=True)
    return rows.select_related("med", "tillsammans_med", "kollega_vet").first()


def last_meeting(person: Person) -> Mote | None:
    """The meeting that was last booked, whatever became of it."""
    return Mote.objects.filter(person=person).order_by("pk").last()


def meeting_before(mote: Mote) -> Mote | None:
    """The one that was moved when this one was booked."""
    moved = Mote.objects.filter(person=mote.person_id, ersatt=mote.kand_fran, pk__lt=mote.pk)
    return moved.select_related("person", "med", "tillsammans_med", "kollega_vet").last()
