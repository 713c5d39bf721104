"""Protected identity: who may see which person it is.

Everyone who works with the target group sees that there is a protected person and what the answer
is, so that nobody falls between two chairs; who it is, only the named few.
"""

from __future__ import annotations

from kaja.access.queries import roles
from kaja.access.roller import RATTIGHETER, Roll
from kaja.access.vyer import Begaran
from kaja.ungdom.models import Person

SER_SKYDDADE = frozenset({Roll.SAMORDNARE})
ROLLER = "kaja.roller"


def roller(request: Begaran) -> frozenset[Roll]:
    """The user's roles in the chosen municipality, asked for once a request."""
    if ROLLER not in request.META:
        request.META[ROLLER] = roles(request.user, request.kommun)
    mina: frozenset[Roll] = request.META[ROLLER]
    return mina


def far(request: Begaran, behorighet: str) -> bool:
    """Whether to show the user the way to what the permission opens. The view there asks again."""
    return not RATTIGHETER[behorighet][1].isdisjoint(roller(request))


def ser_skyddade(request: Begaran) -> bool:
    """Whether the user may see name and number of persons with protected identity."""
    return not SER_SKYDDADE.isdisjoint(roller(request))


def ar_dold(person: Person, *, ser: bool) -> bool:
    """Whether name, number, age and reason stay hidden from a user who `ser` protected or not."""
    return person.skyddad and not ser
