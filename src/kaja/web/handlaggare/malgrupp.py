"""The target group: everyone judged in the municipality, narrowed, sorted, fifty at a time."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.register.models import Utfall
from kaja.ungdom.queries import protected_ids
from kaja.web.handlaggare.dagsbild import dagshuvud, personens_dag
from kaja.web.handlaggare.dagsbild_begar import MALGRUPP, vanta
from kaja.web.handlaggare.filter import Listfilter
from kaja.web.handlaggare.kallor import sena
from kaja.web.handlaggare.matare import Matare
from kaja.web.handlaggare.menade import INGA, Menade, menade
from kaja.web.handlaggare.person_lista import minns_listan
from kaja.web.handlaggare.sidvis import Sidvis
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.tabeller import Malgruppstabell
from kaja.web.handlaggare.urval import (
    Antal,
    annan_tid,
    listans_dag,
    malgruppen,
    minns_oklara,
    paginator_for,
    rakna,
    som_kant,
    svaren,
)
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import tal

PER_SIDA = 25
ALLA = "alla"
FLIKAR = (
    (Utfall.OMFATTAS.value, "Omfattas"),
    (Utfall.OKLART.value, "Oklart"),
    (Utfall.OMFATTAS_INTE.value, "Omfattas inte"),
    (ALLA, "Alla"),
)


@kraver("malgrupp.se")
def malgrupp(request: Begaran) -> HttpResponse:
    """The list as the address says: day, tab, filters, order and page. Those shown are logged."""
    if (huvud := dagshuvud(request)) and not huvud.visas:
        return vanta(request, huvud, MALGRUPP)
    bedomda = svaren(request)
    alla = rakna(bedomda)
    if not annan_tid(request):
        minns_oklara(request, alla.per_utfall[Utfall.OKLART])
    urval = filtrera(request, malgruppen(request))
    svar = urval.ur_svaren(bedomda)
    antal = rakna(svar) if urval.satta else alla
    vald = vald_flik(request)
    storlek = antal.alla if vald == ALLA else antal.per_utfall[vald]
    rader = _sidvis(request, urval, svar, storlek)
    tabell = ordnad_tabell(request, rader)
    bladdra(request, tabell, storlek)
    visade = [rad.record.person_id for rad in tabell.paginated_rows]
    nara = menade(request, request.GET["sok"]) if urval.ingen_heter_sa else INGA
    logga(request, "malgrupp", tabell.page, visade, nara)
    return render(
        request,
        "handlaggare/malgrupp.html",
        {
            "avdelning": "malgrupp",
            "tabell": tabell,
            "filter": urval,
            "alla": alla,
            "matare": Matare(alla.tal),
            "sena": None if huvud else sena(request.kommun, i_dag()),
            "flikar": _flikar(antal, vald),
            "antal": storlek,
            "menade": nara,
            "i_dag": i_dag(),
            "som_kant": som_kant(request),
            "bild": huvud,
            "sida": MALGRUPP,
            "far_exportera": may(request.user, "export.gora", request.kommun),
        },
    )


def _sidvis(request: Begaran, urval: Listfilter, svar: QuerySet[Any], antal: int) -> Sidvis:
    """The rows of the tab. Those whom the user may not see who they are come last, in no order."""
    flik = vald_flik(request)
    rader, svar = i_flik(urval.qs, flik), i_flik(svar, flik)
    if urval.ser_skyddade or urval.om_personer:
        return Sidvis(rader, svar, antal)
    dold = Q(person__in=protected_ids(request.kommun))
    sist = list(svar.filter(dold).order_by("pk").values_list("pk", flat=True))
    return Sidvis(rader.exclude(dold), svar.exclude(dold), antal, sist)


def filtrera(request: Begaran, rader: QuerySet[Any]) -> Listfilter:
    """The municipality's rows narrowed by what the address asks for."""
    return Listfilter(
        request.GET,
        queryset=rader,
        kommun=request.kommun,
        dag=listans_dag(request),
        ser_skyddade=ser_skyddade(request),
    )


def vald_flik(request: Begaran) -> str:
    vald = request.GET.get("utfall", Utfall.OMFATTAS.value)
    return vald if vald in dict(FLIKAR) else Utfall.OMFATTAS.value


def i_flik(rader: QuerySet[Any], flik: str) -> QuerySet[Any]:
    return rader if flik == ALLA else rader.filter(utfall=flik)


def ordnad_tabell(request: Begaran, rader: QuerySet[Any] | Sidvis) -> Malgruppstabell:
    tabell = Malgruppstabell(
        rader,
        dag=listans_dag(request),
        ser_skyddade=ser_skyddade(request),
        tid=personens_dag(request.GET),
    )
    RequestConfig(request, paginate=False).configure(tabell)
    return tabell


def bladdra(request: Begaran, tabell: Any, antal: int) -> None:
    """Cut out the page that is asked for; a page that does not exist becomes the nearest."""
    sidor = {"per_page": PER_SIDA, "paginator_class": paginator_for(antal)}
    RequestConfig(request, paginate=sidor).configure(tabell)
    tabell.caption = (
        f"{tal(antal)} personer, sida {tabell.page.number} av {tabell.paginator.num_pages}"
    )


def logga(
    request: Begaran, vy: str, sida: Page[Any], personer: list[int], nara: Menade = INGA
) -> None:
    """Log whom a page of a list showed, and remember their order for the way to the next one."""
    logga_visning(request, vy, [*personer, *nara.personer])
    fore, antal = max(sida.start_index() - 1, 0), sida.paginator.count
    minns_listan(request, vy, personer, fore=fore, antal=antal)


def _flikar(antal: Antal, vald: str) -> list[dict[str, object]]:
    return [
        {
            "id": flik,
            "namn": namn,
            "vald": flik == vald,
            "antal": antal.alla if flik == ALLA else antal.per_utfall[flik],
        }
        for flik, namn in FLIKAR
    ]
