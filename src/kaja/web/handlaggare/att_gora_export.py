"""What to do as a file: the tab of the page, all its parts in one table and all their rows."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from kaja.access.enheter import team
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Uppgift
from kaja.web.handlaggare.att_gora import urvalet
from kaja.web.handlaggare.export import listfil, vem
from kaja.web.handlaggare.skolanmalan_uppgift import med_anmalningar
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad
from kaja.web.klocka import i_dag

RUBRIKER = (
    *("Namn", "Nummer", "Ålder", "Dagar till 20", "Del", "Vad", "Varför", "Dag"),
    "Vem som har den",
)


@kraver("malgrupp.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """Whose tasks the address says, of one part where it says which."""
    dag = i_dag()
    urval = urvalet(request, team(request.user, request.kommun, dag), dag)
    visa = request.GET.get("visa", "")
    funna = [
        (en.rubrik, uppgift)
        for en in urval.delar
        if visa in ("", en.namn)
        for uppgift in urval.hela(en).select_related("ansvarig")
    ]
    oppna = med_anmalningar(request, [Uppgiftsrad.av(uppgift, dag) for _, uppgift in funna])
    skyddade = [Uppgiftsrad.av(uppgift, dag) for uppgift in urval.skyddade()]
    rader = (_rad(del_, uppgift, rad) for (del_, uppgift), rad in zip(funna, oppna, strict=True))
    return listfil(request, format, "att-gora", RUBRIKER, [*oppna, *skyddade], rader)


def _rad(del_: str, uppgift: Uppgift, rad: Uppgiftsrad) -> Sequence[object]:
    har_den = str(uppgift.ansvarig or "")
    return (*vem(rad, i_dag()), del_, rad.vad, rad.varfor, uppgift.dag, har_den)
