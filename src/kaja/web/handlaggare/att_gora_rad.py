"""The rows of Att göra, put together here: a hundred of them take a template four times as long."""

from __future__ import annotations

from collections.abc import Iterable
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
from kaja.web.komponenter.text import ar_fyllda, datum_i_text

TOM = SafeString("")


class Rader(NamedTuple):
    """How the rows are drawn for a user: what she may do, and where it is done."""

    request: Begaran
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
            vems=vems,
            gor=reverse("att_gora_gor"),
            nyckel=format_html(falt, nyckel),
            far_skriva=may(request.user, "insats.skriva", request.kommun),
            far_handlagga=may(request.user, "skolsignal.skriva", request.kommun),
        )

    def rita(self, rader: Iterable[Uppgiftsrad]) -> SafeString:
        """The rows as they stand in the list."""
        return SafeString("".join(self._rad(rad) for rad in rader))

    def _rad(self, u: Uppgiftsrad) -> SafeString:
        vem = str(u.person)
        return format_html(
            '<li class="k-uppgift" data-person="{}"{}>{}<div><div class="k-uppgift__vad">{}'
            '<span>{}:</span> <a href="{}">{}</a>{} <span class="k-dov k-tal">{}</span></div>'
            '<div class="k-uppgift__varfor">{}</div>{}</div>'
            '<span class="k-uppgift__nar">{}</span><span class="k-uppgift__gor">{}</span></li>',
            u.person.pk,
            SafeString(" data-skyddad") if u.person.skyddad else TOM,
            self._kryss(u, vem),
            markup.ikon(u.ikon),
            u.vad,
            u.url,
            vem,
            SafeString(" ") + markup.lage("skyddad") if u.person.skyddad else TOM,
            f"{ar_fyllda(u.person.fodd, i_dag())} år" if u.person.fodd else "",
            datum_i_text(u.varfor),
            self._handlagg(u),
            markup.frist(u.nar, u.frist),
            self._knapp(u, vem) if self.far_skriva else TOM,
        )

    def _kryss(self, u: Uppgiftsrad, vem: str) -> SafeString:
        if not self.far_skriva:
            return SafeString("<span></span>")
        return format_html(
            '<input class="ds-input" type="checkbox" form="valda" name="uppgift" value="{}" '
            'aria-label="Välj {}: {}">',
            u.pk,
            u.vad,
            vem,
        )

    def _knapp(self, u: Uppgiftsrad, vem: str) -> SafeString:
        """What one does with it: says that it is done, or goes to where it is done."""
        for_lasare = format_html('<span class="ds-sr-only">: {}, {}</span>', u.vad, vem)
        if u.slag != Uppgiftsslag.VERIFIERA and not u.kvitteras:
            ord_ = "Logga" if "#r-log" in u.url else "Öppna"
            return format_html(LANK, u.url, ord_, for_lasare)
        ord_ = "Stämmer" if u.slag == Uppgiftsslag.VERIFIERA else "Gjort"
        bock = markup.ikon("bock")
        return format_html(KLAR, self.gor, self.nyckel, u.pk, self.vems, bock, ord_, for_lasare)

    def _handlagg(self, u: Uppgiftsrad) -> SafeString:
        if not (u.anmalan and self.far_handlagga):
            return TOM
        sagt = {"u": u, "vems": self.vems, "vagar": VAGAR}
        return render_to_string("handlaggare/skolanmalan_vagar.html", sagt, self.request)


LANK = '<a class="ds-button" href="{}" data-variant="secondary" data-size="sm">{}{}</a>'
KLAR = (
    '<form method="post" action="{}">{}<input type="hidden" name="uppgift" value="{}">'
    '<input type="hidden" name="vems" value="{}"><button class="ds-button" type="submit" '
    'data-variant="secondary" data-size="sm" name="gor" value="klar">{}{}{}</button></form>'
)
"""The buttons of `cotton/knapp.html`."""
