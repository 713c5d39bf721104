"""The mapping of a youth. The caller has asked whether the user may see the person."""

from __future__ import annotations

from django.db.models import QuerySet

from kaja.insatser.models import Kartlaggning, Mote, Motesslag
from kaja.ungdom.models import Person

SAMTAL = (Motesslag.KARTLAGGNING, Motesslag.MOTIVERANDE)


def mappings_of(person: Person) -> QuerySet[Kartlaggning]:
    """Every version, the latest first."""
    rows = Kartlaggning.objects.filter(kommun=person.kommun_id, person=person)
    return rows.select_related("av", "sysselsattning").order_by("-version")


def mapping_of(person: Person) -> Kartlaggning | None:
    """How it is now, if anything has been saved."""
    return mappings_of(person).filter(ersatt__isnull=True).first()


def conversations_of(person: Person) -> QuerySet[Mote]:
    """The mapping and motivational conversations that have been or are booked, the latest first."""
    rows = Mote.objects.filter(kommun=person.kommun_id, person=person, ersatt__isnull=True)
    return rows.filter(slag__in=SAMTAL).select_related("med", "kontakt").order_by("-tid")
