"""How the database goes about a question."""

from __future__ import annotations

from django.db import connection


def plan_of(sql: str) -> str:
    """The steps, as the database of the tests writes them; nothing is asked."""
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}")
        return "\n".join(str(row) for row in cursor.fetchall())
