"""What stands in a plan, and what must stand there before it can be agreed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from kaja.insatser.models import Insatsslut, Overenskommet, Plan, Vem


class PlanfelError(ValueError):
    """The plan cannot be saved like this. The message is a Swedish sentence."""


class Insats(NamedTuple):
    """One effort. `rad` is the same in all versions; None: it is new. `till` is the day after the
    last."""

    rad: int | None
    vem: Vem
    vad: str
    ansvarig: str = ""
    fran: date | None = None
    till: date | None = None
    slutorsak: Insatsslut | str = ""
    folj_upp: date | None = None


class Innehall(NamedTuple):
    """What a version of a plan says."""

    planering: str = ""
    mal: str = ""
    fran: date | None = None
    folj_upp: date | None = None
    utvardera: date | None = None
    insatser: tuple[Insats, ...] = ()


class Overens(NamedTuple):
    """How and when the youth agreed."""

    hur: Overenskommet
    dag: date


def content_of(plan: Plan) -> Innehall:
    """What a saved version says."""
    rows = sorted(plan.insatser.all(), key=lambda row: row.rad)
    return Innehall(
        **{name: getattr(plan, name) for name in Innehall._fields[:-1]},
        insatser=tuple(
            Insats(**{name: getattr(row, name) for name in Insats._fields}) for row in rows
        ),
    )


def check_written(innehall: Innehall) -> None:
    """PlanfelError when nothing is written."""
    if not (innehall.mal or innehall.planering or innehall.insatser):
        raise PlanfelError("Planen är tom. Skriv målet, eller något som ska göras.")


def check_efforts(innehall: Innehall, i_kraft: Collection[int]) -> None:
    """PlanfelError when an effort of the plan in force (`i_kraft`, their `rad`) is gone, or what is
    said of one does not go together."""
    gone = set(i_kraft) - {insats.rad for insats in innehall.insatser}
    if gone:
        raise PlanfelError(
            "En insats i den gällande planen kan inte tas bort: skriv vilken dag den slutade och "
            "varför, så syns det att den har funnits."
        )
    for insats in innehall.insatser:
        if insats.fran and insats.till and not insats.fran < insats.till:
            raise PlanfelError(f"”{insats.vad}” slutar innan den börjar. Ändra någon av dagarna.")
        if insats.slutorsak and not insats.till:
            raise PlanfelError(f"”{insats.vad}” har slutat: skriv vilken dag.")


def check_agreed(innehall: Innehall, overens: Overens, dag: date) -> None:
    """PlanfelError when something is missing that a plan in force must have."""
    if overens.dag > dag:
        raise PlanfelError("Dagen för överenskommelsen har inte varit än.")
    missing = list(_missing(innehall))
    if missing:
        raise PlanfelError(f"Planen kan inte gälla än. Det här saknas: {', '.join(missing)}.")
    for insats in innehall.insatser:
        if insats.till and insats.till <= dag and not insats.slutorsak:
            raise PlanfelError(f"”{insats.vad}” har slutat: välj varför.")
        if insats.vem == Vem.ANNAN and not insats.ansvarig:
            raise PlanfelError(f"”{insats.vad}”: skriv vilken aktör som gör det.")


def _missing(innehall: Innehall) -> Iterator[str]:
    if not innehall.mal:
        yield "målet"
    if not innehall.insatser:
        yield "minst en insats"
    if innehall.fran is None:
        yield "dagen planen gäller från"
    if innehall.folj_upp is None:
        yield "dagen för uppföljning"
