"""The country's municipalities: code and name (SCB, LKF 2025)."""

from __future__ import annotations

import csv
from importlib.resources import files


def read() -> list[tuple[str, str]]:
    """Every municipality's four-digit code and name."""
    text = files("kaja.access").joinpath("data/kommuner.csv").read_text(encoding="utf-8")
    return [(row["kod"], row["namn"]) for row in csv.DictReader(text.splitlines(), delimiter=";")]
