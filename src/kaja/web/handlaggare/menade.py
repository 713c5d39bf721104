"""Menade du: the names that are nearly what was typed, when a search has found nobody."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet

from kaja.access.vyer import Begaran
from kaja.ungdom.menade import nearly
from kaja.ungdom.queries import not_merged_away, protected_ids, visible_to
from kaja.web.handlaggare.skydd import ser_skyddade

FLEST = 5


class Menade(NamedTuple):
    """What to choose between, and the persons who are named: shown, and so to be logged."""

    namn: tuple[str, ...] = ()
    personer: tuple[int, ...] = ()


INGA = Menade()


def menade(request: Begaran, text: str, bland: QuerySet[Any, Any] | None = None) -> Menade:
    """Who has nearly the name, of all in the municipality or of those (ids) `bland`. Never a hidden
    person: that there is one would tell who it is."""
    personer = not_merged_away(visible_to(request.user, request.kommun))
    if not ser_skyddade(request):
        personer = personer.exclude(pk__in=protected_ids(request.kommun))
    if bland is not None:
        personer = personer.filter(pk__in=bland)
    nara = [en for en in nearly(personer, text) if en.namn]
    namn = tuple(dict.fromkeys(en.namn for en in nara))[:FLEST]
    return Menade(namn, tuple(en.person for en in nara if en.namn in namn and en.person))
