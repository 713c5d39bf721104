"""Schools' notices among the tasks: what the task is about is read from its own compartment."""

from __future__ import annotations

from collections.abc import Sequence

from kaja.access.vyer import Begaran
from kaja.skolsignal.queries import of_ids
from kaja.web.handlaggare.skolanmalan_rad import mening
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad


def med_anmalningar(request: Begaran, rader: Sequence[Uppgiftsrad]) -> tuple[Uppgiftsrad, ...]:
    """The same tasks; those about a notice say what the school told. No query where none is."""
    ids = [rad.anmalan for rad in rader if rad.anmalan]
    lasta = of_ids(request.user, request.kommun, ids)
    return tuple(
        rad._replace(varfor=mening(lasta[rad.anmalan])) if rad.anmalan in lasta else rad
        for rad in rader
    )
