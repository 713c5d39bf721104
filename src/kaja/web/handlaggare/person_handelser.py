"""The events of the register on a person's page: what happened, why, on what ground, who."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from kaja.access.models import User
from kaja.register import orsaker
from kaja.register.models import Registerhandelse
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagval import Tidslage
from kaja.web.komponenter.text import datum_i_text


class Handelserad(NamedTuple):
    """An event of the register: what, from when, why, on what ground, and by whom."""

    dag: date
    vad: str
    orsak: str
    grund: str
    tid: datetime
    av: str


def handelserna(person: Person, tid: Tidslage) -> list[Registerhandelse]:
    rader = Registerhandelse.objects.filter(
        kommun=person.kommun_id, post__person=person, dag__lte=tid.dag
    )
    if tid.kand:
        rader = rader.filter(tid__lte=tid.kand)
    rader = rader.select_related("bedomning", "beslut__beslutad_av").defer("bedomning__svar")
    return list(rader.order_by("post", "nr"))


def rader(handelser: list[Registerhandelse]) -> list[Handelserad]:
    """The latest first."""
    namn = _namn(rad.aktor for rad in handelser)
    return [
        Handelserad(
            rad.dag,
            rad.get_slag_display(),
            orsaker.i_ord(rad.orsak) if rad.orsak else "",
            _grund(rad),
            rad.tid,
            namn.get(rad.aktor, "Kaja"),
        )
        for rad in sorted(handelser, key=lambda rad: (rad.tid, rad.post_id, rad.nr), reverse=True)
    ]


def _grund(rad: Registerhandelse) -> str:
    """The decision, or the answer of the law, that it rests on."""
    if rad.beslut:
        return (
            f"Kommunens beslut av {rad.beslut.beslutad_av}: "
            f"{rad.beslut.get_slag_display().lower()}. {rad.beslut.get_skal_display()}."
        )
    return datum_i_text(rad.bedomning.motivering) if rad.bedomning else ""


def _namn(aktorer: Iterable[str]) -> dict[str, str]:
    """The names of those who are users, by what the events call them."""
    ids = [int(pk) for aktor in aktorer if (pk := aktor.partition("anvandare:")[2]).isdecimal()]
    return {user.aktor: user.namn for user in User.objects.filter(pk__in=ids)} if ids else {}
