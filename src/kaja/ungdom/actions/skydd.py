"""Protected identity follows the human being, not the number."""

from __future__ import annotations

from kaja.access.models import Kommun
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
