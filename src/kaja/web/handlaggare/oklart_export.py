"""Taking those who are unclear out as a file, with the question to ask and whom."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.web.handlaggare.export import listfil, vem
from kaja.web.handlaggare.oklart import Fragerad, fragerader
from kaja.web.klocka import i_dag

RUBRIKER = ("Namn", "Nummer", "Ålder", "Dagar till 20", "Fråga", "Till")


@kraver("export.gora")
def export(request: Begaran, format: str) -> HttpResponse:
    """Those unclear with the question to ask, one line for each question."""
    fragor = list(fragerader(request))
    valda = [f.bedomning for f in fragor]
    rader = (_fragerad(f) for f in fragor if not f.bedomning.person.skyddad)
    return listfil(request, format, "oklart", RUBRIKER, valda, rader)


def _fragerad(rad: Fragerad) -> Sequence[object]:
    return (*vem(rad.bedomning, i_dag()), rad.fraga, rad.till)
