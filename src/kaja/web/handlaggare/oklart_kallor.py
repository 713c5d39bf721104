"""Sources that persons wait for: one task for each sender to remind, never one for each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count

from kaja.access.vyer import Begaran
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.insatser.queries import oppna
from kaja.register.queries import answers
from kaja.web.handlaggare.kallor import Kalla, kallor
from kaja.web.handlaggare.paminnelse import Paminnelse, paminnelse
from kaja.web.klocka import i_dag


class Kallrad(NamedTuple):
    """A sender to remind: of what, how far it has reported, and how many persons wait."""

    nyckel: str
    kalla: str
    avsandare: str
    tom: date | None
    antal: int
    text: Paminnelse | None
    uppgift: Uppgift | None


def kallrader(request: Begaran, *, uppskjutna: bool = False) -> list[Kallrad]:
    """The senders that someone waits for, most waiting first; those that are postponed are left
    out, or with `uppskjutna` the only ones."""
    vantar = _vantar(request)
    if not vantar:
        return []
    tagna = {rad.nyckel: rad for rad in _stored(request)}
    alla = [rad for k in kallor(request.kommun, i_dag()) for rad in _rader(request, k, vantar)]
    rader = [rad._replace(uppgift=tagna.get(rad.nyckel)) for rad in alla]
    valda = [rad for rad in rader if _postponed(rad.uppgift) == uppskjutna]
    return sorted(valda, key=lambda rad: -rad.antal)


def nyckel(kalla: str, avsandare: str) -> str:
    """What the task to remind a sender is known by; long names are cut."""
    return f"{Uppgiftsslag.SEN_KALLA}:{kalla}:{avsandare}"[:80]


def _vantar(request: Begaran) -> Counter[str]:
    """How many wait for each source and for nothing else."""
    svar = answers(request.user, request.kommun).filter(bara_sen_kalla=True)
    rader = svar.exclude(vantar_pa_kallor="").order_by()  # as its index says; they all have one
    vantar: Counter[str] = Counter()
    for namn, n in rader.values_list("vantar_pa_kallor").annotate(Count("pk")):
        for kalla in namn.split(","):
            vantar[kalla] += n
    return vantar


def _rader(request: Begaran, kalla: Kalla, vantar: Counter[str]) -> Iterator[Kallrad]:
    """The senders that are late or have not said how far they go, or else the one that is furthest
    behind: it decides how far the source has come. Without any the source itself is asked."""
    if not (antal := vantar[kalla.id]):
        return
    sena = [en for en in kalla.avsandare if en.sen_dagar or en.tom is None]
    sena = sena or kalla.avsandare[:1]
    for en in sena:
        text = paminnelse(kalla, en, request.kommun.namn)
        yield Kallrad(nyckel(kalla.id, en.namn), kalla.namn, en.namn, en.tom, antal, text, None)
    if not sena:
        yield Kallrad(nyckel(kalla.id, ""), kalla.namn, "", None, antal, None, None)


def _stored(request: Begaran) -> Iterator[Uppgift]:
    yield from oppna(request.user, request.kommun).filter(slag=Uppgiftsslag.SEN_KALLA)


def _postponed(uppgift: Uppgift | None) -> bool:
    till = uppgift.uppskjuten_till if uppgift else None
    return till is not None and till > i_dag()
