"""Which words are nearly the one that was typed. Pure; the letters are counted by rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import rapidfuzz


def slips(word: str) -> int:
    """How many letters of the word may be wrong, missing, too many, or in the other order. Of a
    number one: a number with two other digits is someone else's."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 or word.isdigit() else 2


def parts(word: str) -> list[str]:
    """The word in so many parts that one of them is right, in spite of its slips."""
    antal = slips(word) + 1
    cuts = [len(word) * nr // antal for nr in range(antal + 1)]
    return [word[start:end] for start, end in pairwise(cuts)]


def near(word: str, known: Iterable[str]) -> dict[str, int]:
    """Those of the known words that are nearly this one, or begin so, and by how many slips."""
    most = slips(word)
    counted = {one: min(_slips(word, one), _slips(word, one[: len(word)])) for one in known}
    return {one: antal for one, antal in counted.items() if antal <= most}


def _slips(word: str, other: str) -> int:
    return rapidfuzz.distance.OSA.distance(word, other, score_cutoff=slips(word))
