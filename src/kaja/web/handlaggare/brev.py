"""The batches of letters and messages, and what became of each message in one."""

from __future__ import annotations

from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.utskick_urval import i_ord
from kaja.utskick.models import Meddelande, Meddelandelage, Utskick, Utskicksfil, Utskickslage
from kaja.utskick.queries import outbox, visible_to, with_counts
from kaja.utskick.slag import Kanal
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.komponenter.text import antal

PER_SIDA = 50
UPPDATERA = 4
"""So many seconds go before a batch that is being made is shown anew."""
PAGAR = (Utskickslage.KOAT, Utskickslage.GORS)


class Rad(NamedTuple):
    """One message on the page; who it is stays hidden as everywhere else."""

    meddelande: Meddelande
    dold: bool


@kraver("utskick.se")
def utskicken(request: Begaran) -> HttpResponse:
    """Every batch of the municipality, the latest first."""
    sidor = Paginator(utskickslistan(request), PER_SIDA)
    sida = sidor.get_page(request.GET.get("page"))
    return render(
        request,
        "handlaggare/utskick.html",
        {
            "avdelning": "utskick",
            "sida": sida,
            "antal": sidor.count,
            "rader": [(rad, gang(rad)) for rad in sida],
            "far_skicka": may(request.user, "utskick.gora", request.kommun),
        },
    )


def utskickslistan(request: Begaran) -> QuerySet[Utskick]:
    """The batches with their counts, the latest first."""
    return with_counts(visible_to(request.user, request.kommun)).select_related("begard_av")


def gang(utskick: Utskick) -> str:
    """How it goes, in numbers: "3 av 5 skickade, 1 osäkert", or of letters "3 av 5 postade"."""
    per_lage = {lage: getattr(utskick, f"antal_{lage.value}") for lage in Meddelandelage}
    alla = getattr(utskick, "antal", 0)
    ord_ = ("postat", "postade") if utskick.kanal == Kanal.BREV else ("skickat", "skickade")
    delar = [f"{per_lage[Meddelandelage.SAND]} av {antal(alla, *ord_)}"]
    if osakra := per_lage[Meddelandelage.OSAKER]:
        delar.append(antal(osakra, "osäkert", "osäkra"))
    if utan := per_lage[Meddelandelage.MISSLYCKAD]:
        delar.append(f"{utan} skickades inte")
    return ", ".join(delar)


@kraver("utskick.se")
def utskicket(request: Begaran, pk: int) -> HttpResponse:
    """One batch: where it is, its files, and each message in it. Those shown are logged."""
    batch = get_object_or_404(with_counts(visible_to(request.user, request.kommun)), pk=pk)
    rader = batch.meddelanden.select_related("person").order_by("person__sortnamn", "pk")
    sidor = Paginator(rader, PER_SIDA)
    sida = sidor.get_page(request.GET.get("page"))
    ser = ser_skyddade(request)
    visade = [Rad(rad, ar_dold(rad.person, ser=ser)) for rad in sida]
    logga_visning(request, "utskick", [rad.meddelande.person_id for rad in visade if not rad.dold])
    svar = render(
        request,
        "handlaggare/utskick_ett.html",
        {
            "avdelning": "utskick",
            "utskick": batch,
            "gang": gang(batch),
            "filer": Utskicksfil.objects.filter(utskick=batch).defer("innehall").order_by("nr"),
            "utelamnade": i_ord(batch.utelamnade),
            "sida": sida,
            "antal": sidor.count,
            "rader": visade,
            "far_skicka": may(request.user, "utskick.gora", request.kommun),
            "kan_stoppas": batch.lage not in (Utskickslage.KLART, Utskickslage.STOPPAT),
        },
    )
    if batch.lage in PAGAR:
        svar["Refresh"] = str(UPPDATERA)
    return svar


@kraver("utskick.se")
def utkorg(request: Begaran) -> HttpResponse:
    """What has been kept instead of sent, where the installation has no gateway."""
    sidor = Paginator(outbox(request.user, request.kommun), PER_SIDA)
    sida = sidor.get_page(request.GET.get("page"))
    vilka = Meddelande.objects.filter(nyckel__in=[rad.nyckel for rad in sida])
    personer = {rad.nyckel: rad.person for rad in vilka.select_related("person")}
    visade = [(rad, personer.get(rad.nyckel)) for rad in sida]
    oppna = [(rad, person) for rad, person in visade if person and not person.skyddad]
    logga_visning(request, "utkorg", [person.pk for _, person in oppna])
    return render(
        request,
        "handlaggare/utkorg.html",
        {"avdelning": "utskick", "sida": sida, "antal": sidor.count, "rader": oppna},
    )
