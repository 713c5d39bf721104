"""Problems that repeat a whole row, where the row may hold what nobody should be shown again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaja.intake.sources.bevis import layout as bevis
from kaja.intake.sources.elever import layout as elever
from kaja.intake.sources.layout import okanda_rubriker
from kaja.tabell import RowProblem

_UTAN_ADRESS = (*elever.LAYOUT, *bevis.LAYOUT)


def utan_hela_rader(problem: Iterable[RowProblem], header: Sequence[str]) -> list[RowProblem]:
    """The problems, without the text of whole rows when some column may be an address: it may be
    that of a person with protected identity. The number of the row is enough."""
    if not okanda_rubriker(header, _UTAN_ADRESS):
        return list(problem)
    return [en if en.kolumn else en._replace(varde="") for en in problem]
