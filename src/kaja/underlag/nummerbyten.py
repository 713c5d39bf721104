"""Numbers replaced by others (deregistration GN): several rows that are one human being.

The old number keeps a row of its own, but enrolments and certificates follow between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from kaja.underlag.kand import known
from kaja.underlag.models import Folkbokforingsfaktum
from kaja.ungdom.models import Person


def replaced(kommuner: Iterable[str], *, kand: datetime | None = None) -> dict[int, int]:
    """Old person → new person, in the municipalities, as known at `kand` (now without)."""
    rows = (
        Folkbokforingsfaktum.objects.filter(known(kand), kommun__in=kommuner, avregistrering="GN")
        .exclude(nytt_nummer="")
        .order_by("kand_fran", "ordning")
        .values_list("kommun_id", "person_id", "nytt_nummer")
    )
    to_number = {person: (kommun, number) for kommun, person, number in rows}
    numbers = {number for _, number in to_number.values()}
    known_numbers = Person.objects.filter(kommun__in=kommuner, nummer__in=numbers)
    persons = {
        (kommun, number): pk
        for kommun, number, pk in known_numbers.values_list("kommun_id", "nummer", "pk")
    }
    return {old: persons[new] for old, new in to_number.items() if new in persons}


def same_human(personer: Iterable[int], byten: Mapping[int, int]) -> dict[int, frozenset[int]]:
    """For each of `personer`, all who are the same human being, through chains of any length."""
    group: dict[int, set[int]] = {}
    for old, new in byten.items():
        merged = group.get(old, {old}) | group.get(new, {new})
        group.update(dict.fromkeys(merged, merged))
    return {person: frozenset(group.get(person, {person})) for person in personer}
