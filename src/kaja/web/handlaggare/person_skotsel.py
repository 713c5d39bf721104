"""Who looks after the youth, the pause of the ladder, and how the youth wants to be reached."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kaja.access.models import User
from kaja.access.queries import caseworkers
from kaja.access.vyer import Begaran, kraver
from kaja.flows.att_gora import ge_agare
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import (
    HandlaggningsfelError,
    pause,
    restart_ladder,
    resume,
    state_wish,
)
from kaja.insatser.models import Kanalval, Pausorsak
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagval import Dagfalt
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_langt


class Skotselform(forms.Form):
    """What to change, with what that needs."""

    gor = forms.ChoiceField(
        choices=[(g, g) for g in ("agare", "pausa", "vidare", "om", "onskemal")]
    )
    agare = forms.ModelChoiceField(User.objects.none(), required=False, label="Ägare")
    till = Dagfalt(label="Pausa till")
    orsak = forms.ChoiceField(choices=Pausorsak.choices, required=False, label="Varför")
    kanal = forms.ChoiceField(
        choices=[("", ""), *Kanalval.choices], required=False, label="Vill helst"
    )

    def clean(self) -> dict[str, object]:
        givet = self.cleaned_data
        if givet.get("gor") == "pausa" and not (givet.get("till") or "till" in self.errors):
            self.add_error("till", "Pausa till: skriv en dag, som 2026-12-01.")
        if givet.get("gor") == "pausa" and not givet.get("orsak"):
            self.add_error("orsak", "Varför: välj ett skäl.")
        return givet


@kraver("insats.skriva")
@require_POST
def skotsel(request: Begaran, pk: int) -> HttpResponse:
    """Change one thing; back to the person with what was done."""
    person = synlig(request, pk)
    form = Skotselform(request.POST)
    falt = form.fields["agare"]
    assert isinstance(falt, forms.ModelChoiceField)
    falt.queryset = caseworkers(request.kommun, i_dag())
    if form.is_valid():
        try:
            messages.success(request, _gor(request, person, form))
        except HandlaggningsfelError as fel:
            messages.error(request, str(fel))
    elif "gor" in form.errors:
        raise Http404
    else:
        messages.error(request, " ".join(str(f) for e in form.errors.values() for f in e))
    return redirect("person", pk)


@transaction.atomic
def _gor(request: Begaran, person: Person, form: Skotselform) -> str:
    mening = _andra(request, person, form)
    folj(kommun=request.kommun, personer=[person.pk], dag=i_dag(), tid=nu())
    return mening


def _andra(request: Begaran, person: Person, form: Skotselform) -> str:
    givet, kommun, user, tid = form.cleaned_data, request.kommun, request.user, nu()
    match givet["gor"]:
        case "agare":
            agare: User | None = givet["agare"]
            ge_agare(kommun=kommun, personer=[person.pk], agare=agare, tid=tid, user=user)
            return f"{agare} är ägare nu." if agare else "Ingen är ägare nu."
        case "pausa":
            till: date = givet["till"]
            orsak = Pausorsak(givet["orsak"])
            pause(
                kommun=kommun,
                person=person.pk,
                till=till,
                orsak=orsak,
                dag=i_dag(),
                user=user,
                tid=tid,
            )
            return f"Pausad till {datum_langt(till)}."
        case "vidare":
            resume(kommun=kommun, person=person.pk, user=user, tid=tid)
            return "Arbetet fortsätter."
        case "om":
            restart_ladder(kommun=kommun, person=person.pk, dag=i_dag(), user=user, tid=tid)
            return "Kontakttrappan börjar om."
    state_wish(
        kommun=kommun, person=person.pk, kanal=givet["kanal"], sprak="sv", user=user, tid=tid
    )
    return "Önskemålet är sparat."
