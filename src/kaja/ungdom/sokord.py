"""What a person is found by: each word of the name and each of the numbers, from its beginning.

People type soderberg, Soederberg, SÖDERBERG and Söderberg, Anna-Karin and annakarin. The stored
text and what is typed are folded by the same rules, so all of these meet. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kaja.ungdom.bokstaver import words

SEARCH_LENGTH = 400
TOGETHER = 3
"""So many words may be written as one: vanderberg is van der Berg."""
MOST = 12
"""More words than this nobody is called."""

# å, ä, ö and ü are written aa, ae, oe and ue by who has no such key; by then they are a, o and u.
_DOUBLE = re.compile("(a)[ae]+|(o)e+|(u)e+")


def search_text(fornamn: str, efternamn: str, numren: Iterable[str]) -> str:
    """The text of a person: a space before each word that she is found by the beginning of.

    `numren` are her numbers in twelve characters. A stored text is only compared with what `asked`
    gives by the same version: whoever changes either writes a migration that stores all anew.
    """
    names = [words(fornamn), words(efternamn)]
    found = [form for nummer in numren for form in _forms(nummer)]
    text = _text((*found, *_together(names, TOGETHER)))
    if len(text) > SEARCH_LENGTH:
        text = _text((*found, *_together(names, 1)))
    return text[:SEARCH_LENGTH]


def searched(name: str) -> list[str]:
    """The words by which one with this name is found."""
    return search_text(name, "", ()).split()


def asked(text: str) -> list[tuple[str, ...]]:
    """For each word that is typed, the ways it may stand in a search text: by itself, or as the end
    of those before it. Each begins with the space that a word of the text begins with."""
    typed = words(text)[:MOST]
    return [
        tuple(
            _text(["".join(typed[start : end + 1])])
            for start in range(end, max(end - TOGETHER, -1), -1)
        )
        for end in range(len(typed))
    ]


def typed_words(text: str) -> list[str]:
    """Each word that is typed, by itself, as it stands in a search text."""
    return [ways[0].strip() for ways in asked(text)]


def _text(found: Iterable[str]) -> str:
    text = "".join([f" {word}" for word in dict.fromkeys(found)])
    return _DOUBLE.sub(lambda hit: hit[1] or hit[2] or hit[3], text)


def _together(names: list[list[str]], most: int) -> Iterator[str]:
    """Each word of each name with those that follow it there: annakarin, karin."""
    for name in names:
        yield from ("".join(name[start : start + most]) for start in range(len(name)))


def _forms(nummer: str) -> Iterator[str]:
    """The number with and without century, its last four, and of a samordningsnummer the day."""
    number = nummer.casefold()
    yield from (number, number[2:], number[8:])
    if number[6:8].isdecimal() and int(number[6:8]) > 60:  # 18 a § folkbokföringslagen
        day = f"{number[:6]}{int(number[6:8]) - 60:02}"
        yield from (day, day[2:])
