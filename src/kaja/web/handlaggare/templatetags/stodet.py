"""Economic support in templates: `{% load stodet %}`."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.urls import reverse

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.regler.atgarder.stod import i_kronor

register = template.Library()
SIDOR = (
    ("insats.skriva", "Närvaro", "stod"),
    ("stod.underlag", "Underlag till lön", "stod_underlag"),
    ("malgrupp.se", "Belopp", "stod_belopp"),
    ("stod.kostnad", "Kostnader", "stod_kostnader"),
)


@register.filter
def kronor(belopp: Decimal) -> str:
    """ "1 250" or "62,50"."""
    return i_kronor(belopp)


@register.inclusion_tag("handlaggare/stod_sidor.html", takes_context=True)
def stodsidor(context: template.Context, har: str) -> dict[str, object]:
    """The pages about support that the user may open."""
    request: Begaran = context["request"]
    return {
        "sidor": [
            (text, reverse(vy), vy == har)
            for behorighet, text, vy in SIDOR
            if may(request.user, behorighet, request.kommun)
        ]
    }
