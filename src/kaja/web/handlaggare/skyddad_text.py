"""Trying a text against what may not be written: as one types, and on a page of its own.

No text is stored or logged; the answer is all that is left of it.
"""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.regler.forbjudna_uppgifter import REGLER, granska
from kaja.ungdom.queries import visible_to
from kaja.web.komponenter.skydd_traffar import SKAL, traffruta
from kaja.web.komponenter.skyddad_text import SkyddadText

LANGST = 5000


@kraver("text.granska")
@require_POST
def granska_text(request: Begaran) -> HttpResponse:
    """What is hit in the text of the field `falt`, as a part of a page."""
    namn = request.POST.get("falt", "")
    text = request.POST.get(namn, "")[:LANGST]
    traffar = granska(text, _egna_nummer(request))
    ruta = traffruta(
        text,
        traffar,
        namn=namn,
        far=request.POST.get("over") == "1",
        skal=request.POST.get(SKAL.format(namn), ""),
    )
    return render(request, "kaja/skydd_traffar.html", ruta)


def _egna_nummer(request: Begaran) -> frozenset[str]:
    """The number of the one that the text is about, if the writer may see who it is."""
    person = request.POST.get("person", "")
    if not person.isdecimal():
        return frozenset()
    synliga = visible_to(request.user, request.kommun).filter(pk=int(person[:18]))
    return frozenset(synliga.values_list("nummer", flat=True))


class Provform(forms.Form):
    """A text to try."""

    text = SkyddadText(
        namn="prov.text", label="Text att pröva", max_length=LANGST, far_skrivas_over=True
    )


@kraver("text.granska")
def prova_text(request: Begaran) -> HttpResponse:
    """Try a text: for one who writes and is unsure, and for the data protection officer."""
    form = Provform(request.POST or None)
    ren = form.is_valid()
    return render(
        request,
        "handlaggare/prova_text.html",
        {"avdelning": "skydd_prova", "form": form, "ren": ren, "regler": REGLER.values()},
    )
