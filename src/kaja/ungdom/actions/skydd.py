"""Protected identity follows the human being, not the number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.ungdom.models import Person, strongest
from kaja.ungdom.queries import current_mergers
from kaja.ungdom.samma import same_human


def spread_protection(kommun: Kommun, *isar: int) -> None:
    """Let everyone who is merged be as protected as the most protected of them; `isar` are those
    (ids) whose merger is taken back now.

    Worked out anew each time, from what the register says of each number: what a merger has given
    goes with it. Nobody's own mark is written.
    """
    par = current_mergers(kommun)
    merged = {*isar, *(pk for link in par for pk in link)}
    personer = Person.objects.filter(kommun=kommun).in_bulk(merged)
    changed = []
    for pk, group in same_human(personer, par).items():
        genom = strongest(personer[other].skydd for other in group - {pk})
        if personer[pk].skydd_genom != genom:
            personer[pk].skydd_genom = genom
            changed.append(personer[pk])
    Person.objects.bulk_update(changed, ["skydd_genom"], batch_size=500)


@transaction.atomic
def note_school_protection(
    *, kommun: Kommun, skydd: Mapping[int, str], aktor: str, tid: datetime
) -> None:
    """Note what a school says of the protection of its pupils (id to mark, blank for none)."""
    changed = [
        person
        for person in Person.objects.filter(kommun=kommun, pk__in=skydd)
        if person.skydd_skola != skydd[person.pk]
    ]
    for person in changed:
        person.skydd_skola = skydd[person.pk]
    Person.objects.bulk_update(changed, ["skydd_skola"], batch_size=500)
    if changed:
        record(
            kommun=kommun.pk,
            aktor=aktor,
            handling="person.skydd_enligt_skolan",
            objekt="person",
            detaljer={"personer": sorted(person.pk for person in changed)},
            tid=tid,
        )
