"""The schools' notices as a file: the filters of the page, all its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.skolsignal.models import Anmalan
from kaja.web.handlaggare.export import listfil, oskyddade, vem
from kaja.web.handlaggare.skolanmalan_filter import valda
from kaja.web.handlaggare.skolanmalan_rad import Anmalningsrad
from kaja.web.handlaggare.skolanmalan_tabell import ordnad
from kaja.web.klocka import i_dag

RUBRIKER = (
    *("Namn", "Nummer", "Ålder", "Dagar till 20", "Skola", "Skolenhetskod", "Anmält", "Dag"),
    *("Till och med", "Kom in", "Hur den kom", "Ska vara handlagd", "Handlagd", "Vad som gjordes"),
    "Av",
)


@kraver("skolsignal.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """The list as it is shown, all its rows."""
    rader = [rad.record for rad in ordnad(request, valda(request)).rows]
    return listfil(request, format, "skolanmalningar", RUBRIKER, rader, map(_rad, oskyddade(rader)))


def _rad(en: Anmalan) -> Sequence[object]:
    rad = Anmalningsrad.av(en, i_dag(), ser=False)
    tom = en.till - timedelta(days=1) if en.till else None
    return (
        *vem(en, i_dag()),
        *(en.skola, en.skolenhetskod, en.get_slag_display(), en.dag, tom, en.mottagen),
        *(en.get_satt_display(), en.senast, rad.handlagd, rad.utfall, rad.handlagd_av),
    )
