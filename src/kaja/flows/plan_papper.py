"""A version of a plan as a paper to read and sign: a tagged PDF of one or two pages.

The paper says nobody's identity number, and not who somebody with a protected identity is: there
the name is written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import kaja.insatser
from kaja.flows.utskick_text import datum
from kaja.insatser.models import Overenskommet, Plan, Planinsats, Planstatus, Vem
from kaja.utskick.brevsats import TryckfelError, tryck

MALL = Path(kaja.insatser.__file__).parent / "plan.typ"
EN_DAG = timedelta(days=1)
RUBRIKER = {
    Vem.UNGDOM: "Det här gör jag",
    Vem.KOMMUN: "Det här gör kommunen",
    Vem.ANNAN: "Det här gör andra",
}
"""The plan speaks with the youth: the headings of the efforts on the page and on paper."""

__all__ = ["RUBRIKER", "TryckfelError", "papper"]


def papper(plan: Plan) -> bytes:
    """The version as a PDF. TryckfelError if it cannot be set."""
    return tryck(_data(plan)).pdf


def _data(plan: Plan) -> dict[str, Any]:
    """What the template shows. What people have written is passed on as it stands."""
    utkast = plan.status == Planstatus.UTKAST
    return {
        "mall": str(MALL),
        "titel": "Min plan",
        "avsandare": plan.kommun.namn,
        "namn": "" if plan.person.skyddad else str(plan.person),
        "sidfot": f"{plan.kommun.namn}, plan {plan.nummer}, version {plan.version}",
        "om": _om(plan),
        "mal": plan.mal or "Målet är inte skrivet än.",
        "planering": plan.planering,
        "delar": list(_delar(plan)),
        "uppfoljning": list(_uppfoljning(plan)) or ["Ingen dag är bestämd än."],
        "overens": "Skriv under om du är med på planen. Den är frivillig." if utkast else _ja(plan),
        "skriv_under": utkast,
    }


def _om(plan: Plan) -> str:
    fran = f"Gäller från {datum(plan.fran)}" if plan.fran else "Inte bestämt från när"
    if plan.till is None:
        return f"{fran}."
    orsak = plan.get_slutorsak_display().lower()
    return f"{fran} till och med {datum(plan.till - EN_DAG)}. Slutade: {orsak}."


def _delar(plan: Plan) -> Iterator[dict[str, Any]]:
    insatser = sorted(plan.insatser.all(), key=lambda rad: rad.rad)
    for vem in Vem:
        rader = [{"vad": _vad(i), "nar": _nar(i)} for i in insatser if i.vem == vem]
        if rader:
            yield {"rubrik": RUBRIKER[vem], "rader": rader}


def _vad(insats: Planinsats) -> str:
    return f"{insats.vad} ({insats.ansvarig})" if insats.ansvarig else insats.vad


def _nar(insats: Planinsats) -> str:
    delar = []
    if insats.fran:
        delar.append(f"Från {datum(insats.fran)}.")
    if insats.till:
        delar.append(f"Till och med {datum(insats.till - EN_DAG)}.")
    if insats.slutorsak:
        delar.append(f"Slutade: {insats.get_slutorsak_display().lower()}.")
    if insats.folj_upp:
        delar.append(f"Vi följer upp {datum(insats.folj_upp)}.")
    return " ".join(delar)


def _uppfoljning(plan: Plan) -> Iterator[str]:
    dagar: tuple[tuple[str, date | None], ...] = (
        ("Vi följde upp planen senast", plan.uppfoljd),
        ("Vi följer upp planen", plan.folj_upp),
        ("Vi ser efter hur det har gått", plan.utvardera),
    )
    for vad, dag in dagar:
        if dag:
            yield f"{vad} {datum(dag)}."


def _ja(plan: Plan) -> str:
    dag = datum(plan.overens_dag) if plan.overens_dag else ""
    skrev = plan.overens_hur == Overenskommet.UNDERSKRIFT
    return f"Du {'skrev under' if skrev else 'sa ja'} {dag}."
