"""The page of the plan: the seven elements of what is in force, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.vyer import Begaran
from kaja.flows.plan_papper import RUBRIKER
from kaja.insatser.models import Plan, Planinsats, Planslut, Planstatus, Vem
from kaja.insatser.queries import plans_of
from kaja.insatser.queries.plan import stands
from kaja.styrning.queries import valda
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagord import nasta_sadan, senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.handlaggare.person_huvud import huvudet
from kaja.web.klocka import i_dag

FLIK = "person_plan"
EN_DAG = timedelta(days=1)


class Insatsrad(NamedTuple):
    """An effort as it is read: `tom` is its last day."""

    rad: Planinsats
    tom: Any


class Planvy(NamedTuple):
    """A version to be read: the efforts by who is responsible, and its last day."""

    plan: Plan
    delar: list[tuple[str, list[Insatsrad]]]
    tom: Any


class Uppfoljningsform(forms.Form):
    """A follow-up that has been, and the next."""

    uppfoljd = Dagfalt(label="Uppföljd", required=True, utan_ar=senaste_sadan)
    nasta = Dagfalt(label="Nästa uppföljning", required=True, utan_ar=nasta_sadan)

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data


class Avslutsform(forms.Form):
    """The plan ends."""

    sista = Dagfalt(label="Planens sista dag", required=True)
    orsak = forms.ChoiceField(label="Varför", choices=[("", "Välj"), *Planslut.choices])

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data


def planvy(plan: Plan) -> Planvy:
    """A version as it is read."""
    rader = sorted(plan.insatser.all(), key=lambda rad: (list(Vem).index(Vem(rad.vem)), rad.rad))
    delar = [
        (RUBRIKER[Vem(vem)], [Insatsrad(rad, _sista(rad.till)) for rad in grupp])
        for vem, grupp in groupby(rader, key=lambda rad: rad.vem)
    ]
    return Planvy(plan, delar, _sista(plan.till))


def _uppfoljning(request: Begaran, galler: Plan | None) -> Uppfoljningsform:
    nasta = nasta_uppfoljning(request) if galler else None
    return Uppfoljningsform(initial={"uppfoljd": i_dag(), "nasta": nasta})


def nasta_uppfoljning(request: Begaran) -> date:
    """The day that the municipality's routine gives for the next follow-up: what stands in the form
    until someone writes another."""
    dag = i_dag()
    return dag + timedelta(days=valda(request.kommun).rutin(dag).uppfoljning_dagar)


def _sista(till: Any) -> Any:
    return till - EN_DAG if till else None


def plansida(
    request: Begaran,
    person: Person,
    *,
    uppfoljning: Uppfoljningsform | None = None,
    avslut: Avslutsform | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; the forms as they were filled in, when something in them was wrong."""
    versioner = list(plans_of(person))
    lage = stands(versioner)
    return render(
        request,
        "handlaggare/plan.html",
        {
            **huvudet(request, person, FLIK),
            "galler": planvy(lage.galler) if lage.galler else None,
            "utkast": planvy(lage.utkast) if lage.utkast else None,
            "avslutade": [planvy(plan) for plan in _avslutade(versioner)],
            "versioner": versioner,
            "version": lage.version,
            "uppfoljning": uppfoljning or _uppfoljning(request, lage.galler),
            "avslut": avslut or Avslutsform(initial={"sista": i_dag()}),
        },
        status=status,
    )


def _avslutade(versioner: Iterable[Plan]) -> list[Plan]:
    return [plan for plan in versioner if plan.status == Planstatus.AVSLUTAD and not plan.ersatt]
