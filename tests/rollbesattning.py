"""The fixed cast: the same people in every test of who may see what.

Two municipalities. In the first work the own handläggare, her colleague, a samordnare, an importör,
a chef, a dataskyddsombud, a school and a youth with an account of her own; in the other a
handläggare of that municipality. The stranger is not logged in.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

from kaja.access.actions import create_user, grant
from kaja.access.models import Kommun, User
from kaja.access.roller import Roll

HEM, ANNAN = "0180", "0114"
LOSENORD = "ett långt lösenord för prov"
TID = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)
FRAN = date(2026, 1, 1)


class Medverkande(NamedTuple):
    """One in the cast: her municipality, her role, and the name in her address."""

    kommun: str
    roll: Roll


MEDVERKANDE = {
    "egen": Medverkande(HEM, Roll.HANDLAGGARE),
    "kollega": Medverkande(HEM, Roll.HANDLAGGARE),
    "samordnare": Medverkande(HEM, Roll.SAMORDNARE),
    "importor": Medverkande(HEM, Roll.IMPORTOR),
    "chef": Medverkande(HEM, Roll.CHEF),
    "dataskydd": Medverkande(HEM, Roll.DATASKYDD),
    "skola": Medverkande(HEM, Roll.SKOLA),
    "ungdom": Medverkande(HEM, Roll.UNGDOM),
    "annan": Medverkande(ANNAN, Roll.HANDLAGGARE),
}
FRAMMANDE = "frammande"


def make_user(name: str, *, password: str | None = LOSENORD) -> User:
    """A user without roles."""
    return create_user(
        email=f"{name}@exempel.se", namn=name.capitalize(), password=password, av="prov", tid=TID
    )


def make_member(name: str, kommun: str, roll: Roll) -> User:
    """A user with the role in the municipality."""
    user = make_user(name)
    place = Kommun.objects.get(kod=kommun)
    grant(user=user, kommun=place, roll=roll, fran=FRAN, av="prov", tid=TID)
    return user


def make_cast() -> dict[str, User]:
    """Everyone in the cast but the stranger, who has no account."""
    return {name: make_member(name, *one) for name, one in MEDVERKANDE.items()}
