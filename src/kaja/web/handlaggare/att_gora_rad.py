"""The rows of Att göra, put together here: a hundred of them take a template four times as long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.insatser.models import Uppgiftsslag
from kaja.web.handlaggare.skolanmalan_rad import VAGAR
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad
from kaja.web.klocka import i_dag
from kaja.web.komponenter import markup
from kaja.web.komponenter.markup import ren
from kaja.web.komponenter.text import ar_fyllda, datum_i_text


class Rader(NamedTuple):
    """How the rows are drawn for a user: what she may do, and where it is done."""

    request: Begaran
    dag: date
    vems: str
    gor: str
    nyckel: SafeString
    far_skriva: bool
    far_handlagga: bool

    @classmethod
    def for_(cls, request: Begaran, vems: str, nyckel: str) -> Rader:
        """For the user of the request; `nyckel` is the token that goes with each form."""
        falt = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        return cls(
            request=request,
            dag=i_dag(),
            vems=vems,
            gor=reverse("att_gora_gor"),
            nyckel=format_html(falt, nyckel),
            far_skriva=may(request.user, "insats.skriva", request.kommun),
            far_handlagga=may(request.user, "skolsignal.skriva", request.kommun),
        )

    def rita(self, rader: Iterable[Uppgiftsrad]) -> SafeString:
        """The rows as they stand in the list."""
        return SafeString("".join(self._rad(rad) for rad in rader))

    def _rad(self, u: Uppgiftsrad) -> str:
        # What is told of the task is escaped here, once; the rest is markup already.
        vem, vad, url = ren(u.person), ren(u.vad), ren(u.url)
        varfor, nar = ren(datum_i_text(u.varfor)), markup.frist(u.nar, u.frist)
        skyddad = " " + markup.lage("skyddad") if u.person.skyddad else ""
        ar = f"{ar_fyllda(u.person.fodd, self.dag)} år" if u.person.fodd else ""
        return (
            f'<li class="k-uppgift" data-person="{u.person.pk}"'
            f"{' data-skyddad' if skyddad else ''}>{self._kryss(u, vad, vem)}<div>"
            f'<div class="k-uppgift__vad">{markup.ikon(u.ikon)}<span>{vad}:</span> '
            f'<a href="{url}">{vem}</a>{skyddad} <span class="k-dov k-tal">{ar}</span></div>'
            f'<div class="k-uppgift__varfor">{varfor}</div>{self._handlagg(u)}</div>'
            f'<span class="k-uppgift__nar">{nar}</span>'
            f'<span class="k-uppgift__gor">{self._knapp(u, vad, vem, url)}</span></li>'
        )

    def _kryss(self, u: Uppgiftsrad, vad: str, vem: str) -> str:
        if not self.far_skriva:
            return "<span></span>"
        return (
            f'<input class="ds-input" type="checkbox" form="valda" name="uppgift" value="{u.pk}" '
            f'aria-label="Välj {vad}: {vem}">'
        )

    def _knapp(self, u: Uppgiftsrad, vad: str, vem: str, url: str) -> str:
        """What one does with it: says that it is done, or goes to where it is done. The buttons of
        `cotton/knapp.html`."""
        if not self.far_skriva:
            return ""
        for_lasare = f'<span class="ds-sr-only">: {vad}, {vem}</span>'
        if u.slag != Uppgiftsslag.VERIFIERA and not u.kvitteras:
            ord_ = "Logga" if "#r-log" in url else "Öppna"
            return f'<a class="ds-button" href="{url}"{SMA}>{ord_}{for_lasare}</a>'
        ord_ = "Stämmer" if u.slag == Uppgiftsslag.VERIFIERA else "Gjort"
        return (
            f'<form method="post" action="{self.gor}">{self.nyckel}'
            f'<input type="hidden" name="uppgift" value="{u.pk}">'
            f'<input type="hidden" name="vems" value="{self.vems}">'
            f'<button class="ds-button" type="submit"{SMA} name="gor" value="klar">'
            f"{markup.ikon('bock')}{ord_}{for_lasare}</button></form>"
        )

    def _handlagg(self, u: Uppgiftsrad) -> str:
        if not (u.anmalan and self.far_handlagga):
            return ""
        sagt = {"u": u, "vems": self.vems, "vagar": VAGAR}
        return render_to_string("handlaggare/skolanmalan_vagar.html", sagt, self.request)


SMA = ' data-variant="secondary" data-size="sm"'
