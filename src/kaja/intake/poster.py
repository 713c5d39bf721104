"""The records of a received file, and how they lie in the JSON of a staged row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args, get_type_hints

from kaja.intake.models import Format, Kallnamn, MottagenFil
from kaja.intake.oppna import oppna
from kaja.intake.sources import bevis, elever, folkbokforing, kaa_lista
from kaja.intake.sources.lasning import Lasning, Namn, Post

if TYPE_CHECKING:
    from kaja.intake.sources.ss12000 import Ss12000Lasning

RECORDS: dict[Kallnamn, type[Any]] = {
    Kallnamn.FOLKBOKFORING: folkbokforing.FolkbokforingRad,
    Kallnamn.ELEVER: elever.ElevRad,
    Kallnamn.BEVIS: bevis.BevisRad,
    Kallnamn.KAA_LISTA: kaa_lista.KaaRad,
}


def open_received(fil: MottagenFil) -> Lasning:
    """A received file, opened as it was when it came. Raises TableError."""
    return oppna(
        bytes(fil.innehall),
        namn=fil.namn,
        kalla=Kallnamn(fil.kalla),
        format=Format(fil.format),
        profil=fil.profil,
        ar=fil.mottagen.year,
    )


class Sagt(NamedTuple):
    """What a file says beside its records: numbers of those who it says have no studies any more,
    protection by number, and the numbers of whom it says something that could not be read."""

    utan_studier: frozenset[str] = frozenset()
    skyddade: Mapping[str, str] = {}
    olasliga: frozenset[str] = frozenset()


def said_beside(fil: MottagenFil) -> Sagt:
    """What a received file says beside its records."""
    if fil.format != Format.SS12000 and not fil.antal_problem:
        return Sagt()
    lasning = open_received(fil)
    for _ in lasning.records():
        pass  # the answers grow while the records are read
    olasliga = frozenset(lasning.olasliga)
    if fil.format != Format.SS12000:
        return Sagt(olasliga=olasliga)
    ss12000 = cast("Ss12000Lasning", lasning)
    removed = {nummer for nummer in ss12000.borttagna.values() if nummer}
    return Sagt(frozenset(ss12000.utan_studier | removed), ss12000.skyddade, olasliga)


def all_records(fil: MottagenFil) -> Iterator[Post]:
    """The good rows of a received file, read again from its bytes."""
    return open_received(fil).records()


def as_json(post: Post, namn: Namn | None = None) -> dict[str, Any]:
    """The record's fields, a day as ISO text; with the name of a pupil without identity number."""
    fields = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in post._asdict().items()
    }
    return fields | {"namn": namn._asdict()} if namn else fields


def from_json(kalla: str, celler: dict[str, Any]) -> Any:
    """The record that `as_json` was given."""
    record = RECORDS[Kallnamn(kalla)]
    fields = {name: celler[name] for name in record._fields}
    days = DAYS[Kallnamn(kalla)]
    return record(
        **(fields | {name: date.fromisoformat(fields[name]) for name in days if fields[name]})
    )


def _days(record: type[Any]) -> tuple[str, ...]:
    hints = get_type_hints(record)
    return tuple(name for name, hint in hints.items() if date in (hint, *get_args(hint)))


DAYS = {kalla: _days(record) for kalla, record in RECORDS.items()}
