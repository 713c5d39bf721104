"""Protected identity: who may see which person it is.

Everyone who works with the target group sees that there is a protected person and what the answer
is, so that nobody falls between two chairs; who it is, only the named few.
"""

from __future__ import annotations

from django.http import HttpRequest

from kaja.access.queries import roles
from kaja.access.roller import Roll
from kaja.ungdom.models import Person

SER_SKYDDADE = frozenset({Roll.SAMORDNARE})


def ser_skyddade(request: HttpRequest) -> bool:
    """Whether the user may see name and number of persons with protected identity."""
    return not SER_SKYDDADE.isdisjoint(roles(request.user, request.kommun))


def ar_dold(person: Person, *, ser: bool) -> bool:
    """Whether name, number, age and reason stay hidden from a user who `ser` protected or not."""
    return person.skyddad and not ser
