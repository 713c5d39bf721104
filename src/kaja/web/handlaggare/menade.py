"""Menade du: the names that are nearly what was typed, when a search has found nobody."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from kaja.access.vyer import Begaran
from kaja.ungdom.menade import nearly
from kaja.ungdom.models import Person
from kaja.ungdom.queries import not_merged_away, protected_ids, visible_to
from kaja.web.handlaggare.skydd import ser_skyddade

FLEST = 5
Whom = Callable[[Q], QuerySet[Any, int]]


class Menade(NamedTuple):
    """What to choose between, and the persons who are named: shown, and so to be logged."""

    namn: tuple[str, ...] = ()
    personer: tuple[int, ...] = ()


INGA = Menade()


def menade(request: Begaran, text: str, whom: Whom | None = None) -> Menade:
    """Who has nearly the name, of all in the municipality, or of those (ids) whom `whom` finds with
    a condition for what a person is found by. Never a hidden person: that there is one would tell
    who it is."""
    nara = [en for en in nearly(text, whom or partial(_alla, request)) if en.namn]
    namn = tuple(dict.fromkeys(en.namn for en in nara))[:FLEST]
    return Menade(namn, tuple(en.person for en in nara if en.namn in namn and en.person))


def _alla(request: Begaran, villkor: Q) -> QuerySet[Any, int]:
    personer = not_merged_away(visible_to(request.user, request.kommun))
    if not ser_skyddade(request):
        personer = personer.exclude(pk__in=protected_ids(request.kommun))
    # What is typed is asked for before who may be seen, which takes longer; and the keys alone,
    # which are found in the index of the names.
    funna = Person.objects.filter(villkor) & personer
    return funna.order_by("sortnamn", "pk").values_list("pk", flat=True)
