"""What a database is made of, as it tells itself. The order of the columns is no matter."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

POSTGRES = {
    "column": """
        SELECT c.relname || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
            a.attnotnull, a.attidentity, a.attcollation::regcollation,
            pg_get_expr(d.adbin, d.adrelid))
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
            AND a.attnum > 0 AND NOT a.attisdropped""",
    "constraint": """
        SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "index": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "trigger": """
        SELECT tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
        FROM pg_trigger WHERE NOT tgisinternal""",
    "function": """
        SELECT proname, pg_get_functiondef(oid)
        FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
    "sequence": """
        SELECT sequencename,
            concat_ws(' ', data_type, start_value, increment_by, min_value, max_value)
        FROM pg_sequences WHERE schemaname = 'public'""",
}
SQLITE = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"


def schema(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Every table, index, constraint and trigger by its name, and what it is."""
    parts = _postgres if connection.vendor == "postgresql" else _sqlite
    return dict(parts(connection))


def _postgres(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    for kind, question in POSTGRES.items():
        for name, text in _rows(connection, question):
            yield f"{kind} {name}", text


def _sqlite(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    for kind, name, sql in _rows(connection, SQLITE):
        yield f"{kind} {name}", "\n".join(sorted(_parts(sql))) if kind == "table" else sql


def _rows(connection: BaseDatabaseWrapper, question: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def _parts(sql: str) -> Iterator[str]:
    """The columns and constraints of a CREATE TABLE, as they are written."""
    depth, part = 0, ""
    for sign in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield part.strip()
            part = ""
        else:
            part += sign
    yield part.strip()
