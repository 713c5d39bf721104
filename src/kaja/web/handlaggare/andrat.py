"""What has changed since a day, or since one last looked: each change with its reason, to accept,
question or take as a task."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.andrat import Andring, andringarna
from kaja.register.andringar import Rad
from kaja.register.andringsslag import Slag
from kaja.web.handlaggare.andrat_urval import Urval, urvalet
from kaja.web.handlaggare.andrat_val import FLIKAR, MOTSAGDA, sett_nu
from kaja.web.handlaggare.menade import INGA, menade
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag

PER_SIDA = 25
GODKANT, GENOMGANGET = "andrat_godkant", "andrat_genomganget"


@kraver("andring.se")
def andrat(request: Begaran) -> HttpResponse:
    """The changes, twenty-five at a time, with the way to each thing to do. Those shown are
    logged."""
    urval = urvalet(request)
    flik = _flik(request, urval)
    sida = sidan(request, urval, flik)
    rader = list(sida) if flik == MOTSAGDA else andringarna_pa(request, urval, _lasta(urval, sida))
    nara = menade(request, request.GET["sok"]) if urval.filter.ingen_heter_sa else INGA
    logga_visning(request, "andrat", [*(rad.person.pk for rad in rader), *nara.personer])
    flikar = [(en, namn, urval.i(en)) for en, namn in FLIKAR.items()]
    ser = ser_skyddade(request)
    return render(
        request,
        "handlaggare/andrat.html",
        {
            "avdelning": "andrat",
            "urval": urval,
            "filter": urval.filter,
            "flik": flik,
            "flikar": flikar,
            "antal": urval.i(flik),
            "menade": nara,
            "grupper": urval.grupper(flik),
            "sida": sida,
            "rader": [(rad, ar_dold(rad.person, ser=ser)) for rad in rader],
            "i_dag": i_dag(),
            "sett_nu": sett_nu(request.kommun),
            "godkant": request.session.get(GODKANT),
            "genomganget": request.session.get(GENOMGANGET),
            "far_kvittera": may(request.user, "andring.kvittera", request.kommun),
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "far_se_fil": may(request.user, "fil.se", request.kommun),
        },
    )


def _flik(request: Begaran, urval: Urval) -> str:
    """The kind of the address, or else the first that has any."""
    vald = request.GET.get("flik", "")
    if vald in FLIKAR:
        return vald
    return next((flik for flik in FLIKAR if urval.i(flik)), Slag.NY.value)


def sidan(request: Begaran, urval: Urval, flik: str) -> Page[Any]:
    """The page that is asked for: the keys of its rows, or the contradictions themselves."""
    rader = urval.motsagda if flik == MOTSAGDA else urval.nycklar(flik)
    return Paginator(rader, PER_SIDA).get_page(request.GET.get("page"))


def _lasta(urval: Urval, nycklar: Iterable[int]) -> list[Rad]:
    """The rows with the keys, in their order."""
    ordning = list(nycklar)
    rader = {rad.pk: rad for rad in urval.filter.qs.filter(pk__in=ordning)}
    return [rader[pk] for pk in ordning if pk in rader]


def andringarna_pa(request: Begaran, urval: Urval, rader: Sequence[Rad]) -> list[Andring]:
    """The rows with their reasons."""
    ser = ser_skyddade(request)
    return list(
        andringarna(request.kommun, rader, urval.sedan.tid, i_dag(), urval.skyddade, ser=ser)
    )
