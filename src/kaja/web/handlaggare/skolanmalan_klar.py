"""The notice that was just handled from Att göra, with the way to undo it. The address says which
one it was: nothing is kept between the two pages."""

from __future__ import annotations

from typing import NamedTuple

from kaja.access.vyer import Begaran
from kaja.skolsignal.queries import of_ids
from kaja.web.handlaggare.skolanmalan_rad import Anmalningsrad
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.klocka import i_dag

NYCKEL = "handlagd"


class Handlagd(NamedTuple):
    """The sentence, and the notice (id)."""

    mening: str
    anmalan: int


def handlagd(request: Begaran) -> Handlagd | None:
    """What the address says was handled, while it is. Without it, no query."""
    pk = request.GET.get(NYCKEL, "")
    if not pk.isdecimal():
        return None
    en = of_ids(request.user, request.kommun, [int(pk[:18])]).get(int(pk[:18]))
    rad = Anmalningsrad.av(en, i_dag(), ser=ser_skyddade(request)) if en else None
    if rad is None or rad.vantar or rad.dold:
        return None
    mening = f"Anmälan om {rad.anmalan.person} är handlagd: {rad.utfall.lower()}."
    return Handlagd(mening, rad.anmalan.pk)
