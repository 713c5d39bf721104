"""The seal of a log row: sha256 over the row and the seal of the row before it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

BEGINNING = "0" * 64


def canonical(value: Any) -> str:
    """The one way to write a value as JSON.

    Decimal fractions are refused: databases and languages write them differently.
    """
    if any(isinstance(part, float) for part in _parts(value)):
        raise TypeError("Loggen tar inte emot decimaltal. Skriv talet som text.")
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [part for key, inner in value.items() for part in [key, *_parts(inner)]]
    if isinstance(value, list | tuple):
        return [part for inner in value for part in _parts(inner)]
    return [value]


def moment(tid: datetime) -> str:
    """A point in time in UTC with microseconds, as both databases give it back."""
    return tid.astimezone(UTC).isoformat(timespec="microseconds")


def seal(previous: str, content: dict[str, Any]) -> str:
    """The seal of a row with this content that follows the row sealed `previous`."""
    return hashlib.sha256(f"{previous}\n{canonical(content)}".encode()).hexdigest()
