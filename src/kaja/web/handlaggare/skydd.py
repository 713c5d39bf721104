"""Protected identity: who may see which person it is.

Everyone who works with the target group sees that there is a protected person and what the answer
is, so that nobody falls between two chairs; who it is, only the named few.
"""

from __future__ import annotations

from collections.abc import Collection

from kaja.access.models import Kommun
from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.ungdom.models import Person
from kaja.ungdom.queries import of_numbers

STYCKE = 500


def ser_skyddade(request: Begaran) -> bool:
    """Whether the user may see name and number of persons with protected identity."""
    return may(request.user, "skyddad.se", request.kommun)


def ar_dold(person: Person, *, ser: bool) -> bool:
    """Whether name, number, age and reason stay hidden from a user who `ser` protected or not."""
    return person.skyddad and not ser


def personer_bakom(kommun: Kommun, nummer: Collection[str]) -> dict[str, Person]:
    """The known persons whom the numbers mean, also a school's own number, by number."""
    ids: dict[str, int] = {}
    alla = sorted(set(nummer))
    for borjan in range(0, len(alla), STYCKE):
        ids |= of_numbers(kommun, alla[borjan : borjan + STYCKE])
    personer = Person.objects.filter(kommun=kommun).in_bulk(sorted({*ids.values()}))
    return {nr: personer[pk] for nr, pk in ids.items() if pk in personer}
