"""The vertical lines: years, Julys, and the 20th birthday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kaja.web.handlaggare.tidslinje.former import Markering
from kaja.web.handlaggare.tidslinje.skala import HOGER, VANSTER, Skala
from kaja.web.komponenter.text import datum_langt


def ar_och_juli(skala: Skala) -> Iterator[Markering]:
    """Each New Year and, where there is room, each first of July."""
    glest = (skala.till - skala.fran).days > 365 * 5
    for ar in range(skala.fran.year, skala.till.year + 1):
        for dag, text, klass in (
            (date(ar, 1, 1), str(ar), "t-stark"),
            (date(ar, 7, 1), "juli", "t-dov"),
        ):
            if skala.fran <= dag <= skala.till and not (glest and text == "juli"):
                x = skala.x(dag)
                yield Markering(f"{x:.1f}", text if x < HOGER - 30 else "", klass)


def ankare(x: float) -> str:
    """How a text at `x` is anchored so that it stays inside the drawing."""
    return "middle" if VANSTER + 30 < x < HOGER - 30 else "end" if x > VANSTER + 30 else "start"


def tjugo(skala: Skala, dag: date | None) -> Markering | None:
    """The 20th birthday, if it falls within the drawing."""
    if dag is None or not skala.fran <= dag <= skala.till:
        return None
    x = skala.x(dag)
    return Markering(
        f"{x:.1f}", f"20 år, {datum_langt(dag)}", "s-tjugo", "end" if x > 300 else "start"
    )
