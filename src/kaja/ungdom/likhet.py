"""How alike two names are, as a proposal to a person and never as an answer. Pure.

The same name is written in many ways: with and without dots and accents, one given name of several,
double family names, in another order. How close two words are is counted by rapidfuzz.
"""

from __future__ import annotations

import rapidfuzz

from kaja.ungdom.bokstaver import words

LIK = 82
"""From here on two names may be one: a letter or two is written wrong, but it is no other name."""


def likhet(ena: tuple[str, str], andra: tuple[str, str]) -> int:
    """How alike two names are, each as (given, family): 0-100, and 0 when either has none.

    Given and family names are compared apart, so that one of several names is enough; and all words
    together, for those who have written them the other way around.
    """
    (given, family), (given_2, family_2) = map(_words, ena), map(_words, andra)
    if not (given or family) or not (given_2 or family_2):
        return 0
    fuzz = rapidfuzz.fuzz
    together = fuzz.token_sort_ratio(f"{given} {family}", f"{given_2} {family_2}")
    apart = min(fuzz.token_set_ratio(given, given_2), fuzz.token_set_ratio(family, family_2))
    return round(max(together, apart))


def _words(namn: str) -> str:
    return " ".join(words(namn))
