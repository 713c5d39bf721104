"""Opening a file of any format: one way in for all sources.

The formats beyond tables are imported when they are met, so that the web process starts light.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, cast

from kaja.intake.models import Format, Kallnamn
from kaja.intake.sources import bevis, elever, folkbokforing, kaa_lista
from kaja.intake.sources.lasning import Lasning, Namn, Post, Slag
from kaja.tabell import RowProblem, Table, TableError, open_table
from kaja.ungdom.identitet import Nummerbok

READERS: dict[Kallnamn, Callable[..., Any]] = {
    Kallnamn.FOLKBOKFORING: folkbokforing.reader,
    Kallnamn.ELEVER: elever.reader,
    Kallnamn.BEVIS: bevis.reader,
    Kallnamn.KAA_LISTA: kaa_lista.reader,
}


class Tabellasning:
    """A table with the canonical columns, as a `Lasning`."""

    def __init__(self, table: Table, kalla: Kallnamn, ar: int) -> None:
        self._table, self._reader = table, READERS[kalla](table, nummerbok=Nummerbok(ar))
        self.slag = cast("Slag", kalla.value)
        self.kodning, self.rubriker = table.encoding, table.header
        self.problems: list[RowProblem] = self._reader.problems
        self.namn: dict[str, Namn] = {}
        self.olasliga: set[str] = self._reader.olasliga

    def records(self) -> Iterator[Post]:
        yield from self._reader.records()

    def forsta(self, antal: int) -> list[tuple[int, list[str]]]:
        return list(islice(self._table.rows(), antal))


def oppna(
    innehall: bytes,
    *,
    namn: str,
    kalla: Kallnamn,
    format: Format = Format.KANONISK,
    profil: dict[str, Any] | None = None,
    ar: int,
) -> Lasning:
    """The file as a `Lasning` of the kind `kalla`; `ar` decides the century of numbers with ten
    digits. Raises TableError, with a Swedish sentence, when it cannot be used at all."""
    lasning = _oppna(innehall, namn, kalla, format, profil, ar)
    if lasning.slag != kalla:
        raise TableError(
            f"Filen berättar om {Kallnamn(lasning.slag).label.lower()}, inte om "
            f"{kalla.label.lower()}. Välj rätt källa."
        )
    return lasning


def _oppna(
    innehall: bytes,
    namn: str,
    kalla: Kallnamn,
    format: Format,
    profil: dict[str, Any] | None,
    ar: int,
) -> Lasning:
    match format:
        case Format.NAVET:
            from kaja.intake.sources import navet

            return navet.oppna(innehall, namn, ar=ar)
        case Format.SS12000:
            from kaja.intake.sources import ss12000

            return ss12000.oppna(innehall, namn, ar=ar)
        case Format.KALKYLBLAD:
            from kaja.intake.sources import kalkylblad

            return kalkylblad.oppna(
                innehall, namn, profil=kalkylblad.Profil.ur_json(profil or {}), ar=ar
            )
    return Tabellasning(open_table(innehall, name=namn), kalla, ar)
