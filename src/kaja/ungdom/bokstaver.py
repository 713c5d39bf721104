"""The plain letters of a name: without case, dots, accents and signs. Pure."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that are not a plain letter with something added, and what may be added to one.
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "a", "œ": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
    | dict.fromkeys(map(chr, range(0x300, 0x370)), "")
)


def words(text: str) -> list[str]:
    """The words of the text in plain letters and digits: a hyphen and an apostrophe part two."""
    return _WORD.findall(text.lower() if text.isascii() else _plain(text))


def _plain(text: str) -> str:
    # The case last: a sign may stand on a capital.
    return unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
