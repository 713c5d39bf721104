"""A letter or a message to all the chosen: who would get it, and who would not and why."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.flows.utskick_urval import UTAN, urval
from kaja.utskick.slag import KANALER, Kanal
from kaja.web.handlaggare.register_lista_gjort import listans_fraga
from kaja.web.handlaggare.register_lista_urval import registret
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import antal

VISADE = 200
"""So many are shown by name; the numbers are of all."""


def utskick(request: Begaran, kanal: Kanal, personer: Collection[int]) -> HttpResponse:
    """The page, and the way from it to the one that sends. Those named are logged."""
    if not may(request.user, "utskick.gora", request.kommun):
        raise PermissionDenied
    iregistret = registret(request).filter(person__in=list(personer))
    ids = list(iregistret.values_list("person_id", flat=True))
    valet = urval(kommun=request.kommun, personer=ids, kanal=kanal, dag=i_dag())
    utan = valet.utan[:VISADE]
    logga_visning(request, "register_utskick", [person.pk for person, _ in utan])
    return render(
        request,
        "handlaggare/register_utskick.html",
        {
            "avdelning": "register",
            "kanal": kanal.value,
            "kanalen": KANALER[kanal],
            "till": antal(len(valet.till), "ungdom", "ungdomar"),
            "utan": [(person, UTAN[varfor]) for person, varfor in utan],
            "antal_utan": len(valet.utan),
            "personer": ",".join(str(person.pk) for person in valet.till),
            "fraga": listans_fraga(request),
        },
    )
