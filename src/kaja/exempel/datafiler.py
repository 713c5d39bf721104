"""The tables in `data/`, read once."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def las_tabell(namn: str) -> tuple[dict[str, str], ...]:
    """All rows of `data/<namn>.csv`, each as column -> text."""
    fil = files("kaja.exempel") / "data" / f"{namn}.csv"
    return tuple(csv.DictReader(fil.read_text(encoding="utf-8").splitlines(), delimiter=";"))
