"""What was just noted, with the way to take it back. The address says which contact it was, and the
page has read it: nothing is kept between the two."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.access.vyer import Begaran
from kaja.insatser.queries.gjort import Gjort
from kaja.web.komponenter.text import datum_med_dag

NYCKEL = "loggat"


class Loggat(NamedTuple):
    """The sentence, and the contacts (ids) that an undo takes back."""

    mening: str
    kontakter: list[int]


def loggat(request: Begaran, gjort: Gjort, nasta: date | None) -> Loggat | None:
    """What the address says was noted, while it stands and nothing has been noted since. `nasta` is
    the next day that it led to."""
    sist = max(gjort.noterat, key=lambda en: en.pk, default=None)
    if sist is None or request.GET.get(NYCKEL) != str(sist.pk):
        return None
    mening = f"Loggat: {sist.kanal.label}, {sist.utfall.label.lower()}."
    if nasta:
        mening += f" Nästa datum {datum_med_dag(nasta)}."
    return Loggat(mening, [sist.pk])
