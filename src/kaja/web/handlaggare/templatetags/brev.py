"""The way from a person to a letter: `{% load brev %}`."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.ungdom.models import Person
from kaja.utskick.slag import SPRAKEN, Sprak

register = template.Library()


@register.filter
def sprak_i_ord(sprak: str) -> str:
    """The name of a language that letters are written in."""
    return SPRAKEN[Sprak(sprak)]


@register.simple_tag(takes_context=True)
def skriv_till(context: template.Context, person: Person) -> SafeString | str:
    """A link to a new letter; nothing for one who gets none, or for a user who sends none."""
    request: Begaran = context["request"]
    if person.skyddad or not may(request.user, "utskick.gora", request.kommun):
        return ""
    adress = f"{reverse('utskick_nytt')}?person={person.pk}"
    return format_html('<a href="{}">Skriv brev eller sms</a>', adress)
