"""Writing about an åtgärd: the offer, each step of its way, and corrections."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from kaja.access.vyer import Begaran, kraver
from kaja.flows import atgard as flode
from kaja.insatser.atgardsbrister import AtgardsfelError
from kaja.insatser.models import Atgard, Sysselsattningsval
from kaja.insatser.queries.atgard import atgarder_of, versions_of
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.plats import arbetsgivare
from kaja.insatser.samtidigt import AndratUnderTidenError
from kaja.ungdom.models import Person
from kaja.web.handlaggare.atgard import FLIK
from kaja.web.handlaggare.atgard_form import STEG, Atgardsform, innehallet
from kaja.web.handlaggare.atgard_rad import rad
from kaja.web.handlaggare.konflikt import (
    Inskickat,
    Sida,
    Sparat,
    fran_sparat,
    inskickat,
    konfliktsida,
    redan_sparat,
)
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.klocka import i_dag, nu

I_DAG = {"svar": "svarade", "start": "fran", "slut": "tom"}
"""The day that a step begins with, if nothing is noted: today."""


@kraver("insats.skriva")
def ny(request: Begaran, pk: int) -> HttpResponse:
    """Note an offer, with the answer and the start if they are known."""
    person = oppna_person(request, pk, "atgard")
    borjan = {"erbjuden": i_dag().isoformat()}
    form = _form(request, "ny", None, data=request.POST or None, initial=borjan)
    if form.is_valid():
        try:
            flode.erbjud(
                kommun=request.kommun,
                person=pk,
                uppgifter=form.uppgifter,
                user=request.user,
                dag=i_dag(),
                tid=nu(),
            )
        except AtgardsfelError as fel:
            _anmark(form, fel)
        else:
            messages.success(request, "Åtgärden är antecknad.")
            return redirect(FLIK, pk)
    return _formular(request, person, "ny", form)


@kraver("insats.skriva")
def skriv(request: Begaran, pk: int, nr: int, val: str) -> HttpResponse:
    """Take a step, or correct. Who is second to save sees both."""
    if val not in STEG or val == "ny":
        raise Http404
    person = oppna_person(request, pk, "atgard")
    den = get_object_or_404(atgarder_of(person), pk=nr)
    if request.method == "POST":
        return _spara(request, person, den, val, inskickat(request.POST))
    sparat = innehallet(den, val)
    borjan = fran_sparat(sparat, Atgardsform.base_fields)
    if val in I_DAG and not borjan.get(I_DAG[val]):
        borjan[I_DAG[val]] = i_dag().isoformat()
    form = _form(request, val, den, initial=borjan)
    return _formular(request, person, val, form, den, version=den.version, bas=den.version)


def _form(request: Begaran, steg: str, den: Atgard | None, **mer: Any) -> Atgardsform:
    """The form of the step; what the åtgärd has is among the choices, though it is closed now."""
    katalog, hos = katalogen(request.kommun), arbetsgivare(request.user, request.kommun, i_dag())
    slagen = {s.nyckel: s for s in katalog.erbjuds(i_dag())}
    arbetsgivarna = {a.pk: a for a in hos}
    if den is not None:
        slagen[den.slag] = katalog.slag(den.slag, den.erbjuden)
        if den.arbetsgivare:
            arbetsgivarna[den.arbetsgivare.pk] = den.arbetsgivare
    return Atgardsform(
        steg=steg, slagen=slagen.values(), arbetsgivarna=arbetsgivarna.values(), **mer
    )


def _spara(
    request: Begaran, person: Person, den: Atgard, steg: str, mitt: Inskickat
) -> HttpResponse:
    form = _form(request, steg, den, data=mitt.data)
    try:
        if mitt.ovalda:
            raise AndratUnderTidenError(mitt.version)
        if form.is_valid():
            _lagra(request, den, steg, form, mitt.version)
            messages.success(request, "Åtgärden är sparad.")
            return redirect(FLIK, person.pk)
    except AtgardsfelError as fel:
        _anmark(form, fel)
    except AndratUnderTidenError:
        return _krock(request, person, den, steg, mitt)
    return _formular(request, person, steg, form, den, version=mitt.version, bas=mitt.bas)


def _lagra(request: Begaran, den: Atgard, steg: str, form: Atgardsform, version: int) -> None:
    uppgifter, efter = form.uppgifter, form.cleaned_data.get("gor_efter")
    if steg == "start":  # who begins no longer waits
        uppgifter["koar_sedan"] = None
    flode.andra(
        kommun=request.kommun,
        atgard=den.pk,
        version=version,
        uppgifter=uppgifter,
        user=request.user,
        dag=i_dag(),
        tid=nu(),
        gor_efter=Sysselsattningsval(efter) if efter else None,
    )


def _anmark(form: Atgardsform, fel: AtgardsfelError) -> None:
    for brist in fel.brister:
        form.anmark(brist.falt, brist.mening)


def _krock(
    request: Begaran, person: Person, den: Atgard, steg: str, mitt: Inskickat
) -> HttpResponse:
    rader = {v.version: v for v in versions_of(den)}
    senast = rader[max(rader)]
    sparat = Sparat(
        innehallet(senast, steg),
        senast.version,
        senast.version,
        str(senast.av),
        senast.kand_fran,
    )
    if redan_sparat(sparat, mitt):
        return redirect(FLIK, person.pk)
    fore = innehallet(rader[mitt.bas], steg) if mitt.bas in rader else {}
    sida = Sida(
        {**huvudet(request, person, FLIK), "rubrik": "Åtgärden"},
        lambda innehall: _form(request, steg, den),
        reverse(FLIK, args=[person.pk]),
    )
    return konfliktsida(request, sida, fore=fore, sparat=sparat, mitt=mitt)


def _formular(
    request: Begaran,
    person: Person,
    steg: str,
    form: Atgardsform,
    den: Atgard | None = None,
    **versioner: int,
) -> HttpResponse:
    visar: dict[str, object] = {**huvudet(request, person, FLIK), **versioner, "form": form}
    visar["rubrik"] = STEG[steg][0]
    visar["rad"] = rad(den, katalogen(request.kommun)) if den else None
    return render(request, "handlaggare/atgard_skriv.html", visar)
