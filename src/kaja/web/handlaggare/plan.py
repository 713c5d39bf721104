"""The plan of a youth: what is in force, the draft, the versions, and how to write a new one."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kaja.access.vyer import Begaran, kraver
from kaja.audit.actions import record_overrides
from kaja.flows import plan as flode
from kaja.insatser.models import Plan, Planstatus
from kaja.insatser.planinnehall import Innehall as Planinnehall
from kaja.insatser.planinnehall import PlanfelError, content_of
from kaja.insatser.queries import plan_of, plans_of
from kaja.insatser.samtidigt import AndratUnderTidenError
from kaja.ungdom.models import Person
from kaja.web.handlaggare.konflikt import (
    Inskickat,
    Sida,
    Sparat,
    inskickat,
    konfliktsida,
)
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.handlaggare.plan_form import Planform
from kaja.web.handlaggare.plan_rader import innehallet, med_tomma, utan_tomma
from kaja.web.handlaggare.plan_sida import FLIK, nasta_uppfoljning, plansida
from kaja.web.handlaggare.sammanfora import Innehall
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.skyddad_text import overskrivningar

GALLER = "gallande"


@kraver("person.se")
def plan(request: Begaran, pk: int) -> HttpResponse:
    """The plan in force and the draft, if there is any; ended plans and earlier versions."""
    return plansida(request, oppna_person(request, pk, "plan"))


def _innehall(rad: Plan | None) -> Innehall:
    return innehallet(content_of(rad)) if rad else {}


def _ny(request: Begaran) -> Innehall:
    """What stands in the form of a first plan: days that are mostly right, and can be changed."""
    return {
        "fran": [i_dag().isoformat()],
        "folj_upp": [nasta_uppfoljning(request).isoformat()],
    }


@kraver("insats.skriva")
def skriv(request: Begaran, pk: int) -> HttpResponse:
    """Write a draft, or a plan that the youth has agreed to. Who is second to save sees both."""
    person = oppna_person(request, pk, "plan")
    if request.method == "POST":
        return _spara(request, person, inskickat(request.POST))
    lage = plan_of(person)
    innehall = _innehall(lage.senast) or _ny(request)
    form = Planform(med_tomma(innehall), person=person, bunden=False)
    bas = lage.senast.version if lage.senast else 0
    return _formular(request, person, form, version=lage.version, bas=bas)


def _spara(request: Begaran, person: Person, skickat: Inskickat) -> HttpResponse:
    fler = skickat.gor.removeprefix("fler:")
    if fler != skickat.gor:
        skickat = skickat._replace(innehall=med_tomma(skickat.innehall, fler))
    form = Planform(skickat.innehall, person=person, bunden=fler == skickat.gor)
    mitt = skickat._replace(innehall=utan_tomma(skickat.innehall))
    try:
        if mitt.ovalda:
            raise AndratUnderTidenError(mitt.version)
        if form.is_valid() and _overens_sagt(form, mitt.gor):
            sparad = _lagra(request, person, form, mitt)
            gor = sparad.status == Planstatus.GALLANDE
            messages.success(request, "Planen gäller." if gor else "Utkastet är sparat.")
            return redirect(FLIK, person.pk)
    except PlanfelError as fel:
        form.add_error(None, str(fel))
    except AndratUnderTidenError:
        if not mitt.ovalda and _redan_sparad(person, form, mitt.gor):
            return redirect(FLIK, person.pk)
        return _krock(request, person, mitt)
    return _formular(request, person, form, version=mitt.version, bas=mitt.bas)


def _overens_sagt(form: Planform, gor: str) -> bool:
    """Whether it is told how the youth agreed, when the plan is to be in force."""
    if gor == GALLER:
        for namn in ("overens_hur", "overens_dag"):
            if not form.cleaned_data[namn]:
                form.add_error(namn, f"{form[namn].label}: fyll i, för att planen ska gälla.")
    return form.is_valid()


def _lagra(request: Begaran, person: Person, form: Planform, mitt: Inskickat) -> Plan:
    with transaction.atomic():
        rad = flode.spara(
            person=person,
            innehall=form.planinnehall,
            overens=form.overens if mitt.gor == GALLER else None,
            pa_version=mitt.version,
            dag=i_dag(),
            user=request.user,
            tid=nu(),
        )
        record_overrides(
            kommun=rad.kommun_id,
            aktor=request.user.aktor,
            objekt=f"plan:{rad.pk}",
            overskrivna=overskrivningar(form),
            tid=nu(),
        )
    return rad


def _krock(request: Begaran, person: Person, mitt: Inskickat) -> HttpResponse:
    rader = {rad.version: rad for rad in plans_of(person)}
    if not rader:
        raise Http404
    senast, sist = plan_of(person).senast, rader[max(rader)]
    fore = _innehall(rader.get(mitt.bas))
    mening = "" if senast else "Planen är avslutad: sparar du, blir det en ny plan."
    sparat = Sparat(
        innehall=_innehall(senast) if senast else fore,
        version=sist.version,
        bas=senast.version if senast else mitt.bas,
        av=str(sist.av),
        tid=sist.kand_fran,
        mening=mening,
    )
    sida = Sida(
        {**huvudet(request, person, FLIK), "rubrik": "Planen"},
        lambda innehall: Planform(innehall, person=person, bunden=False),
        reverse(FLIK, args=[person.pk]),
    )
    return konfliktsida(request, sida, fore=fore, sparat=sparat, mitt=mitt)


def _redan_sparad(person: Person, form: Planform, gor: str) -> bool:
    """Whether what was typed is exactly what is saved: the button was pressed twice. The rows that
    were new have got their numbers since."""
    lage = plan_of(person)
    senast = lage.galler if gor == GALLER else lage.utkast
    return senast is not None and _utan_rad(content_of(senast)) == _utan_rad(form.planinnehall)


def _utan_rad(innehall: Planinnehall) -> Planinnehall:
    insatser = tuple(insats._replace(rad=None) for insats in innehall.insatser)
    return innehall._replace(insatser=insatser)


def _formular(request: Begaran, person: Person, form: Planform, **versioner: int) -> HttpResponse:
    lage = plan_of(person)
    visar = {"form": form, "forslag": flode.malforslag(person), "galler": lage.galler}
    visar |= {"delar": form.delar, **versioner}
    return render(
        request, "handlaggare/plan_skriv.html", {**huvudet(request, person, FLIK), **visar}
    )
