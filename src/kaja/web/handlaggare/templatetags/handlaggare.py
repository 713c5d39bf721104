"""The main menu of the caseworker's pages: `{% load handlaggare %}`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.html import format_html

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.insatser.models import Kanalval, Skjutskal
from kaja.statistik.maskering import Visat
from kaja.web.handlaggare.gester import IKONER, RING
from kaja.web.handlaggare.urval import antal_oklara
from kaja.web.komponenter.text import ar_fyllda, tal

register = template.Library()


class Menyval(NamedTuple):
    text: str
    url: str
    ikon: str
    vald: bool
    antal: int | None = None
    bred: bool = False


MENY = (
    ("malgrupp.se", "Att göra", "att_gora", "gora"),
    ("malgrupp.se", "Register", "register", "person"),
    ("malgrupp.se", "Målgrupp", "malgrupp", "lista"),
    ("andring.se", "Ändrat", "andrat", "kalender"),
    ("malgrupp.se", "Oklart", "oklart", "fraga"),
    ("fil.se", "Läs in", "las_in", "in"),
    ("fullstandighet.se", "Fullständighet", "fullstandighet", "diagram"),
)
BARA_BRED = frozenset(("fullstandighet", "las_in"))
"""Not in the thumb menu of a phone if there is another page there: in the account's too."""

KONTOMENY = (
    ("skolsignal.tal", "Anmälningar från skolor", "skolanmalningar"),
    ("malgrupp.se", "Åtgärder", "atgarder"),
    ("malgrupp.se", "Praktikplatser", "praktik"),
    ("insats.skriva", "Ekonomiskt stöd", "stod"),
    ("stod.kostnad", "Kostnader för stöd", "stod_kostnader"),
    ("utskick.se", "Brev och sms", "utskick"),
    ("identitet.hantera", "Identitet", "identitet"),
    ("fil.se", "Läs in", "las_in"),
    ("fullstandighet.se", "Fullständighet", "fullstandighet"),
    ("installning.se", "Inställningar", "installningar"),
    ("korning.se", "Körningar", "korningar"),
    ("text.granska", "Pröva en text", "skydd_prova"),
    ("logg.se", "Överskrivna varningar", "overskrivna"),
)
"""What is opened seldom: in the menu of the account."""


@register.simple_tag(takes_context=True)
def kontomeny(context: template.Context) -> list[tuple[str, str]]:
    """The seldom opened pages that the user may open, as text and address."""
    request: Begaran = context["request"]
    return [
        (text, reverse(vy))
        for behorighet, text, vy in KONTOMENY
        if may(request.user, behorighet, request.kommun)
    ]


@register.simple_tag
def kanalval(vald: str) -> list[dict[str, object]]:
    """The ways of contact that stand first, and the chosen one; then the others."""
    alla = [*RING, *(k for k in Kanalval if k not in RING)]
    return [{"namn": k.value, "text": k.label, "ikon": IKONER[k], "vald": k == vald} for k in alla]


@register.filter
def kanalikon(kanal: str) -> str:
    """The icon of a way of contact."""
    return IKONER[Kanalval(kanal)]


@register.simple_tag
def ar(fodd: date | None, dag: date) -> str:
    """ "17 år"; nothing when the birth date is unknown."""
    return f"{ar_fyllda(fodd, dag)} år" if fodd else ""


@register.filter
def visat(varde: Visat) -> str:
    """A number as it may be shown: "1 842", or for one that is hidden the word for it."""
    if isinstance(varde, str):
        return format_html('<span class="k-dold">{}</span>', varde)
    return tal(varde)


@register.inclusion_tag("handlaggare/skjutskal.html")
def skjutskal(*delar: object, form: str = "") -> dict[str, object]:
    """Why a task waits, to choose. `delar` make the id of the field, `form` the form it is part of
    when it stands outside it."""
    return {"id": "".join(map(str, delar)), "form": form, "skalen": Skjutskal.choices}


@register.inclusion_tag("handlaggare/meny.html", takes_context=True)
def huvudmeny(context: template.Context) -> dict[str, object]:
    """What the user may open in the chosen municipality."""
    request: Begaran = context["request"]
    har = str(context.get("avdelning", ""))
    far = [val for val in MENY if may(request.user, val[0], request.kommun)]
    return {"val": [_val(request, *val[1:], har=har, ensam=len(far) == 1) for val in far]}


def _val(request: Begaran, text: str, vy: str, bild: str, *, har: str, ensam: bool) -> Menyval:
    antal = antal_oklara(request) if vy == "oklart" else None
    bred = vy in BARA_BRED and not ensam
    return Menyval(text, reverse(vy), bild, vy == har, antal, bred)
