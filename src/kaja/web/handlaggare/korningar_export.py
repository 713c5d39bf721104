"""The runs as a file: all of them, as the page tells of each."""

from __future__ import annotations

from django.http import HttpResponse

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.korningar.models import Korning
from kaja.web.handlaggare.export import tabellfil
from kaja.web.handlaggare.korningar import korningslistan, laget, tid_i_ord
from kaja.web.komponenter.markup import LAGEN
from kaja.web.komponenter.text import SMALT, tid_iso

RUBRIKER = (
    *("Körning", "Fil", "Svar för", "Läge", "Vad som stoppade den", "Begärd", "Av", "Tid"),
    *("Genomgångna", "Att gå igenom", "Ändrade svar", "Händelser i registret"),
)


@kraver("korning.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """The latest first. The names of files only for those who may see files."""
    ser_fil = may(request.user, "fil.se", request.kommun)
    rader = (_rad(rad, ser_fil=ser_fil) for rad in korningslistan(request).iterator())
    return tabellfil(request, format, "korningar", RUBRIKER, rader)


def _rad(rad: Korning, *, ser_fil: bool) -> list[object]:
    namn, fel = laget(rad)
    fil = getattr(rad, "filnamn", None) if ser_fil else None
    return [
        *(rad.get_slag_display(), fil, rad.dag, LAGEN[namn][2], fel),
        *(tid_iso(rad.begard), str(rad.begard_av or "Kaja")),
        *(tid_i_ord(rad).replace(SMALT, " "), rad.gjort, rad.att_gora),
        *(rad.andrade_svar, rad.registerhandelser),
    ]
