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
from kaja.flows import massandring
from kaja.flows.att_gora import gor_klart, skjut_upp, ta
from kaja.flows.massandring_verkan import Vad
from kaja.insatser.actions import HandlaggningsfelError, UppgiftsfelError
from kaja.insatser.models import Massandring, Massandringsslag, Skjutskal, Uppgift
from kaja.insatser.queries import frister
from kaja.web.handlaggare.att_gora_gjort import NYCKEL, tillbaka
from kaja.web.handlaggare.skjut_form import SKJUT, Skjutform
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal, datum_i_text

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
        return tillbaka(request)
    uppgifter = _valda(request)
    if not uppgifter:
        messages.error(request, "Inget är valt. Markera uppgifterna först.")
        return tillbaka(request)
    if form.cleaned_data["gor"] == "brev":
        # All in one field: an address of a thousand fields is refused on its way.
        ids = sorted({u.person_id for u in uppgifter if u.person_id})
        return redirect(f"{reverse('utskick_nytt')}?personer={','.join(map(str, ids))}")
    try:
        gjort = _gor(request, form, uppgifter)
    except (UppgiftsfelError, HandlaggningsfelError) as fel:
        messages.error(request, datum_i_text(str(fel)))
        return tillbaka(request)
    if isinstance(gjort, Massandring):
        return tillbaka(request, **{NYCKEL: gjort.pk})
    messages.success(request, gjort)
    return tillbaka(request)


def _valda(request: Begaran) -> list[Uppgift]:
    """The chosen tasks that are still open; none of someone whom the user may not see."""
    ids = [int(pk[:18]) for pk in request.POST.getlist("uppgift")[:FLEST] if pk.isdecimal()]
    found = list(frister(request.user, request.kommun).filter(pk__in=ids))
    ser = ser_skyddade(request)
    if any(u.person and ar_dold(u.person, ser=ser) for u in found):
        raise PermissionDenied
    return found


def _gor(request: Begaran, form: Gorform, uppgifter: list[Uppgift]) -> Massandring | str:
    """Gives what takes it back, or a sentence where nothing does."""
    dag, tid, user, kommun = i_dag(), nu(), request.user, request.kommun
    vilka = antal(len(uppgifter), "uppgift", "uppgifter")
    match form.cleaned_data["gor"]:
        case "klar":
            return gor_klart(kommun=kommun, uppgifter=uppgifter, dag=dag, tid=tid, user=user)
        case "skjut":
            return skjut_upp(
                kommun=kommun,
                uppgifter=uppgifter,
                till=form.cleaned_data["till"],
                skal=Skjutskal(form.cleaned_data["skal"]),
                dag=dag,
                tid=tid,
                user=user,
            )
        case "ta":
            tagna = ta(kommun=kommun, uppgifter=uppgifter, tid=tid, user=user)
            return tagna or f"Du har redan tagit {vilka}."
    return _lamna(request, form.cleaned_data["agare"], uppgifter)


def _lamna(request: Begaran, agare: User, uppgifter: list[Uppgift]) -> Massandring | str:
    batch, prov = massandring.gor(
        kommun=request.kommun,
        valda={u.person_id: None for u in uppgifter if u.person_id},
        vad=Vad(Massandringsslag.AGARE, agare=agare),
        dag=i_dag(),
        tid=nu(),
        user=request.user,
    )
    if batch is None and not any(en.rad for en in prov.utan):
        raise UppgiftsfelError("Bara den som är i registret har en ägare. Ta uppgiften i stället.")
    return batch or f"{agare} är redan ägare."
