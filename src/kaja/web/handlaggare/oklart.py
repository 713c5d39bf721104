"""What the system cannot answer: the question to ask, and of whom.

Where everything unclear about a person only waits for a late source, the question is one for the
source and not one for each person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.intake.models import Kallnamn
from kaja.register.kvitto import COVERAGE
from kaja.register.models import Bedomning, Utfall
from kaja.underlag.queries import coverage
from kaja.web.handlaggare.malgrupp import PER_SIDA, logga
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.urval import malgruppen
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import datum_i_text

KALLAN = "källan"
"""Who a question goes to when it is the sender of a file that is late."""


@dataclass(frozen=True, slots=True)
class Fragerad:
    """One question about one person."""

    bedomning: Bedomning
    mening: str
    fraga: str
    till: str


@dataclass(frozen=True, slots=True)
class Kallrad:
    """A source that is late, how far it has reported, and how many persons wait for it."""

    kalla: str
    tom: date | None
    antal: int


@kraver("malgrupp.se")
def oklart(request: Begaran) -> HttpResponse:
    """The questions to sources first, then those about persons."""
    personer, kallor = fordela(request)
    sidor = Paginator(personer, PER_SIDA)
    sida = sidor.get_page(request.GET.get("page"))
    logga(request, "oklart", sida, list(dict.fromkeys(r.bedomning.person_id for r in sida)))
    return render(
        request,
        "handlaggare/oklart.html",
        {
            "avdelning": "oklart",
            "kallor": kallor,
            "sida": sida,
            "antal": sidor.count,
            "vantar": sum(rad.antal for rad in kallor),
            "i_dag": i_dag(),
            "ser_skyddade": ser_skyddade(request),
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "far_lasa_in": may(request.user, "fil.las_in", request.kommun),
        },
    )


def fordela(request: Begaran) -> tuple[list[Fragerad], list[Kallrad]]:
    """Everyone unclear, as questions about persons and questions to late sources."""
    personer: list[Fragerad] = []
    vantar: Counter[str] = Counter()
    for bedomning in _oklara(request):
        fragor = oklara_punkter(bedomning)
        egna = [svar for svar in fragor if svar["till"] != KALLAN]
        personer += [_fragerad(bedomning, svar) for svar in egna]
        if not egna:
            vantar.update({_kalla(svar) for svar in fragor})
    return personer, _kallrader(request, vantar)


def _kallrader(request: Begaran, vantar: Counter[str]) -> list[Kallrad]:
    tackning = coverage([request.kommun.kod])[request.kommun.kod]
    namn = dict(Kallnamn.choices)
    return [Kallrad(namn[k], getattr(tackning, k), n) for k, n in vantar.most_common()]


def fragerader(request: Begaran) -> Iterator[Fragerad]:
    """Every question about a person, for the file: those to a source too."""
    for bedomning in _oklara(request):
        for svar in oklara_punkter(bedomning):
            yield _fragerad(bedomning, svar)


def oklara_punkter(bedomning: Bedomning) -> list[dict[str, Any]]:
    return [svar for svar in bedomning.svar if svar["utfall"] == Utfall.OKLART]


def _oklara(request: Begaran) -> list[Bedomning]:
    rader = malgruppen(request).filter(utfall=Utfall.OKLART).defer(None)
    return list(rader.select_related("person").order_by("person__fodd", "person_id"))


def _fragerad(bedomning: Bedomning, svar: dict[str, Any]) -> Fragerad:
    return Fragerad(bedomning, datum_i_text(svar["mening"]), svar["fraga"], svar["till"])


def _kalla(svar: dict[str, Any]) -> str:
    """The source that a point waits for, by the point's id without the year of its wording."""
    return COVERAGE[".".join(svar["villkor"].split(".")[:2])]
