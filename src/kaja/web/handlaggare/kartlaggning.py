"""The mapping of a youth: how it is now, the conversations, the versions, and saving a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kaja.access.vyer import Begaran, kraver
from kaja.audit.actions import record_overrides
from kaja.flows import kartlaggning as flode
from kaja.insatser.actions import KartlaggningsfelError
from kaja.insatser.models import Kartlaggning
from kaja.insatser.queries import conversations_of, mapping_of, mappings_of, occupation_now
from kaja.insatser.samtidigt import AndratUnderTidenError
from kaja.ungdom.models import Person
from kaja.web.handlaggare.kartlaggning_form import Kartlaggningsform, innehallet
from kaja.web.handlaggare.konflikt import (
    Inskickat,
    Sida,
    Sparat,
    Visad,
    fran_sparat,
    i_ord,
    inskickat,
    konfliktsida,
    redan_sparat,
)
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.handlaggare.sammanfora import Innehall, skillnader
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.skyddad_text import overskrivningar

FLIK = "person_kartlaggning"


@kraver("person.se")
def kartlaggning(request: Begaran, pk: int) -> HttpResponse:
    """How it is now, which conversations have been, and the earlier versions."""
    person = oppna_person(request, pk, "kartlaggning")
    versioner = list(mappings_of(person))
    return render(
        request,
        "handlaggare/kartlaggning.html",
        {
            **huvudet(request, person, FLIK),
            "nu": versioner[0] if versioner else None,
            "rader": _rader(person, versioner[0]) if versioner else [],
            "versioner": versioner[1:],
            "samtal": list(conversations_of(person)),
        },
    )


def _rader(person: Person, rad: Kartlaggning) -> list[Visad]:
    """All that a version says, in words."""
    return i_ord(skillnader({}, innehallet(rad)), _form(person))


@kraver("insats.skriva")
def skriv(request: Begaran, pk: int) -> HttpResponse:
    """Write a new version on top of the last. Who is second to save sees both."""
    person = oppna_person(request, pk, "kartlaggning")
    if request.method == "POST":
        return _spara(request, person, inskickat(request.POST))
    senast = mapping_of(person)
    fore = innehallet(senast) if senast else _borjan(person)
    form = _form(person, initial=fran_sparat(fore, Kartlaggningsform.base_fields))
    version = senast.version if senast else 0
    return _formular(request, person, form, version=version, bas=version)


def _borjan(person: Person) -> Innehall:
    """What the first mapping begins with: today, and what the youth is said to do."""
    gor = occupation_now(person)
    return {"dag": [i_dag().isoformat()], "gor_nu": [gor.slag] if gor else []}


def _form(person: Person, **mer: Any) -> Kartlaggningsform:
    return Kartlaggningsform(person=person, dag=i_dag(), **mer)


def _spara(request: Begaran, person: Person, mitt: Inskickat) -> HttpResponse:
    form = _form(person, data=mitt.data)
    try:
        if mitt.ovalda:
            raise AndratUnderTidenError(mitt.version)
        if form.is_valid():
            _lagra(request, person, form, mitt.version)
            messages.success(request, "Kartläggningen är sparad.")
            return redirect(FLIK, person.pk)
    except KartlaggningsfelError as fel:
        form.add_error(None, str(fel))
    except AndratUnderTidenError:
        return _krock(request, person, mitt)
    return _formular(request, person, form, version=mitt.version, bas=mitt.bas)


def _lagra(request: Begaran, person: Person, form: Kartlaggningsform, pa_version: int) -> None:
    with transaction.atomic():
        rad = flode.spara(
            person=person,
            kartlagt=form.kartlagt,
            gor_nu=form.cleaned_data["gor_nu"],
            pa_version=pa_version,
            dag=i_dag(),
            user=request.user,
            tid=nu(),
        )
        record_overrides(
            kommun=rad.kommun_id,
            aktor=request.user.aktor,
            objekt=f"kartlaggning:{rad.pk}",
            overskrivna=overskrivningar(form),
            tid=nu(),
        )


def _krock(request: Begaran, person: Person, mitt: Inskickat) -> HttpResponse:
    rader = {rad.version: rad for rad in mappings_of(person)}
    if not rader:
        raise Http404
    senast = rader[max(rader)]
    sparat = Sparat(
        innehallet(senast), senast.version, senast.version, str(senast.av), senast.kand_fran
    )
    if redan_sparat(sparat, mitt):
        return redirect(FLIK, person.pk)
    fore = innehallet(rader[mitt.bas]) if mitt.bas in rader else {}
    sida = Sida(
        {**huvudet(request, person, FLIK), "rubrik": "Kartläggningen"},
        lambda innehall: _form(person),
        reverse(FLIK, args=[person.pk]),
    )
    return konfliktsida(request, sida, fore=fore, sparat=sparat, mitt=mitt)


def _formular(
    request: Begaran, person: Person, form: Kartlaggningsform, **versioner: int
) -> HttpResponse:
    huvud = huvudet(request, person, FLIK)
    visar = {**huvud, **versioner, "form": form}
    return render(request, "handlaggare/kartlaggning_skriv.html", visar)
