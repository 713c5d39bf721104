"""Keys for sorting names the Swedish way, in any database.

SQLite sorts å, ä and ö by byte, and PostgreSQL as its locale says; a stored key of the letters a-z
and digits sorts the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata

# After z, in the order of the alphabet; ü is sorted as y, æ as ä and ø as ö (Svenska skrivregler).
LETTERS = str.maketrans(
    {"å": "zzz1", "ä": "zzz2", "æ": "zzz2", "ö": "zzz3", "ø": "zzz3", "ü": "y", "ð": "d", "þ": "th"}
)

SORT_KEY_LENGTH = 200


def sort_key(fornamn: str, efternamn: str) -> str:
    """The key to sort by: family name, then given name."""
    return f"{_fold(efternamn)}00{_fold(fornamn)}"[:SORT_KEY_LENGTH]


def _fold(namn: str) -> str:
    letters = unicodedata.normalize("NFC", namn).casefold().translate(LETTERS)
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(sign)
    )
    return re.sub(r"[\W_]+", "0", plain.strip())
