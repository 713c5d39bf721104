"""From a fact to the row that it stands on: `{% load filer %}`."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.web.handlaggare.fakta import Faktarad

register = template.Library()


@register.simple_tag(takes_context=True)
def fillank(context: template.Context, rad: Faktarad) -> str:
    """Where the fact stands; a link to the row for those who may see files."""
    request: Begaran = context["request"]
    if not rad.fil or not rad.rad or not may(request.user, "fil.se", request.kommun):
        return rad.kalla
    return format_html('<a href="{}">{}</a>', reverse("filrad", args=[rad.fil, rad.rad]), rad.kalla)
