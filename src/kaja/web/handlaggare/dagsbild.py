"""The target group on another day: which the address asks for, and whether its picture is made and
still holds.

The picture itself is read as the list of today is: `urval.malgruppen`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from kaja.access.vyer import Begaran
from kaja.flows.dagsbild_galler import galler
from kaja.korningar.models import Korning, Korningslage
from kaja.register.dagsbilden import picture
from kaja.register.models import Dagsbild
from kaja.web.handlaggare.dagval import Dagform, Tidslage, tidslage
from kaja.web.komponenter.markup import ren


@dataclass(frozen=True, slots=True)
class Dagshuvud:
    """The picture that the address asks for, and what the page says of it."""

    tid: Tidslage
    bild: Dagsbild | None
    andrat: bool
    """Has anything that it rests on been said, or taken back, since it was made?"""

    @property
    def visas(self) -> bool:
        return self.bild is not None and self.bild.gjord is not None

    @property
    def dag(self) -> date:
        return self.tid.dag

    @property
    def kand(self) -> date | None:
        return self.tid.kand_dag

    @property
    def nar(self) -> str:
        return self.tid.i_ord

    @property
    def kvar(self) -> str:
        """What an address goes on from, to everyone on the same day."""
        kand = {"kand": self.kand} if self.kand else {}
        return f"{urlencode({'utfall': 'alla', 'dag': self.dag, **kand})}&"

    @property
    def korning(self) -> Korning | None:
        """The run that makes it, or has stopped."""
        return self.bild.korning if self.bild and not self.visas else None

    @property
    def stoppad(self) -> str:
        korning = self.korning
        return korning.fel if korning and korning.lage == Korningslage.STOPPAD else ""


def annan_dag(fraga: QueryDict) -> Tidslage | None:
    """The day to judge and the knowledge to judge with, if the address (or the form) names a day
    and it is another than today as it is known now; None also when either is wrong, which the
    filter's fields say."""
    form = Dagform(fraga)
    if not form.is_valid() or form.cleaned_data["dag"] is None:
        return None
    tid = tidslage(form)
    return None if tid.nu else tid


def sagd_dag(fraga: QueryDict) -> dict[str, str]:
    """What the address says of the day, to go on with to another page."""
    return {namn: str(fraga[namn]) for namn in ("dag", "kand") if fraga.get(namn)}


def personens_dag(fraga: QueryDict) -> str:
    """What to add to the address of a person's page, so that it is about the same day."""
    return ren(f"?{urlencode(sagd_dag(fraga))}") if annan_dag(fraga) else ""


def dagshuvud(request: Begaran) -> Dagshuvud | None:
    """The picture that the address asks for, made or not; None for the list of today. Looked up
    once a request."""
    if not hasattr(request, "dagshuvud"):
        tid = annan_dag(request.GET)
        request.dagshuvud = huvud_for(request, tid) if tid else None  # type: ignore[attr-defined]
    huvud: Dagshuvud | None = request.dagshuvud  # type: ignore[attr-defined]
    return huvud


def dagsbilden(request: Begaran) -> Dagsbild | None:
    """The picture whose rows the list shows; None when it shows stored answers."""
    huvud = dagshuvud(request)
    return huvud.bild if huvud and huvud.visas else None


def huvud_for(request: Begaran, tid: Tidslage) -> Dagshuvud:
    """The picture of the day, looked up anew."""
    bild = picture(request.user, request.kommun, tid.dag, tid.kand)
    gjord = bild is not None and bild.gjord is not None
    andrat = gjord and bild is not None and not galler(bild)
    return Dagshuvud(tid, bild, andrat)
