"""What is typed or pasted in a cell of the register, read: a colleague, a day, an occupation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kaja.access.models import User
from kaja.flows.celler import Falt
from kaja.insatser.actions import check_next_date
from kaja.insatser.models import Sysselsattningsval
from kaja.web.handlaggare.dagord import las_dag

INGEN = frozenset(("", "ingen", "-", "–"))


class Cellfel(ValueError):
    """It cannot stand in that cell. The message is a Swedish sentence."""


def las_cell(
    falt: Falt, text: str, agare: Sequence[User], dag: date
) -> User | date | Sysselsattningsval | None:
    """What the text means in the column. Cellfel when it means nothing there, or several things."""
    text = " ".join(text.split())
    match falt:
        case Falt.AGARE:
            return _agare(text, agare)
        case Falt.DATUM:
            return _dag(text, dag)
        case Falt.GOR:
            return _gor(text)


def _agare(text: str, agare: Sequence[User]) -> User | None:
    """By id, by name, or by the given name where only one has it."""
    sokt = text.casefold()
    if sokt in INGEN:
        return None
    hela = [en for en in agare if str(en.pk) == sokt or en.namn.casefold() == sokt]
    traffar = hela or [en for en in agare if en.namn.casefold().split()[:1] == [sokt]]
    if len(traffar) == 1:
        return traffar[0]
    if traffar:
        raise Cellfel(f"Flera heter {text}. Skriv hela namnet.")
    raise Cellfel(f"”{text[:40]}” är ingen som arbetar med ungdomar här.")


def _dag(text: str, dag: date) -> date | None:
    if text.casefold() in INGEN:
        return None
    try:
        valt = las_dag(text, dag)
        check_next_date(valt, dag)
    except ValueError as fel:
        raise Cellfel(str(fel)) from None
    return valt


def _gor(text: str) -> Sysselsattningsval:
    sokt = text.casefold()
    for val in Sysselsattningsval:
        if sokt in (val.value, val.label.casefold()):
            return val
    finns = ", ".join(str(val.label) for val in Sysselsattningsval)
    raise Cellfel(f"Välj vad den unge gör nu: {finns}.")
