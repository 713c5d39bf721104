"""Taking a task, handing it back, postponing it, and saying that it is done."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows import oklarheter
from kaja.insatser.actions import (
    UppgiftsfelError,
    finish,
    hand_back,
    postpone,
    raise_task,
    take,
)
from kaja.insatser.models import TIDSATTA, Skjutskal, Uppgift, Uppgiftsslag
from kaja.ungdom.models import Person
from kaja.ungdom.queries import visible_to
from kaja.web.handlaggare.oklart_kallor import kallrader
from kaja.web.handlaggare.skjut_form import SKJUT, Skjutform
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_i_text, datum_langt

BERAKNADE = (Uppgiftsslag.OKLART, Uppgiftsslag.SEN_KALLA)
"""Tasks that are there for as long as something is unclear: nobody can say that they are done."""


class Uppgiftsform(Skjutform):
    """What is done with which task, and the day it is postponed to."""

    nyckel = forms.CharField(max_length=80)
    gor = forms.ChoiceField(choices=[(g, g) for g in ("ta", "lamna", SKJUT, "klar", "inte")])


@kraver("uppgift.gora")
@require_POST
def uppgift(request: Begaran) -> HttpResponse:
    """Do one thing with one task, and go back to where it was asked for."""
    form = Uppgiftsform(request.POST)
    if "nyckel" not in request.POST or {"nyckel", "gor"} & set(form.errors):
        raise Http404
    if form.is_valid():
        try:
            messages.success(request, _gor(request, form))
        except UppgiftsfelError as fel:
            messages.error(request, datum_i_text(str(fel)))
    else:
        messages.error(request, " ".join(str(f) for fel in form.errors.values() for f in fel))
    return _tillbaka(request)


def _gor(request: Begaran, form: Uppgiftsform) -> str:
    uppgift = _uppgiften(request, form.cleaned_data["nyckel"])
    user, tid, till = request.user, nu(), form.cleaned_data["till"]
    match form.cleaned_data["gor"]:
        case "ta":
            take(uppgift=uppgift, user=user, tid=tid)
            return "Du har tagit uppgiften."
        case "lamna":
            hand_back(uppgift=uppgift, user=user, tid=tid)
            return "Uppgiften är ingens igen."
        case "skjut":
            skal = Skjutskal(form.cleaned_data["skal"])
            postpone(uppgift=uppgift, till=till, skal=skal, dag=i_dag(), user=user, tid=tid)
            return f"Uppgiften kommer tillbaka {datum_langt(till)}."
    if uppgift.slag in BERAKNADE:
        raise UppgiftsfelError("Uppgiften är klar när frågan är besvarad.")
    utfall = "klar" if form.cleaned_data["gor"] == "klar" else "behovs_inte"
    finish(uppgift=uppgift, utfall=utfall, user=user, tid=tid)
    return "Uppgiften är klar."


def _uppgiften(request: Begaran, nyckel: str) -> Uppgift:
    """The stored task, or a computed one that now is stored; 404 when there is none."""
    slag, _, vad = nyckel.partition(":")
    if slag == Uppgiftsslag.OKLART and vad.isdecimal():
        person = synlig(request, int(vad[:18]))
        if not oklarheter.har_fraga(person):
            raise UppgiftsfelError("Frågan är redan besvarad.")
        return oklarheter.uppgiften(person, user=request.user, tid=nu())
    rader = Uppgift.objects.filter(kommun=request.kommun, klar__isnull=True).select_related(
        "person"
    )
    # What has a day is done from Att göra; a school's notice has a compartment of its own too.
    uppgift = rader.filter(nyckel=nyckel).exclude(slag__in=TIDSATTA).first()
    if uppgift is None and slag == Uppgiftsslag.SEN_KALLA:
        return _sen_kalla(request, nyckel)
    if uppgift is None:
        raise Http404
    if uppgift.person and ar_dold(uppgift.person, ser=ser_skyddade(request)):
        raise PermissionDenied
    return uppgift


def _sen_kalla(request: Begaran, nyckel: str) -> Uppgift:
    if nyckel not in {rad.nyckel for rad in kallrader(request)}:
        raise Http404
    return raise_task(
        kommun=request.kommun,
        slag=Uppgiftsslag.SEN_KALLA,
        nyckel=nyckel,
        aktor=request.user.aktor,
        tid=nu(),
    )


def synlig(
    request: Begaran,
    pk: int,
    med: Callable[[QuerySet[Person]], QuerySet[Person]] = lambda alla: alla,
) -> Person:
    """The person, if the user may see who it is; else 404 or 403. `med` reads more in the same
    query."""
    alla = visible_to(request.user, request.kommun).select_related("kommun")
    person = get_object_or_404(med(alla), pk=pk)
    if ar_dold(person, ser=ser_skyddade(request)):
        raise PermissionDenied
    return person


def _tillbaka(request: Begaran) -> HttpResponse:
    """To the person's page or the question, if the act was there; otherwise to the list."""
    till, _, pk = request.POST.get("tillbaka", "").partition(":")
    if till in ("person", "person_svara") and pk.isdecimal():
        return redirect(till, int(pk[:18]))
    return redirect("oklart")
