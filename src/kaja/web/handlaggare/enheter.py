"""The units of the team: which there are, and who works in which."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from kaja.access.enheter import roles_of_team, units
from kaja.access.enheter_skriv import (
    EnhetsfelError,
    close_unit,
    displace,
    open_unit,
    place,
    rename_unit,
)
from kaja.access.models import Enhet, Enhetsplats, Kommun, User
from kaja.access.queries import caseworkers, may
from kaja.access.vyer import Begaran, kraver
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_langt


class Enhetsform(forms.Form):
    """What to change, with what that needs. Without a day it holds from today."""

    gor = forms.ChoiceField(choices=[(g, g) for g in ("ny", "namn", "med", "inte_med", "avsluta")])
    namn = forms.CharField(label="Namn", max_length=60, required=False)
    enhet = forms.ModelChoiceField(Enhet.objects.none(), required=False, label="Enhet")
    plats = forms.ModelChoiceField(Enhetsplats.objects.none(), required=False, label="Vem")
    vem = forms.ModelChoiceField(User.objects.none(), required=False, label="Vem")
    fran = Dagfalt(label="Från")

    KRAVS = {
        "ny": ("namn",),
        "namn": ("enhet", "namn"),
        "med": ("enhet", "vem"),
        "inte_med": ("plats",),
        "avsluta": ("enhet",),
    }

    def __init__(self, data: QueryDict, kommun: Kommun, dag: date) -> None:
        super().__init__(data)
        self.dag = dag
        rader: dict[str, QuerySet[Enhet] | QuerySet[Enhetsplats] | QuerySet[User]] = {
            "enhet": Enhet.objects.filter(kommun=kommun),
            "plats": Enhetsplats.objects.filter(enhet__kommun=kommun),
            "vem": caseworkers(kommun, dag),
        }
        for namn, urval in rader.items():
            falt = self.fields[namn]
            assert isinstance(falt, forms.ModelChoiceField)
            falt.queryset = urval

    def clean(self) -> dict[str, object]:
        prova_dagar(self)
        givet = self.cleaned_data
        for namn in self.KRAVS.get(givet.get("gor", ""), ()):
            if not givet.get(namn) and namn not in self.errors:
                self.add_error(namn, f"{self.fields[namn].label} saknas. Välj eller skriv först.")
        givet["fran"] = givet.get("fran") or self.dag
        return givet


@kraver("installning.se")
def enheter(request: Begaran) -> HttpResponse:
    """The units with those who work there and their roles; who may change the settings changes."""
    far = may(request.user, "installning.andra", request.kommun)
    if request.method == "POST":
        if not far:
            raise PermissionDenied
        return _andra(request)
    alla = list(units(request.user, request.kommun))
    return render(
        request,
        "handlaggare/enheter.html",
        {
            "avdelning": "installningar",
            "enheter": med_platser(request.kommun, [e for e in alla if not e.till]),
            "avslutade": [e for e in alla if e.till],
            "kollegor": list(caseworkers(request.kommun, i_dag())),
            "far_andra": far,
        },
    )


def med_platser(
    kommun: Kommun, enheterna: list[Enhet]
) -> list[tuple[Enhet, list[tuple[Enhetsplats, str]]]]:
    """The units with those who work there now, and their roles in words."""
    roller = roles_of_team(kommun, i_dag())
    return [(e, [(p, roller.get(p.user_id, "")) for p in getattr(e, "nu", ())]) for e in enheterna]


def _andra(request: Begaran) -> HttpResponse:
    form = Enhetsform(request.POST, request.kommun, i_dag())
    if form.is_valid():
        try:
            messages.success(request, _gor(request, form))
        except EnhetsfelError as fel:
            messages.error(request, str(fel))
    elif "gor" in form.errors:
        raise Http404
    else:
        messages.error(request, " ".join(str(f) for e in form.errors.values() for f in e))
    return redirect("enheter")


def _gor(request: Begaran, form: Enhetsform) -> str:
    givet, tid = form.cleaned_data, nu()
    fran: date = givet["fran"]
    match givet["gor"]:
        case "ny":
            ny = open_unit(
                kommun=request.kommun, namn=givet["namn"], fran=fran, user=request.user, tid=tid
            )
            return f"{ny} finns från {datum_langt(fran)}."
        case "namn":
            enhet: Enhet = givet["enhet"]
            hette = enhet.namn
            ny = rename_unit(enhet=enhet, namn=givet["namn"], user=request.user, tid=tid)
            return f"{hette} heter nu {ny}."
        case "med":
            place(enhet=givet["enhet"], vem=givet["vem"], fran=fran, user=request.user, tid=tid)
            return f"{givet['vem']} är med i {givet['enhet']} från {datum_langt(fran)}."
        case "inte_med":
            plats: Enhetsplats = givet["plats"]
            displace(plats=plats, fran=fran, user=request.user, tid=tid)
            return f"{plats.user} är inte med i {plats.enhet} från {datum_langt(fran)}."
    close_unit(enhet=givet["enhet"], fran=fran, user=request.user, tid=tid)
    return f"{givet['enhet']} är avslutad från {datum_langt(fran)}."
