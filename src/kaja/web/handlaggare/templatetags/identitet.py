"""A person's other numbers, on her page: `{% load identitet %}`."""

from __future__ import annotations

from typing import NamedTuple

from django import template

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.ungdom.models import Person, Sammanslagning
from kaja.web.handlaggare.identitet_forslag import antal_synliga
from kaja.web.handlaggare.identitet_spar import spar
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade

register = template.Library()


class Annat(NamedTuple):
    """Another number that the population register says is the same human being."""

    person: Person
    vad: str


@register.inclusion_tag("handlaggare/identitet_nummer.html", takes_context=True)
def andra_nummer(context: template.Context, person: Person) -> dict[str, object]:
    """Former numbers, schools' numbers and mergers, with since when and by whom."""
    request: Begaran = context["request"]
    ser = ser_skyddade(request)
    rader = spar(person, ser=ser) if may(request.user, "identitet.hantera", request.kommun) else []
    return {
        "person": person,
        "nummer": [annat for annat in _former(person) if not ar_dold(annat.person, ser=ser)],
        "rader": rader,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("handlaggare/identitet_undan.html", takes_context=True)
def undanlagd(context: template.Context, person: Person) -> dict[str, object]:
    """A note on the page of a number that is put under another: where it went."""
    if getattr(person, "hopslagen_med", True) is None:
        return {"till": None}
    row = Sammanslagning.objects.filter(
        kommun=person.kommun_id, fran=person, ersatt__isnull=True
    ).select_related("till")
    till = next((rad.till for rad in row), None)
    if till and ar_dold(till, ser=ser_skyddade(context["request"])):
        till = None
    return {"till": till}


def _former(person: Person) -> list[Annat]:
    return [Annat(old, "ersatt av det här numret") for old in person.ersatter.order_by("pk")]


@register.inclusion_tag("handlaggare/identitet_vantar.html", takes_context=True)
def vantande_forslag(context: template.Context) -> dict[str, object]:
    """How many proposals of who is who wait for an answer, where one looks for work to do."""
    request: Begaran = context["request"]
    far = may(request.user, "identitet.hantera", request.kommun)
    return {"antal": antal_synliga(request) if far else 0}
