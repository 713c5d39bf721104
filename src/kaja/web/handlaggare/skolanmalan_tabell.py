"""The list of schools' notices: what stands in each cell, how it is sorted."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2 import RequestConfig

from kaja.access.vyer import Begaran
from kaja.skolsignal.models import Anmalan
from kaja.ungdom.queries import unprotected
from kaja.web.handlaggare.listtabell import Kolumn, Listtabell
from kaja.web.handlaggare.skolanmalan_filter import HANDLAGDA, VANTAR, Anmalningsfilter
from kaja.web.handlaggare.skolanmalan_rad import Anmalningsrad
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.klocka import i_dag
from kaja.web.komponenter import markup
from kaja.web.komponenter.text import datum


class Anmalningstabell(Listtabell):
    """Who, how old, what the school tells, since when, what was done, and when it is due. Whoever
    may not see a protected youth does not see, by the order, between whom she stands either."""

    namn = Kolumn("Namn", accessor="person", order_by=("dold", "person__sortnamn", "pk"))
    alder = Kolumn(
        "Ålder · dagar till 20", accessor="person", order_by=("dold", "person__fodd", "pk")
    )
    varfor = Kolumn("Vad skolan anmäler", accessor="slag", order_by=("dold", "slag", "skola", "pk"))
    sedan = Kolumn("Kom in", accessor="mottagen", order_by=("mottagen", "pk"))
    fraga = Kolumn("Vad som gjordes", accessor="handlagd", order_by=("handlagd", "pk"))
    lage = Kolumn("Läge", accessor="senast", order_by=("senast", "pk"))

    class Meta(Listtabell.Meta):
        """As the other lists."""

    def __init__(self, *args: Any, request: Begaran, **kwargs: Any) -> None:
        self.dag, self.ser = i_dag(), ser_skyddade(request)
        super().__init__(*args, **kwargs)

    def rad(self, anmalan: Anmalan) -> Anmalningsrad:
        return Anmalningsrad.av(anmalan, self.dag, ser=self.ser)

    def cell_namn(self, anmalan: Anmalan) -> SafeString:
        if self.rad(anmalan).dold:
            return markup.lage("skyddad", ord="Skyddad person")
        lank = format_html(
            '<a class="k-lista__namn" href="{}">{}</a>',
            reverse("skolanmalan", args=[anmalan.pk]),
            anmalan.person,
        )
        return lank + markup.lage("skyddad") if anmalan.person.skyddad else lank

    def cell_alder(self, anmalan: Anmalan) -> str:
        person = anmalan.person
        dold = self.rad(anmalan).dold
        return "" if dold else markup.alder(person.fodd, person.fodelsear, self.dag)

    def cell_varfor(self, anmalan: Anmalan) -> str:
        rad = self.rad(anmalan)
        return "Samordnaren har hand om anmälan." if rad.dold else rad.vad

    def cell_sedan(self, anmalan: Anmalan) -> SafeString:
        return format_html('<span class="k-smal-ord">kom in </span>{}', datum(anmalan.mottagen))

    def cell_fraga(self, anmalan: Anmalan) -> str:
        rad = self.rad(anmalan)
        return "" if rad.dold or rad.vantar else f"{rad.utfall}: {rad.handlagd_av}, {rad.nar}"

    def cell_lage(self, anmalan: Anmalan) -> SafeString | str:
        rad = self.rad(anmalan)
        return markup.frist(rad.nar, rad.frist) if rad.vantar else "Handlagd"


def ordnad(request: Begaran, urval: Anmalningsfilter) -> Anmalningstabell:
    """The notices of the filter, in the order that the address asks for: else those that wait by
    when they are due, and the handled with the latest first."""
    lage = urval.form["lage"].value()
    tabell = Anmalningstabell(
        _med_dold(urval.qs, ser=ser_skyddade(request)),
        request=request,
        order_by="-fraga" if lage == HANDLAGDA else "lage",
        exclude=("fraga",) if lage == VANTAR else (),
    )
    RequestConfig(request, paginate=False).configure(tabell)
    return tabell


def _med_dold(rader: QuerySet[Anmalan], *, ser: bool) -> QuerySet[Anmalan]:
    if ser:
        return rader.annotate(dold=Value(False))
    synlig = When(unprotected(prefix="person__"), then=Value(False))
    return rader.annotate(dold=Case(synlig, default=Value(True)))
