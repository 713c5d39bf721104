"""Who looks after the youth, the pause of the ladder, and how the youth wants to be reached."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kaja.access.models import Kommun, User
from kaja.access.queries import caseworkers
from kaja.access.vyer import Begaran, kraver
from kaja.flows.att_gora import ge_agare
from kaja.flows.dagens_arbete import folj
from kaja.flows.trappa import anpassa_trappan
from kaja.insatser.actions import (
    HandlaggningsfelError,
    follow_routine,
    locked,
    pause,
    restart_ladder,
    resume,
    state_wish,
    undo_last,
)
from kaja.insatser.models import Pausorsak
from kaja.regler.uppfoljning import Anpassningssatt
from kaja.ungdom.models import Person
from kaja.utskick.slag import Sprak
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.handlaggare.person_skotsel_form import ANPASSA, Skotselform, andringen
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_langt

ANPASSAT = {
    Anpassningssatt.HOPPA: "Nästa steg är överhoppat.",
    Anpassningssatt.BYT: "Nästa steg är bytt.",
    Anpassningssatt.LAGG_TILL: "Ett steg är tillagt före nästa.",
}


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
    locked(request.kommun, [person.pk])
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
        case "rutinen":
            _oandrad(kommun, person, givet["version"])
            follow_routine(kommun=kommun, personer=[person.pk], user=user, tid=tid)
            return "Kommunens kontakttrappa gäller igen."
        case "angra_trappa":
            _oandrad(kommun, person, givet["version"])
            undo_last(kommun=kommun, person=person.pk, dag=i_dag(), user=user, tid=tid)
            return "Ångrat. Kontakttrappan är som innan."
        case hur if hur in ANPASSA:
            _oandrad(kommun, person, givet["version"])
            anpassa_trappan(
                kommun=kommun,
                personer=[person.pk],
                andring=andringen(givet),
                dag=i_dag(),
                tid=tid,
                user=user,
            )
            return ANPASSAT[Anpassningssatt(hur)]
    state_wish(
        kommun=kommun,
        person=person.pk,
        kanal=givet["kanal"],
        sprak=givet["sprak"] or Sprak.SV,
        user=user,
        tid=tid,
    )
    return "Önskemålet är sparat."


def _oandrad(kommun: Kommun, person: Person, version: int | None) -> None:
    """HandlaggningsfelError when the youth's row is another than the page showed: a step that two
    skip, or one skips twice, is one step."""
    for rad in locked(kommun, [person.pk]):
        if version is not None and rad.version != version:
            raise HandlaggningsfelError(
                "Kontakttrappan har ändrats sedan du öppnade sidan. Se vad som gäller nu."
            )
