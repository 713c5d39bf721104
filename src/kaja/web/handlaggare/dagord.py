"""A day as one types it in a cell: 2026-12-01, 1/12, 1/12 2027, i dag."""

from __future__ import annotations

import re
from datetime import date

KORT = re.compile(r"(\d{1,2})/(\d{1,2})(?:[ /-](\d{4}))?")
ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def las_dag(text: str, dag: date) -> date:
    """The day that is meant, typed on `dag`. Without a year it is the next such day, so that what
    is typed in December for January is right. ValueError, a Swedish sentence, for anything else."""
    text = text.strip().casefold()
    if text in ("i dag", "idag"):
        return dag
    try:
        if hit := ISO.fullmatch(text):
            return date(*map(int, hit.groups()))
        if hit := KORT.fullmatch(text):
            return _nasta(int(hit[1]), int(hit[2]), hit[3], dag)
    except ValueError:
        pass
    raise ValueError(f"”{text[:20]}” är ingen dag. Skriv den som 2026-12-01 eller 1/12.")


def _nasta(nr: int, manad: int, ar: str | None, dag: date) -> date:
    if ar:
        return date(int(ar), manad, nr)
    i_ar = date(dag.year, manad, nr)
    return i_ar if i_ar >= dag else date(dag.year + 1, manad, nr)
