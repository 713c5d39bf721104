"""The database's own refusal to change a log, in plain SQL for each database.

The model refuses too, but a console, another program or a mistake goes past the model.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

LOGS = ("audit_handelse", "audit_visning", "audit_overskrivning")
HEADS = "audit_kedja"

_SQLITE_REFUSE = """
CREATE TRIGGER {table}_no_{word} BEFORE {event} ON {table}{when}
BEGIN SELECT RAISE(ABORT, 'audit: append-only'); END"""

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit: append-only'; END $$"""

_POSTGRES_REFUSE = """
CREATE TRIGGER {table}_no_{word} BEFORE {event} ON {table}
FOR EACH {level}{when} EXECUTE FUNCTION audit_refuse()"""

# A head may only move one step forward: a chain cannot be shortened and its head put back.
_STEP_SQLITE = "\nWHEN NEW.nr <> OLD.nr + 1 OR NEW.kommun <> OLD.kommun OR NEW.logg <> OLD.logg"
_STEP_POSTGRES = "\nWHEN (NEW.nr <> OLD.nr + 1 OR NEW.kommun <> OLD.kommun OR NEW.logg <> OLD.logg)"


def set_up(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on the log tables that there are; an early migration has not all of them."""
    there_are = set(connection.introspection.table_names())
    _run(connection, _statements(connection.vendor, there_are))


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for reversing the migration and for emptying a test database."""
    on_table = " ON {table}" if connection.vendor == "postgresql" else ""
    words = [(table, word) for table, word, *_ in _barriers(connection.vendor)]
    drop = "DROP TRIGGER IF EXISTS {table}_no_{word}" + on_table
    _run(connection, [drop.format(table=table, word=word) for table, word in words])


def _barriers(vendor: str) -> list[tuple[str, str, str, str]]:
    """Table, word in the trigger's name, row or statement, condition."""
    step = _STEP_POSTGRES if vendor == "postgresql" else _STEP_SQLITE
    found = [(table, "update", "ROW", "") for table in LOGS] + [(HEADS, "update", "ROW", step)]
    found += [(table, "delete", "ROW", "") for table in (*LOGS, HEADS)]
    if vendor == "postgresql":
        found += [(table, "truncate", "STATEMENT", "") for table in (*LOGS, HEADS)]
    return found


def _statements(vendor: str, tables: set[str]) -> list[str]:
    template = _POSTGRES_REFUSE if vendor == "postgresql" else _SQLITE_REFUSE
    made = [
        template.format(table=table, word=word, event=word.upper(), level=level, when=when)
        for table, word, level, when in _barriers(vendor)
        if table in tables
    ]
    return [_POSTGRES_FUNCTION, *made] if vendor == "postgresql" else made


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
