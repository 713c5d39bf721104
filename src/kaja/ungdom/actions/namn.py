"""What is worked out from a person's name and numbers, kept as they are now."""

from __future__ import annotations

from collections.abc import Sequence

from kaja.access.models import Kommun
from kaja.ungdom.models import Person
from kaja.ungdom.queries import current_mergers, other_numbers
from kaja.ungdom.samma import same_human
from kaja.ungdom.sokord import search_text
from kaja.ungdom.sortering import sort_key

FOLLOWS_NAME = ("sortnamn", "sokbar")


def follow_names(kommun: Kommun, persons: Sequence[Person]) -> None:
    """Give the persons, stored or not, the keys of the names and numbers they have; the caller
    stores them."""
    others = other_numbers(kommun, [person.pk for person in persons if person.pk])
    for person in persons:
        numbers = (person.nummer, *others.get(person.pk, ()))
        person.sortnamn = sort_key(person.fornamn, person.efternamn)
        person.sokbar = search_text(person.fornamn, person.efternamn, numbers)


def follow_numbers(kommun: Kommun, *personer: int) -> None:
    """The persons (ids), and all who are the same human being, are found by the numbers that they
    have together now: a number has come or gone."""
    groups = same_human(personer, current_mergers(kommun))
    together = {pk for group in groups.values() for pk in group}
    persons = list(Person.objects.filter(kommun=kommun, pk__in=together))
    follow_names(kommun, persons)
    Person.objects.bulk_update(persons, FOLLOWS_NAME, batch_size=50)
