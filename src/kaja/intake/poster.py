"""The records of the sources, and how they lie in the JSON of a staged row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias, get_args, get_type_hints

from kaja.intake.models import Kallnamn
from kaja.intake.sources import bevis, elever, folkbokforing
from kaja.intake.sources.lasare import Lasare
from kaja.tabell import Table
from kaja.ungdom.identitet import Nummerbok

Post: TypeAlias = folkbokforing.FolkbokforingRad | elever.ElevRad | bevis.BevisRad

SOURCES: dict[Kallnamn, tuple[Callable[..., Lasare[Any]], type[Any]]] = {
    Kallnamn.FOLKBOKFORING: (folkbokforing.reader, folkbokforing.FolkbokforingRad),
    Kallnamn.ELEVER: (elever.reader, elever.ElevRad),
    Kallnamn.BEVIS: (bevis.reader, bevis.BevisRad),
}


def open_reader(kalla: str, table: Table, *, ar: int) -> Lasare[Any]:
    """The source's reader of a table; `ar` decides the century of numbers with ten digits.

    Raises TableError when a required column is missing.
    """
    make, _ = SOURCES[Kallnamn(kalla)]
    return make(table, nummerbok=Nummerbok(ar))


def as_json(post: Post) -> dict[str, Any]:
    """The record's fields; a day as ISO text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in post._asdict().items()
    }


def from_json(kalla: str, celler: dict[str, Any]) -> Any:
    """The record that `as_json` was given."""
    _, record = SOURCES[Kallnamn(kalla)]
    days = DAYS[Kallnamn(kalla)]
    found = {name: date.fromisoformat(celler[name]) for name in days if celler[name]}
    return record(**(celler | found))


def _days(record: type[Any]) -> tuple[str, ...]:
    hints = get_type_hints(record)
    return tuple(name for name, hint in hints.items() if date in (hint, *get_args(hint)))


DAYS = {kalla: _days(record) for kalla, (_, record) in SOURCES.items()}
