"""Protected identity: who may see which person it is.

Everyone who works with the target group sees that there is a protected person and what the answer
is, so that nobody falls between two chairs; who it is, only the named few.
"""

from __future__ import annotations

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.ungdom.models import Person


def ser_skyddade(request: Begaran) -> bool:
    """Whether the user may see name and number of persons with protected identity."""
    return may(request.user, "skyddad.se", request.kommun)


def ar_dold(person: Person, *, ser: bool) -> bool:
    """Whether name, number, age and reason stay hidden from a user who `ser` protected or not."""
    return person.skyddad and not ser
