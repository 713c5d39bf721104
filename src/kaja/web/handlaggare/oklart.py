"""What the system cannot answer, as work: whom to ask what, and who does it.

Where everything unclear about a person only waits for a late source, the question is one for the
source and not one for each person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows import oklarheter
from kaja.flows.oklarheter import FRAGOR, Urval
from kaja.insatser.models import Uppgift
from kaja.insatser.queries import oppna
from kaja.register.models import Bedomning, Utfall
from kaja.web.handlaggare.dagval import Dagform
from kaja.web.handlaggare.malgrupp import PER_SIDA, logga
from kaja.web.handlaggare.oklart_kallor import kallrader
from kaja.web.handlaggare.oklart_urval import Urvalsform, andra_uppgifter, ar_vald
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.urval import annan_tid, listans_tid, malgruppen
from kaja.web.klocka import SVERIGE, i_dag
from kaja.web.komponenter.text import datum_i_text

FLEST = 50
"""So many of the other tasks stand on the page; more come when they are done."""


class Fragerad(NamedTuple):
    """One question about one person."""

    bedomning: Bedomning
    mening: str
    fraga: str
    till: str


class Arbete(NamedTuple):
    """A person with what to ask, since when it has been unclear, and who has taken it."""

    bedomning: Bedomning
    fragor: list[Fragerad]
    sedan: datetime
    uppgift: Uppgift | None
    dold: bool
    nyckel: str

    @property
    def dagar(self) -> int:
        """How many days it has been unclear."""
        return max((i_dag() - self.sedan.astimezone(SVERIGE).date()).days, 0)


@kraver("malgrupp.se")
def oklart(request: Begaran) -> HttpResponse:
    """The senders to remind first, then the questions about persons, then other tasks. Who was
    unclear on another day is a list of the target group: nobody is to be asked then."""
    dagform = Dagform(request.GET or None)
    if annan_tid(request) and not dagform.errors:
        return redirect(f"{reverse('malgrupp')}?{urlencode(_oklara_da(request))}")
    form = Urvalsform(request.GET)
    urval = form.urval
    rader = oklarheter.fragor(request.user, request.kommun, i_dag(), urval)
    sidor = Paginator(rader, PER_SIDA)
    sida = sidor.get_page(request.GET.get("page"))
    arbeten = _arbeten(request, sida)
    andra = _andra(request, urval)
    personer = [*(en.bedomning.person_id for en in arbeten), *(u.person_id for u in andra)]
    logga(request, "oklart", sida, [pk for pk in dict.fromkeys(personer) if pk])
    kallor = _kallor(request, urval)
    return render(
        request,
        "handlaggare/oklart.html",
        {
            "avdelning": "oklart",
            "form": form,
            "dagform": dagform,
            "filtrerat": any(urval),
            "kallor": kallor,
            "arbeten": arbeten,
            "andra": andra,
            "sida": sida,
            "antal": sidor.count,
            "i_dag": i_dag(),
            "ser_skyddade": ser_skyddade(request),
            "far_gora": may(request.user, "uppgift.gora", request.kommun),
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "far_lasa_in": may(request.user, "fil.las_in", request.kommun),
        },
    )


def _oklara_da(request: Begaran) -> dict[str, str]:
    return {"utfall": Utfall.OKLART.value, **listans_tid(request)}


def _kallor(request: Begaran, urval: Urval) -> list[Any]:
    """The senders; a choice of whom or what to ask about persons leaves them out."""
    if urval.till or urval.fraga:
        return []
    rader = kallrader(request, uppskjutna=urval.vems == oklarheter.UPPSKJUTNA)
    return [rad for rad in rader if ar_vald(request, urval, rad.uppgift)]


def _arbeten(request: Begaran, sida: Page[Bedomning]) -> list[Arbete]:
    """What one page shows, in a fixed number of questions to the database."""
    bedomningar = list(sida)
    personer = [en.person_id for en in bedomningar]
    sedan = oklarheter.oklart_sedan(request.kommun, personer)
    tagna = oklarheter.uppgifter(request.kommun, personer)
    ser = ser_skyddade(request)
    return [
        Arbete(
            en,
            egna_fragor(en),
            sedan.get(en.person_id, en.kand_fran),
            tagna.get(en.person_id),
            ar_dold(en.person, ser=ser),
            oklarheter.nyckel(en.person_id),
        )
        for en in bedomningar
    ]


def _andra(request: Begaran, urval: Urval) -> list[Uppgift]:
    """Tasks that rest on something that happened; not when one asks for certain questions."""
    if urval.till or urval.fraga:
        return []
    rader = andra_uppgifter(oppna(request.user, request.kommun), i_dag(), urval.vems)
    return [rad for rad in rader[:FLEST] if ar_vald(request, urval, rad)]


def egna_fragor(bedomning: Bedomning) -> list[Fragerad]:
    """The questions about the person herself, in the order of the law."""
    return [
        _fragerad(bedomning, svar) for svar in oklara_punkter(bedomning) if svar["skal"] in FRAGOR
    ]


def fragerader(request: Begaran) -> Iterator[Fragerad]:
    """The questions about persons, for the file: those that are chosen, in the order of the page;
    where nothing is, every one, also those to a source."""
    urval = Urvalsform(request.GET).urval
    if any(urval):
        rader = oklarheter.fragor(request.user, request.kommun, i_dag(), urval).defer(None)
        yield from (fraga for en in rader for fraga in egna_fragor(en))
        return
    alla = malgruppen(request).filter(utfall=Utfall.OKLART).defer(None)
    for bedomning in alla.select_related("person").order_by("person__fodd", "person_id"):
        for svar in oklara_punkter(bedomning):
            yield _fragerad(bedomning, svar)


def oklara_punkter(bedomning: Bedomning) -> list[dict[str, Any]]:
    return [svar for svar in bedomning.svar if svar["utfall"] == Utfall.OKLART]


def _fragerad(bedomning: Bedomning, svar: dict[str, Any]) -> Fragerad:
    return Fragerad(bedomning, datum_i_text(svar["mening"]), svar["fraga"], svar["till"])
