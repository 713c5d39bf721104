"""The menu and small words of the caseworker's pages: `{% load handlaggare %}`."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.html import format_html

from kaja.insatser.models import Kanalval, Skjutskal
from kaja.statistik.maskering import Visat
from kaja.web.handlaggare.gester import IKONER, RING
from kaja.web.handlaggare.meny import menyn
from kaja.web.komponenter.text import ar_fyllda, tal

register = template.Library()


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
    return {"meny": menyn(context["request"], str(context.get("avdelning", "")))}
