"""A small run of the mutation fuzzer in every test run; `fuzz.py` does the large ones."""

from __future__ import annotations

from tests.intake.sources.fuzz import kor


def test_twenty_thousand_malformed_rows_are_all_accounted_for() -> None:
    summor = kor(20_000)
    assert summor["lasta"] == summor["godtagna"] + summor["avvisade"] + summor["lika"]
    assert summor["raknade"] > 5_000
    assert summor["godtagna"] > 2_000
    assert summor["avvisade"] > 5_000
