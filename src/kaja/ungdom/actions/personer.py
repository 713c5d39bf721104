"""Writing persons, many at a time, with the audit event in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from kaja.access.bulk import insert
from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.ungdom.actions.namn import FOLLOWS_NAME, follow_names
from kaja.ungdom.actions.skydd import spread_protection
from kaja.ungdom.models import CONTACT_FIELDS, Nummertyp, Person

SAID = ("fornamn", "efternamn", "skydd", *CONTACT_FIELDS)
"""What a source may say otherwise of a person that is known."""


class Personuppgift(NamedTuple):
    """What the population register says about one person."""

    nummer: str
    nummertyp: str = Nummertyp.PERSONNUMMER
    fodd: date | None = None
    fodelsear: int | None = None
    fornamn: str = ""
    efternamn: str = ""
    skydd: str = ""
    adress: str = ""
    postnummer: str = ""
    postort: str = ""
    epost: str = ""
    telefon: str = ""


class Sparade(NamedTuple):
    """The id of every person that was given, by number, and which were new and which changed."""

    ids: dict[str, int]
    nya: frozenset[int]
    andrade: frozenset[int]


@transaction.atomic
def save_persons(
    *, kommun: Kommun, uppgifter: Sequence[Personuppgift], aktor: str, tid: datetime
) -> Sparade:
    """Make the persons that are new and update those that have changed.

    A blank name never wipes out a known one. Contact is never stored for a protected person.
    """
    known = _known(kommun, uppgifter)
    new = [_filled(Person(kommun=kommun), u) for u in uppgifter if u.nummer not in known]
    changed = [
        person for u in uppgifter if u.nummer in known and _update(person := known[u.nummer], u)
    ]
    follow_names(kommun, [*new, *changed])
    insert(new)
    Person.objects.bulk_update(changed, (*SAID, *FOLLOWS_NAME), batch_size=50)
    if new or changed:
        spread_protection(kommun)
    _record(kommun, aktor, tid, "person.nya", new)
    _record(kommun, aktor, tid, "person.andrade", changed)
    ids = {person.nummer: person.pk for person in (*known.values(), *new)}
    return Sparade(ids, _ids(new), _ids(changed))


def _known(kommun: Kommun, uppgifter: Sequence[Personuppgift]) -> dict[str, Person]:
    nummer = [u.nummer for u in uppgifter]
    return {p.nummer: p for p in Person.objects.filter(kommun=kommun, nummer__in=nummer)}


def _update(person: Person, uppgift: Personuppgift) -> bool:
    before = [getattr(person, field) for field in SAID]
    _filled(person, uppgift)
    return before != [getattr(person, field) for field in SAID]


def _filled(person: Person, uppgift: Personuppgift) -> Person:
    given = uppgift._asdict()
    for field, value in given.items():
        if value or field not in ("fornamn", "efternamn"):
            setattr(person, field, value)
    if person.skydd:
        for field in CONTACT_FIELDS:
            setattr(person, field, "")
    return person


@transaction.atomic
def link_numbers(
    *, kommun: Kommun, byten: Mapping[int, int], aktor: str, tid: datetime
) -> frozenset[int]:
    """Note which persons' numbers are replaced by others': old id → new id, all there are.

    Returns the ids whose link was another, or is no longer said.
    """
    said = {old: new for old, new in byten.items() if old != new}
    linked = Q(pk__in=said) | Q(ersatt_av__isnull=False)
    persons = Person.objects.filter(linked, kommun=kommun)
    changed = [p for p in persons if p.ersatt_av_id != said.get(p.pk)]
    for person in changed:
        person.ersatt_av_id = said.get(person.pk)
    Person.objects.bulk_update(changed, ["ersatt_av"], batch_size=500)
    _record(kommun, aktor, tid, "person.nummer_ersatt", changed)
    return _ids(changed)


def _record(
    kommun: Kommun, aktor: str, tid: datetime, handling: str, persons: Sequence[Person]
) -> None:
    if persons:
        record(
            kommun=kommun.pk,
            aktor=aktor,
            handling=handling,
            objekt="person",
            detaljer={"personer": sorted(_ids(persons))},
            tid=tid,
        )


def _ids(persons: Sequence[Person]) -> frozenset[int]:
    return frozenset(person.pk for person in persons)
