"""A day as one types it, in a cell or a field: 2026-12-01, 1/12, 1/12 2027, i dag."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

KORT = re.compile(r"(\d{1,2})/(\d{1,2})(?:[ /-](\d{4}))?")
ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
ORD = {"igår": -1, "idag": 0, "imorgon": 1}

UtanAr = Callable[[int, int, date], date]
"""Which year is meant where none is written: day, month, and the day it is typed."""


class ArSaknasError(ValueError):
    """A day without a year, where no year can be presumed."""


def nasta_sadan(nr: int, manad: int, dag: date) -> date:
    """The next such day, so that what is typed in December for January is right."""
    i_ar = date(dag.year, manad, nr)
    return i_ar if i_ar >= dag else date(dag.year + 1, manad, nr)


def senaste_sadan(nr: int, manad: int, dag: date) -> date:
    """The latest such day: what is told in January of December is about last year."""
    i_ar = date(dag.year, manad, nr)
    return i_ar if i_ar <= dag else date(dag.year - 1, manad, nr)


def las_dag(text: str, dag: date, utan_ar: UtanAr | None = nasta_sadan) -> date:
    """The day that is meant, typed on `dag`. Without a year it is the one that `utan_ar` says, and
    ArSaknasError where that is None. ValueError, a Swedish sentence, for anything else."""
    text = text.strip().casefold()
    if (om := ORD.get(text.replace(" ", ""))) is not None:
        return dag + timedelta(om)
    try:
        if hit := ISO.fullmatch(text):
            return date(*map(int, hit.groups()))
        if hit := KORT.fullmatch(text):
            return _kort(int(hit[1]), int(hit[2]), hit[3], dag, utan_ar)
    except ArSaknasError:
        raise
    except ValueError:
        pass
    raise ValueError(f"”{text[:20]}” är ingen dag. Skriv den som 2026-12-01 eller 1/12.")


def _kort(nr: int, manad: int, ar: str | None, dag: date, utan_ar: UtanAr | None) -> date:
    if ar:
        return date(int(ar), manad, nr)
    if utan_ar is None:
        raise ArSaknasError(f"”{nr}/{manad}” saknar år. Skriv det som {nr}/{manad} {dag.year}.")
    return utan_ar(nr, manad, dag)
