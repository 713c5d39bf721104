"""Whom one may have meant, when nobody is called what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from kaja.ungdom.felstavat import near, parts
from kaja.ungdom.models import Person
from kaja.ungdom.sokord import searched, typed_words

CANDIDATES = 1000
"""So many are compared: enough to find someone, also in a large city."""


class Nara(NamedTuple):
    """What one may have meant, `fel` letters from what was typed: a name; or, when it was one word
    only, a word that some are called (`person` None: nobody in particular)."""

    fel: int
    namn: str
    person: int | None


def nearly(text: str, whom: Callable[[Q], QuerySet[Any, int]]) -> list[Nara]:
    """What those are called who have nearly every word of `text`: the nearest first, then by name.
    Two queries; none for a text without words.

    `whom` gives the ids of those whom the user may see and for whose `sokbar` the condition holds.
    """
    typed = typed_words(text)
    if not typed:
        return []
    keys = list(whom(reduce(and_, map(_may_have, typed)))[:CANDIDATES])
    names = Person.objects.filter(pk__in=keys).order_by("sortnamn", "pk")
    rows = list(names.values_list("pk", "fornamn", "efternamn", "sokbar")) if keys else []
    known = {word for *_, sokbar in rows for word in sokbar.split()}
    right = [near(word, known) for word in typed]
    return sorted(_having(rows, right), key=lambda one: one.fel)


def _may_have(word: str) -> Q:
    """Who has a part of the word right: its beginning, or another."""
    first, *others = parts(word)
    return reduce(or_, (Q(sokbar__contains=part) for part in (f" {first}", *others)))


def _having(rows: list[tuple[int, str, str, str]], right: list[dict[str, int]]) -> Iterator[Nara]:
    for person, fornamn, efternamn, sokbar in rows:
        words = sokbar.split()
        best = [min((of[word] for word in words if word in of), default=None) for of in right]
        if None in best:
            continue
        fel, name = sum(antal for antal in best if antal), f"{fornamn} {efternamn}".strip()
        word = _one_word(name, right[0]) if len(right) == 1 else ""
        yield Nara(fel, word or name, None if word else person)


def _one_word(name: str, right: dict[str, int]) -> str:
    """The word of the name that is among the right ones, as it is written there."""
    written = name.split()
    return next((w for w in written if not right.keys().isdisjoint(searched(w))), "")
