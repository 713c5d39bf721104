"""The received files as a list to take out: all of them, and nothing that stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.intake.models import MottagenFil
from kaja.web.handlaggare.export import tabellfil
from kaja.web.handlaggare.inlasning import mottagna
from kaja.web.komponenter.markup import LAGEN
from kaja.web.komponenter.text import tid_iso

RUBRIKER = ("Fil", "Källa", "Avsändare", "Mottagen", "Av", "Rader", "Problem", "Läge")


@kraver("fil.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """The latest first."""
    return tabellfil(request, format, "mottagna-filer", RUBRIKER, map(_rad, mottagna(request)))


def _rad(fil: MottagenFil) -> Sequence[object]:
    return (
        *(fil.namn, fil.get_kalla_display(), fil.avsandare, tid_iso(fil.mottagen)),
        *(str(fil.mottagen_av or "Kaja"), fil.antal_rader, fil.antal_problem),
        LAGEN[fil.status][2],
    )
