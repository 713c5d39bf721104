"""The guard of free text: how much it finds, how often it is right, and how fast it is."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from bench.matning import Figur
from kaja.regler.forbjudna_uppgifter import granska
from tests.regler.forbjudna_uppgifter.meningar import (
    EFTERAT,
    OSEDDA,
    UNDANHALLNA,
    UTVECKLING,
    Matt,
    las,
    mat,
)

GANGER = 500


def figurer() -> Iterator[Figur]:
    yield from _halva("utveckling", mat(list(las(UTVECKLING))), grans=5)
    yield from _halva("undanhållna", mat(list(las(UNDANHALLNA))), grans=None)
    yield from _halva("skrivna efteråt", mat(list(las(EFTERAT))), grans=None)
    yield from _halva("osedda", mat(list(las(OSEDDA))), grans=None)
    text = " ".join(mening.text for mening in las(UTVECKLING))[:500]
    tid = statistics.median(_tid(text) for _ in range(GANGER))
    yield Figur("skydd.tid", "500 tecken, processortid, median", 1.0, 1000 * tid, "ms")


def _halva(namn: str, matt: Matt, *, grans: float | None) -> Iterator[Figur]:
    """What is missed and what is wrong, in per cent: a limit is the most that is good enough."""
    alla = matt.varnade_ratt + len(matt.missade)
    yield Figur("skydd.traff", f"{namn}: recall, {alla} som ska varna", None, 100 * matt.traff, "%")
    yield Figur("skydd.sakerhet", f"{namn}: precision", None, 100 * matt.sakerhet, "%")
    yield Figur("skydd.missade", f"{namn}: missade", grans, 100 * (1 - matt.traff), "%")
    yield Figur("skydd.falska", f"{namn}: varnar fel", grans, 100 * (1 - matt.sakerhet), "%")


def _tid(text: str) -> float:
    start = time.process_time()
    granska(text)
    return time.process_time() - start
