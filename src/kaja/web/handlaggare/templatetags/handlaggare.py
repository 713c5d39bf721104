"""The main menu of the caseworker's pages: `{% load handlaggare %}`."""

from __future__ import annotations

from typing import NamedTuple

from django import template
from django.urls import reverse

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.web.handlaggare.urval import antal_oklara

register = template.Library()


class Menyval(NamedTuple):
    text: str
    url: str
    ikon: str
    vald: bool
    antal: int | None = None


MENY = (
    ("malgrupp.se", "Målgrupp", "malgrupp", "lista"),
    ("malgrupp.se", "Oklart", "oklart", "fraga"),
    ("fil.se", "Läs in", "las_in", "in"),
)


@register.inclusion_tag("handlaggare/meny.html", takes_context=True)
def huvudmeny(context: template.Context) -> dict[str, object]:
    """What the user may open in the chosen municipality."""
    request: Begaran = context["request"]
    har = str(context.get("avdelning", ""))
    return {
        "val": [
            _val(request, text, vy, bild, vald=vy == har)
            for behorighet, text, vy, bild in MENY
            if may(request.user, behorighet, request.kommun)
        ]
    }


def _val(request: Begaran, text: str, vy: str, bild: str, *, vald: bool) -> Menyval:
    antal = antal_oklara(request.kommun) if vy == "oklart" else None
    return Menyval(text, reverse(vy), bild, vald, antal)
