"""Comparing names that people have written."""

from __future__ import annotations

import re
import unicodedata

_IGNORED = re.compile(r"[\W_]+")


def fold_header(text: str) -> str:
    """The text without case, accents, spaces and signs: what two spellings have in common."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _IGNORED.sub("", plain.encode("ascii", "ignore").decode())
