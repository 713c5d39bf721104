"""Many keys in a question, as one value: with a value each, the database takes longer to read them
than to answer, and SQLite takes only so many."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

SQL = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT json_array_elements_text(%s::json)::bigint",
}


def among(ids: Iterable[int]) -> RawSQL:
    """These ids, for `pk__in`."""
    text = ",".join(map(str, ids))
    return RawSQL(SQL[connection.vendor], (f"[{text}]",))  # noqa: S611  # no text of anyone's
