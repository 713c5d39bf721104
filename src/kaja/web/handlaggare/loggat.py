"""What was just noted, with the way to take it back: shown once, at the top of the next page."""

from __future__ import annotations

from typing import NamedTuple

from kaja.access.vyer import Begaran
from kaja.insatser.models import Kontakt

NYCKEL = "loggat"


class Loggat(NamedTuple):
    """The sentence, and the contacts (ids) that an undo takes back."""

    mening: str
    kontakter: list[int]


def minns(request: Begaran, mening: str, kontakter: list[int]) -> None:
    """Keep it for the next page."""
    request.session[NYCKEL] = {"mening": mening, "kontakter": kontakter}


def loggat(request: Begaran) -> Loggat | None:
    """What was noted last, if it has not been shown; and not any more if it is taken back."""
    kvar = request.session.pop(NYCKEL, None)
    if not kvar:
        return None
    ids = kvar["kontakter"]
    finns = Kontakt.objects.filter(kommun=request.kommun, pk__in=ids, ersatt__isnull=True)
    return Loggat(kvar["mening"], ids) if finns.exists() else None
