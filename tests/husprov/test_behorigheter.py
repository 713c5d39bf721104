"""docs/behorigheter.md is what the code says."""

from __future__ import annotations

from pathlib import Path

from kaja.access.roller import RATTIGHETER, Roll, table

PAGE = Path(__file__).parents[2] / "docs/behorigheter.md"


def test_the_page_shows_the_roles_and_permissions_of_the_code() -> None:
    assert table() in PAGE.read_text(encoding="utf-8"), (
        "Skriv om tabellen: python -c 'from kaja.access.roller import table; print(table())'"
    )


def test_every_role_and_every_permission_is_in_the_table() -> None:
    rows = table().splitlines()
    assert len(rows) == 2 + len(Roll)
    assert all(row.count("|") == len(RATTIGHETER) + 2 for row in rows)
