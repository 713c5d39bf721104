"""What a youth does and did. The caller has asked whether the user may see the person."""

from __future__ import annotations

from django.db.models import QuerySet

from kaja.insatser.models import Sysselsattning
from kaja.ungdom.models import Person


def occupations_of(person: Person) -> QuerySet[Sysselsattning]:
    """All that has been said, the latest first; what is superseded too."""
    rows = Sysselsattning.objects.filter(kommun=person.kommun_id, person=person)
    return rows.select_related("av").order_by("-kand_fran", "-pk")


def occupation_now(person: Person) -> Sysselsattning | None:
    """What the youth is said to do now."""
    rows = Sysselsattning.objects.filter(person=person, nar="nu", ersatt__isnull=True)
    return rows.first()
