"""The batches of letters and messages as a file: all of them, and nobody who got one."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.utskick.models import Utskick
from kaja.web.handlaggare.brev import gang, utskickslistan
from kaja.web.handlaggare.export import tabellfil
from kaja.web.komponenter.markup import LAGEN
from kaja.web.komponenter.text import SMALT, tid_iso

RUBRIKER = ("Nummer", "Utskick", "Hur", "Språk", "Läge", "Hur det går", "Beställt", "Av")


@kraver("utskick.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """The latest first, as on the page."""
    return tabellfil(request, format, "utskick", RUBRIKER, map(_rad, utskickslistan(request)))


def _rad(rad: Utskick) -> Sequence[object]:
    vad = (rad.get_mall_display(), rad.get_kanal_display(), rad.get_sprak_display())
    hur = (LAGEN[f"utskick_{rad.lage}"][2], gang(rad).replace(SMALT, " "))
    return (rad.pk, *vad, *hur, tid_iso(rad.begard), str(rad.begard_av or "Kaja"))
