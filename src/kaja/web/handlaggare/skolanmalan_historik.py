"""Schools' notices on a person's page: all there have been, for those who may see them."""

from __future__ import annotations

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.skolsignal.queries import history_of
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagval import Tidslage
from kaja.web.handlaggare.skolanmalan_rad import Anmalningsrad
from kaja.web.klocka import i_dag


def anmalningarna(request: Begaran, person: Person, tid: Tidslage) -> list[Anmalningsrad] | None:
    """The notices, the latest first; those known by then, on another day. None for one who may not
    see them."""
    if not may(request.user, "skolsignal.se", request.kommun):
        return None
    rader = history_of(request.user, request.kommun, person.pk)
    if tid.kand:
        rader = rader.filter(kand_fran__lte=tid.kand)
    return [Anmalningsrad.av(rad, i_dag(), ser=True) for rad in rader]
