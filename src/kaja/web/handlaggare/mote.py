"""Booking, moving and calling off a meeting with a youth."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kaja.access.models import User
from kaja.access.queries import caseworkers
from kaja.access.vyer import Begaran, kraver
from kaja.flows.mote import avboka_mote, boka_mote
from kaja.insatser.actions import MotesfelError
from kaja.insatser.actions.mote import UNDER_TIDEN
from kaja.insatser.models import Mote, Motesslag
from kaja.insatser.queries import booked_meeting
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagord import nasta_sadan
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.handlaggare.mote_angra import till_personen
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.klocka import SVERIGE, i_dag, nu


class Motesform(forms.Form):
    """What the meeting is for, when, and who comes; more is asked of a home visit."""

    slag = forms.ChoiceField(label="Vad mötet gäller", choices=Motesslag.choices)
    dag = Dagfalt(label="Dag", required=True, utan_ar=nasta_sadan)
    klockan = forms.TimeField(
        label="Klockan",
        input_formats=("%H:%M", "%H.%M"),
        widget=forms.TimeInput(
            format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "5"}
        ),
        error_messages={"invalid": "Klockan: skriv tiden som 14:00."},
    )
    med = forms.ModelChoiceField(User.objects.none(), label="Vem träffar den unge")
    tillsammans_med = forms.ModelChoiceField(
        User.objects.none(), required=False, label="Hembesök: tillsammans med"
    )
    kollega_vet = forms.ModelChoiceField(
        User.objects.none(), required=False, label="Hembesök: kollega som vet var ni är"
    )

    def __init__(self, request: Begaran, initial: dict[str, object] | None = None) -> None:
        super().__init__(request.POST or None, initial=initial)
        for namn in ("med", "tillsammans_med", "kollega_vet"):
            falt = self.fields[namn]
            assert isinstance(falt, forms.ModelChoiceField)
            falt.queryset = caseworkers(request.kommun, i_dag())
            falt.empty_label = "Välj"

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data

    def nar(self) -> datetime:
        """The moment of the meeting."""
        givet = self.cleaned_data
        return datetime.combine(givet["dag"], givet["klockan"], SVERIGE)


@kraver("insats.skriva")
def mote(request: Begaran, pk: int) -> HttpResponse:
    """Book a meeting, or change the one that is booked."""
    person = oppna_person(request, pk, "person_mote")
    bokat = booked_meeting(person)
    sett = request.POST.get("bokat", "") == str(bokat.pk if bokat else "")
    if bokat and sett and "avboka" in request.POST:
        return _avboka(request, person, bokat)
    lokal = bokat.tid.astimezone(SVERIGE) if bokat else None
    forval = (
        {**vars(bokat), "dag": lokal.date(), "klockan": lokal.time(), "med": bokat.med_id}
        if bokat and lokal
        else {"med": request.user.pk, "klockan": "10:00"}
    )
    form = Motesform(request, initial=forval)
    if form.is_valid() and sett and (ny := _boka(request, person, form, bokat)):
        return till_personen(ny)
    if form.is_bound and not sett:
        form.add_error(None, UNDER_TIDEN)
    return render(
        request,
        "handlaggare/mote.html",
        {**huvudet(request, person, "person"), "form": form, "bokat": bokat},
    )


def _boka(request: Begaran, person: Person, form: Motesform, bokat: Mote | None) -> Mote | None:
    givet = form.cleaned_data
    try:
        return boka_mote(
            person=person,
            slag=Motesslag(givet["slag"]),
            nar=form.nar(),
            med=givet["med"],
            tillsammans_med=givet["tillsammans_med"],
            kollega_vet=givet["kollega_vet"],
            i_stallet_for=bokat,
            dag=i_dag(),
            tid=nu(),
            user=request.user,
        )
    except MotesfelError as fel:
        form.add_error(None, str(fel))
        return None


def _avboka(request: Begaran, person: Person, bokat: Mote) -> HttpResponse:
    try:
        avboka_mote(mote=bokat, dag=i_dag(), tid=nu(), user=request.user)
    except MotesfelError as fel:
        messages.error(request, str(fel))
        return redirect("person", person.pk)
    return till_personen(bokat)
