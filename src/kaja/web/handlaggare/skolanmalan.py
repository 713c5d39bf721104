"""Notices from schools: the list with its numbers, and one of them with the ways to handle it."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django_tables2 import RequestConfig

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.skolsignal.models import Anmalan, Anmalningsslag
from kaja.skolsignal.queries import numbers, visible_to
from kaja.statistik.maskering import few
from kaja.ungdom.queries import unprotected
from kaja.web.handlaggare.menade import INGA, Menade, menade
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.handlaggare.skolanmalan_filter import valda
from kaja.web.handlaggare.skolanmalan_kvitto import kvitto
from kaja.web.handlaggare.skolanmalan_rad import VAGAR, Anmalningsrad
from kaja.web.handlaggare.skolanmalan_tabell import ordnad
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import antal

PER_SIDA = 25


@kraver("skolsignal.tal")
def anmalningar(request: Begaran) -> HttpResponse:
    """The numbers, and for those who may see them the notices. Those shown are logged."""
    ser_dem = may(request.user, "skolsignal.se", request.kommun)
    tal = numbers(request.user, request.kommun, i_dag())
    return render(
        request,
        "handlaggare/skolanmalningar.html",
        {
            "avdelning": "skolanmalningar",
            # Who sees no persons shall not be able to tell one from a number.
            "tal": tal if ser_dem else {namn: few(n) for namn, n in tal.items()},
            "ser_dem": ser_dem,
            "i_dag": i_dag(),
            "far_skriva": may(request.user, "skolsignal.skriva", request.kommun),
            **(_lista(request) if ser_dem else {}),
        },
    )


def _lista(request: Begaran) -> dict[str, object]:
    urval = valda(request)
    tabell = ordnad(request, urval)
    RequestConfig(request, paginate={"per_page": PER_SIDA}).configure(tabell)
    storlek = tabell.paginator.count
    tabell.caption = (
        f"{antal(storlek, 'anmälan', 'anmälningar')}, sida {tabell.page.number} av "
        f"{tabell.paginator.num_pages}"
    )
    visade = [rad.record for rad in tabell.paginated_rows]
    ser = ser_skyddade(request)
    sedda = [en.person_id for en in visade if not ar_dold(en.person, ser=ser)]
    nara = INGA if storlek else _nara(request, ser=ser)
    logga_visning(request, "skolanmalningar", [*sedda, *nara.personer])
    return {"filter": urval, "tabell": tabell, "antal": storlek, "menade": nara}


def _nara(request: Begaran, *, ser: bool) -> Menade:
    """Of whom there is a notice, and who has nearly the name that was searched for."""
    alla = visible_to(request.user, request.kommun).alias(sokbar=F("person__sokbar"))
    synliga = alla if ser else alla.filter(unprotected(prefix="person__"))
    return menade(
        request,
        request.GET.get("sok", ""),
        lambda villkor: synliga.filter(villkor).values_list("person_id", flat=True),
    )


@kraver("skolsignal.se")
def anmalan(request: Begaran, pk: int) -> HttpResponse:
    """One notice: what the school told, and what to do with it. That it was seen is logged."""
    en = oppna(request, pk, "skolanmalan")
    return render(
        request,
        "handlaggare/skolanmalan.html",
        {
            "avdelning": "skolanmalningar",
            "rad": Anmalningsrad.av(en, i_dag(), ser=True),
            "en": en,
            "vagar": VAGAR,
            "kan_foras_in": en.slag != Anmalningsslag.FRANVARO,
            "i_dag": i_dag(),
            "far_skriva": may(request.user, "skolsignal.skriva", request.kommun),
            "kvitto": kvitto(request.kommun, en, i_dag()),
        },
    )


def oppna(request: Begaran, pk: int, vy: str) -> Anmalan:
    """The notice, if the user may see it and whom it is about (else 404 or 403). It is logged."""
    rader = visible_to(request.user, request.kommun).select_related("person", "av")
    en = get_object_or_404(rader, pk=pk)
    synlig(request, en.person_id)
    logga_visning(request, vy, [en.person_id])
    return en
