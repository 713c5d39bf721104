"""The bars: studies on lines of their own, and the answers below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from kaja.regler.byggstenar import Malgrupp, Period
from kaja.regler.underlag import Studie
from kaja.web.handlaggare.tidslinje.former import Stapel
from kaja.web.handlaggare.tidslinje.i_ord import namn
from kaja.web.handlaggare.tidslinje.skala import Skala
from kaja.web.komponenter.text import datum_langt

RAD, TOPP = 40, 22
TECKEN = 6.6
"""The width of a letter in the drawing, on average."""
EN_DAG = timedelta(days=1)


def i_banor(studier: Iterable[Studie]) -> list[list[Studie]]:
    """Studies side by side where they overlap, else after each other on one line."""
    banor: list[list[Studie]] = []
    for studie in sorted(studier, key=lambda s: (s.fran, s.till or date.max)):
        for bana in banor:
            sista = bana[-1].till
            if sista is not None and sista <= studie.fran:
                bana.append(studie)
                break
        else:
            banor.append([studie])
    return banor


def skolstaplar(banor: list[list[Studie]], skala: Skala, dag: date) -> Iterator[Stapel]:
    """Each study, with a cross where it was interrupted."""
    for nr, bana in enumerate(banor):
        for studie in bana:
            slut = studie.till or (studie.fran + EN_DAG if studie.avbrott else skala.till)
            if slut <= skala.fran:
                continue
            bredd = skala.bredd(studie.fran, slut)
            yield Stapel(
                x=f"{skala.x(studie.fran):.1f}",
                y=TOPP + 12 + RAD * nr,
                bredd=f"{bredd:.1f}",
                klass="f-skola" if studie.fran <= dag else "f-spar",
                text=_ryms(namn(studie), bredd - 20),
                kryss=f"{skala.x(slut) - 5:.1f}" if studie.avbrott else "",
            )


def svarsstaplar(perioder: Iterable[Period], skala: Skala, y: int) -> Iterator[Stapel]:
    """The periods that are covered or unclear."""
    for period in perioder:
        klass = KLASS.get(period.utfall)
        if klass is not None and period.till > skala.fran:
            bredd = skala.bredd(period.fran, period.till)
            yield Stapel(f"{skala.x(period.fran):.1f}", y, f"{bredd:.1f}", klass)


KLASS = {Malgrupp.OMFATTAS: "f-kaa", Malgrupp.OKLART: "f-oklar"}


def framat(
    perioder: Sequence[Period], skala: Skala, y: int, dag: date, till_och_med: date | None
) -> Iterator[Stapel]:
    """How long the answer holds by itself, pale, for the one who is covered."""
    if till_och_med is None or not perioder or perioder[-1].utfall is not Malgrupp.OMFATTAS:
        return
    bredd = skala.bredd(dag, till_och_med + EN_DAG)
    sist = f"till och med {datum_langt(till_och_med)}"
    texter = (f"{sist} om inget ändras", sist, "om inget ändras")
    text = next((t for t in texter if len(t) * TECKEN < bredd - 14), "")
    yield Stapel(f"{skala.x(dag):.1f}", y, f"{bredd:.1f}", "f-spar", text)


def _ryms(text: str, bredd: float) -> str:
    plats = int(bredd / TECKEN)
    if len(text) <= plats:
        return text
    return f"{text[: plats - 1].rstrip()}…" if plats > 6 else ""
