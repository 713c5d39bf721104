"""The columns of a source, and where they stand in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from kaja.tabell import TableError, fold_header


class Kolumn(NamedTuple):
    """A column of a source.

    `tolka` reads the cell and raises ValueError with a Swedish sentence; None means the identity
    number. A fault in a `umbarlig` column is reported, but the row is used without the cell.
    `minns` is for columns whose texts come back. A cell of a column that is not `visas` is never
    repeated in a problem: somebody may have written there what must not be kept.
    """

    namn: str
    tolka: Callable[[str], Any] | None
    kravs: bool = False
    synonymer: tuple[str, ...] = ()
    umbarlig: bool = False
    minns: bool = True
    visas: bool = True


NUMMER = Kolumn(
    "personnummer", None, kravs=True, synonymer=("personnr", "pnr", "identitetsnummer", "civicNo")
)


def platser(header: Sequence[str], layout: Sequence[Kolumn]) -> list[int]:
    """Where each column stands, -1 when it is not there. TableError when one that must be there is
    not, or stands in two places."""
    rubriker = [fold_header(namn) for namn in header]
    found = [_plats(kolumn, rubriker) for kolumn in layout]
    saknade = [
        kolumn.namn
        for kolumn, plats in zip(layout, found, strict=True)
        if kolumn.kravs and plats < 0
    ]
    if saknade:
        vilka = "Kolumnen" if len(saknade) == 1 else "Kolumnerna"
        raise TableError(
            f"{vilka} {', '.join(saknade)} saknas. Lägg till eller rätta rubriken. "
            f"Filen har {', '.join(header)[:200]}."
        )
    return found


def valjare(platser: list[int]) -> Callable[[list[str]], tuple[str, ...]]:
    """Picks the cells at the places; a column that the file does not have is blank."""
    valj = itemgetter(*platser)
    return valj if min(platser) >= 0 else lambda cells: valj([*cells, ""])


def okanda_rubriker(header: Sequence[str], kanda: Iterable[Kolumn]) -> list[str]:
    """The headings that are none of the known columns'."""
    namn = {fold_header(stavning) for kolumn in kanda for stavning in _stavningar(kolumn)}
    return [rubrik for rubrik in header if rubrik and fold_header(rubrik) not in namn]


def _stavningar(kolumn: Kolumn) -> tuple[str, ...]:
    return kolumn.namn, *kolumn.synonymer


def _plats(kolumn: Kolumn, rubriker: list[str]) -> int:
    for namn in map(fold_header, _stavningar(kolumn)):
        if rubriker.count(namn) > 1:
            raise TableError(f"Kolumnen {kolumn.namn} finns flera gånger. Ta bort alla utom en.")
        if namn in rubriker:
            return rubriker.index(namn)
    return -1
