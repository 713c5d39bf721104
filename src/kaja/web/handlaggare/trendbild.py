"""The drawing of how many are unexplained, week by week, and the table that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kaja.statistik.maskering import Visat
from kaja.statistik.tal import Tal
from kaja.web.handlaggare.matare import Matare
from kaja.web.komponenter.text import datum

BREDD, HOJD, BOTTEN, TOPP = 900, 180, 150, 24


class Stapel(NamedTuple):
    """One week in the drawing; `text` and `dag` are written only where there is room."""

    x: str
    y: str
    bredd: str
    hojd: str
    mitt: str
    text_y: str
    text: str
    dag: str


class Veckorad(NamedTuple):
    dag: date
    kohort: str
    oforklarade: Visat
    andel: str
    hogst: int


class Trendbild(NamedTuple):
    titel: str
    staplar: list[Stapel]
    rader: list[Veckorad]


def trendbild(dagar: Mapping[date, Tal], *, maskerad: bool) -> Trendbild | None:
    """The last day of each week; None with fewer than two weeks to compare."""
    veckor = {dag.isocalendar()[:2]: dag for dag in sorted(dagar)}
    if len(veckor) < 2:
        return None
    rader = [_rad(dag, dagar[dag], maskerad=maskerad) for dag in veckor.values()]
    staplar = _staplar(rader)
    forst, sist = rader[0], rader[-1]
    titel = (
        f"Oförklarade vecka för vecka: {forst.oforklarade} den {datum(forst.dag)}, "
        f"{sist.oforklarade} den {datum(sist.dag)}. Tabellen under bilden har alla tal."
    )
    return Trendbild(titel, staplar, rader)


def _rad(dag: date, tal: Tal, *, maskerad: bool) -> Veckorad:
    matare = Matare(tal, maskerad=maskerad)
    return Veckorad(dag, matare.kohort, matare.oforklarade, matare.andel, matare.hogst)


def _staplar(rader: list[Veckorad]) -> list[Stapel]:
    antal = [rad.hogst for rad in rader]
    steg, hogst = BREDD / len(rader), max(*antal, 1)
    varannan = max(len(rader) // 9, 1)
    staplar = []
    for i, (rad, n) in enumerate(zip(rader, antal, strict=True)):
        hojd = max(n * (BOTTEN - TOPP) / hogst, 1)
        sist_eller_jamn = (len(rader) - 1 - i) % varannan == 0
        staplar.append(
            Stapel(
                x=f"{i * steg + steg * 0.15:.1f}",
                y=f"{BOTTEN - hojd:.1f}",
                bredd=f"{steg * 0.7:.1f}",
                hojd=f"{hojd:.1f}",
                mitt=f"{i * steg + steg / 2:.1f}",
                text_y=f"{BOTTEN - hojd - 6:.1f}",
                text=str(rad.oforklarade) if sist_eller_jamn else "",
                dag=datum(rad.dag) if sist_eller_jamn else "",
            )
        )
    return staplar
