"""The contact ladder: reading it, and choosing another from a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.rutin import andra_trappan
from kaja.insatser.models import Kanalval, Medval
from kaja.regler.uppfoljning import Kanal, Med, Trappsteg
from kaja.styrning.trappan import FLEST, TrappfelError, ladder, ladders
from kaja.web.handlaggare.dagval import Dagfalt
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_langt

RADER = 10


class Stegform(forms.Form):
    """One step; an empty way is no step."""

    dag = forms.IntegerField(
        label="Dag",
        min_value=0,
        max_value=365,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "size": "4", "maxlength": "3", "autocomplete": "off"}
        ),
        error_messages={"invalid": "Dag: skriv ett helt antal dagar efter första steget."},
    )
    kanal = forms.ChoiceField(
        label="Sätt", choices=[("", "Inget steg"), *Kanalval.choices], required=False
    )
    med = forms.ChoiceField(label="Med", choices=Medval.choices, required=False)

    def clean(self) -> dict[str, Any]:
        utan_dag = self.cleaned_data.get("dag") is None and "dag" not in self.errors
        if self.cleaned_data.get("kanal") and utan_dag:
            self.add_error("dag", "Dag: skriv hur många dagar efter första steget.")
        return self.cleaned_data


Stegen = forms.formset_factory(Stegform, extra=0, max_num=FLEST)


class Franform(forms.Form):
    """The day that it holds from."""

    fran = Dagfalt(label="Gäller från", required=True)


@kraver("installning.se")
def rutin(request: Begaran) -> HttpResponse:
    """The ladder as it is, earlier ones, and the form for who may change it."""
    far = may(request.user, "installning.andra", request.kommun)
    if request.method == "POST" and not far:
        raise PermissionDenied
    nuvarande = ladder(request.kommun, i_dag())
    rader: list[dict[str, Any]] = [
        {"dag": s.dag, "kanal": s.kanal.value, "med": s.med.value} for s in nuvarande
    ]
    rader += [{}] * (RADER - len(rader))
    stegen = Stegen(request.POST or None, initial=rader)
    fran = Franform(request.POST or None, initial={"fran": i_dag()})
    ratt = request.method == "POST" and stegen.is_valid() and fran.is_valid()
    if ratt and _andra(request, stegen, fran):
        return redirect("rutin")
    return render(
        request,
        "handlaggare/rutin.html",
        {
            "avdelning": "installningar",
            "stegen": stegen,
            "fran": fran,
            "nuvarande": [(s, Kanalval(s.kanal).label, Medval(s.med).label) for s in nuvarande],
            "tidigare": list(ladders(request.user, request.kommun)[:20]),
            "far_andra": far,
        },
    )


def _andra(request: Begaran, stegen: Any, fran: Franform) -> bool:
    valda = [rad for rad in stegen.cleaned_data if rad.get("kanal")]
    steg = [Trappsteg(r["dag"], Kanal(r["kanal"]), Med(r["med"] or Med.UNGDOM)) for r in valda]
    dag: date = fran.cleaned_data["fran"]
    try:
        andra_trappan(
            kommun=request.kommun, steg=steg, fran=dag, dag=i_dag(), user=request.user, tid=nu()
        )
    except TrappfelError as fel:
        fran.add_error(None, str(fel))
        return False
    messages.success(request, f"Kontakttrappan gäller från {datum_langt(dag)}.")
    return True
