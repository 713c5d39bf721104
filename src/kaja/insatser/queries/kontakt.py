"""The contacts with a youth. The caller has asked whether the user may see the person."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from kaja.access.models import Kommun
from kaja.insatser.models import Kontakt, Onskemal
from kaja.ungdom.models import Person


def contacts_of(person: Person) -> QuerySet[Kontakt]:
    """Every contact and attempt that stands, the latest first."""
    rows = Kontakt.objects.filter(kommun=person.kommun_id, person=person, ersatt__isnull=True)
    return rows.select_related("av").order_by("-tid", "-pk")


def languages_wished(kommun: Kommun, personer: Collection[int]) -> dict[int, str]:
    """The language that each of these (ids) wants letters in, where it has been said."""
    rows = Onskemal.objects.filter(kommun=kommun, person__in=personer, ersatt__isnull=True)
    return dict(rows.values_list("person_id", "sprak"))
