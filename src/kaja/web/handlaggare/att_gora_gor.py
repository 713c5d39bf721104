"""Doing something with the chosen tasks: done, postponed, taken, handed over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.models import User
from kaja.access.queries import caseworkers
from kaja.access.vyer import Begaran, kraver
from kaja.flows.att_gora import ge_agare, gor_klart, skjut_upp, ta
from kaja.insatser.actions import HandlaggningsfelError, UppgiftsfelError
from kaja.insatser.models import Skjutskal, Uppgift
from kaja.insatser.queries import frister
from kaja.web.handlaggare.skjut_form import SKJUT, Skjutform
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal, datum_langt

FLEST = 1000
"""So many can be chosen at once."""


class Gorform(Skjutform):
    """What to do, and until when and why, or to whom."""

    gor = forms.ChoiceField(choices=[(g, g) for g in ("klar", SKJUT, "ta", "lamna", "brev")])
    agare = forms.ModelChoiceField(User.objects.none(), required=False, label="Lämna över till")

    def clean(self) -> dict[str, Any]:
        givet = super().clean()
        if givet.get("gor") == "lamna" and not (givet.get("agare") or "agare" in self.errors):
            self.add_error("agare", "Lämna över till: välj vem.")
        return givet


@kraver("insats.skriva")
@require_POST
def gor(request: Begaran) -> HttpResponse:
    """Do it with all the chosen, or with none if it cannot be done with one of them."""
    form = Gorform(request.POST)
    falt = form.fields["agare"]
    assert isinstance(falt, forms.ModelChoiceField)
    falt.queryset = caseworkers(request.kommun, i_dag())
    if not form.is_valid():
        if "gor" in form.errors:
            raise Http404
        messages.error(request, " ".join(str(f) for e in form.errors.values() for f in e))
        return _tillbaka(request)
    uppgifter = _valda(request)
    if not uppgifter:
        messages.error(request, "Inget är valt. Markera uppgifterna först.")
        return _tillbaka(request)
    if form.cleaned_data["gor"] == "brev":
        # All in one field: an address of a thousand fields is refused on its way.
        ids = sorted({u.person_id for u in uppgifter if u.person_id})
        return redirect(f"{reverse('utskick_nytt')}?personer={','.join(map(str, ids))}")
    try:
        messages.success(request, _gor(request, form, uppgifter))
    except (UppgiftsfelError, HandlaggningsfelError) as fel:
        messages.error(request, str(fel))
    return _tillbaka(request)


def _valda(request: Begaran) -> list[Uppgift]:
    """The chosen tasks that are still open; none of someone whom the user may not see."""
    ids = [int(pk[:18]) for pk in request.POST.getlist("uppgift")[:FLEST] if pk.isdecimal()]
    found = list(frister(request.user, request.kommun).filter(pk__in=ids))
    ser = ser_skyddade(request)
    if any(u.person and ar_dold(u.person, ser=ser) for u in found):
        raise PermissionDenied
    return found


def _gor(request: Begaran, form: Gorform, uppgifter: list[Uppgift]) -> str:
    dag, tid, user, kommun = i_dag(), nu(), request.user, request.kommun
    vilka = antal(len(uppgifter), "uppgift", "uppgifter")
    match form.cleaned_data["gor"]:
        case "klar":
            gor_klart(kommun=kommun, uppgifter=uppgifter, dag=dag, tid=tid, user=user)
            return f"{vilka} klar." if len(uppgifter) == 1 else f"{vilka} klara."
        case "skjut":
            till = form.cleaned_data["till"]
            skjut_upp(
                kommun=kommun,
                uppgifter=uppgifter,
                till=till,
                skal=Skjutskal(form.cleaned_data["skal"]),
                dag=dag,
                tid=tid,
                user=user,
            )
            return f"{vilka} kommer tillbaka {datum_langt(till)}."
        case "ta":
            ta(kommun=kommun, uppgifter=uppgifter, tid=tid, user=user)
            return f"Du har tagit {vilka}."
    agare: User = form.cleaned_data["agare"]
    personer = {u.person_id for u in uppgifter if u.person_id}
    fick = ge_agare(kommun=kommun, personer=personer, agare=agare, tid=tid, user=user)
    if not fick:
        raise UppgiftsfelError("Bara den som är i registret har en ägare. Ta uppgiften i stället.")
    return f"{agare} är ägare till {antal(len(fick), 'ungdom', 'ungdomar')}."


def _tillbaka(request: Begaran) -> HttpResponse:
    person = request.POST.get("tillbaka", "")
    if person.isdecimal():
        return redirect("person", int(person[:18]))
    vems = request.POST.get("vems", "")
    return redirect(reverse("att_gora") + (f"?vems={vems}" if vems.isalpha() else ""))
