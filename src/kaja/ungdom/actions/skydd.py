"""Protected identity follows the human being, not the number."""

from __future__ import annotations

from django.db.models import Q

from kaja.access.models import Kommun
from kaja.ungdom.models import Person, Skydd, strongest
from kaja.ungdom.queries import current_mergers
from kaja.ungdom.samma import same_human


def spread_protection(kommun: Kommun) -> None:
    """Let everyone who is merged be as protected as the most protected of them.

    Worked out anew each time, from what the register says of each number: what a merger has given
    goes with it. Nobody's own mark is written.
    """
    par = current_mergers(kommun)
    merged = {pk for link in par for pk in link}
    personer = {
        person.pk: person
        for person in Person.objects.filter(
            Q(pk__in=merged) | ~Q(skydd_genom=Skydd.INGET), kommun=kommun
        )
    }
    changed = []
    for pk, group in same_human(personer, par).items():
        genom = strongest(personer[other].skydd for other in group - {pk})
        if personer[pk].skydd_genom != genom:
            personer[pk].skydd_genom = genom
            changed.append(personer[pk])
    Person.objects.bulk_update(changed, ["skydd_genom"], batch_size=500)
