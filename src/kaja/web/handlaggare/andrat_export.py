"""The changes as a file: what the page shows, all rows of the kind, nobody protected."""

from __future__ import annotations

from django.http import HttpResponse

from kaja.access.vyer import Begaran, kraver
from kaja.register.andringar import Rad
from kaja.register.models import Bedomning
from kaja.web.handlaggare.andrat import andringarna_pa
from kaja.web.handlaggare.andrat_urval import Urval, urvalet
from kaja.web.handlaggare.andrat_val import FLIKAR, MOTSAGDA
from kaja.web.handlaggare.export import listfil, vem
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import dag_iso

RUBRIKER = (
    *("Namn", "Nummer", "Ålder", "Dagar till 20", "Vad", "Varför", "I registret", "Ändrat"),
    *("Godkänt av",),
)


@kraver("export.gora")
def export(request: Begaran, format: str) -> HttpResponse:
    """The kind, the filters and the day of the address."""
    urval, flik = urvalet(request), request.GET.get("flik", "")
    valda, rader = _motsagda(urval) if flik == MOTSAGDA else _andrade(request, urval, flik)
    return listfil(request, format, "andrat", RUBRIKER, valda, rader)


Filrader = tuple[list[Bedomning], list[tuple[object, ...]]]


def _andrade(request: Begaran, urval: Urval, flik: str) -> Filrader:
    rader = urval.rader.filter(slag=flik) if flik in FLIKAR else urval.rader
    valda: list[Rad] = list(rader.order_by("person__sortnamn", "person_id"))
    oppna = [rad for rad in valda if not rad.person.skyddad]
    return [*valda], [
        (
            *vem(en.bedomning, i_dag()),
            FLIKAR[en.slag],
            en.mening,
            en.registret,
            dag_iso(en.bedomning.andrad),
            en.kvittens.av.namn if en.kvittens else "",
        )
        for en in andringarna_pa(request, urval, oppna)
    ]


def _motsagda(urval: Urval) -> Filrader:
    oppna = [en for en in urval.motsagda if not en.person.skyddad]
    return [en.bedomning for en in urval.motsagda], [
        (
            *vem(en.bedomning, i_dag()),
            FLIKAR[MOTSAGDA],
            en.mening,
            "",
            "",
            en.kvittens.av.namn if en.kvittens else "",
        )
        for en in oppna
    ]
