"""A person's page: what now, why here, log a contact with one press, and the contacts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kaja import regler
from kaja.access.queries import caseworkers, may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Anpassningsorsak, Handlaggning, Kanalval, Pausorsak
from kaja.insatser.queries import booked_meeting, contacts_of, occupation_now
from kaja.insatser.queries import frister as fristerna
from kaja.register.kvitto import columns
from kaja.register.models import Bedomning
from kaja.styrning.queries import fraga as fragan
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person
from kaja.web.handlaggare.gester import gester
from kaja.web.handlaggare.kontaktform import Kontaktform, kanalen
from kaja.web.handlaggare.loggat import loggat
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.handlaggare.person_skotsel import SPRAKVAL
from kaja.web.handlaggare.person_svar import punkter, sammanfattning
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad
from kaja.web.klocka import i_dag

VISADE = 8
"""So many contacts stand on the page; the others one press away."""


@kraver("person.se")
def person(request: Begaran, pk: int) -> HttpResponse:
    """The page of one person. Opening it is logged. Another day has its own page."""
    if {"dag", "kand"} & set(request.GET):
        till = reverse("person_historik", args=[pk])
        return redirect(f"{till}?{request.GET.urlencode()}")
    ungdom = oppna_person(request, pk, "person")
    bedomning = _svaret(request, ungdom)
    huvud = huvudet(request, ungdom, "person", aktuell=bedomning)
    skott = huvud["skott"]
    assert skott is None or isinstance(skott, Handlaggning)
    return render(
        request,
        "handlaggare/person.html",
        {
            **huvud,
            "bedomning": bedomning,
            "sammanfattning": sammanfattning(bedomning),
            "punkter": punkter(bedomning),
            "gor_nu": occupation_now(ungdom),
            "far_besluta": may(request.user, "beslut.fatta", request.kommun),
            **_arbetet(request, ungdom, skott),
        },
    )


def _svaret(request: Begaran, ungdom: Person) -> Bedomning:
    """The stored answer; for one who has none, the answer of today, unsaved."""
    lagrad = Bedomning.objects.filter(person=ungdom, ersatt__isnull=True).first()
    if lagrad is not None:
        return lagrad
    underlag = underlag_for([ungdom])[ungdom.pk]
    besked = regler.besked(underlag, fragan(request.kommun, i_dag()))
    return Bedomning(person=ungdom, dag=i_dag(), **columns(besked))


def _arbetet(request: Begaran, ungdom: Person, skott: Handlaggning | None) -> dict[str, object]:
    """What is to be done, what has been done, and the gestures, for one in the register."""
    rader = fristerna(request.user, request.kommun).filter(person=ungdom)
    frister = sorted(
        (Uppgiftsrad.av(rad, i_dag()) for rad in rader),
        key=lambda rad: skott is None or rad.slag != skott.nasta,  # the next step first
    )
    kontakter = list(contacts_of(ungdom)[: VISADE + 1 if "kontakter" not in request.GET else None])
    kanal = kanalen(request.GET.get("kanal", ""), frister[0].kanal if frister else "")
    far = skott is not None and may(request.user, "insats.skriva", request.kommun)
    return {
        "nasta": frister[0] if frister else None,
        "mer_att_gora": [en for en in frister[1:] if en.snart],
        "mote": booked_meeting(ungdom),
        "kontakter": kontakter[:VISADE] if "kontakter" not in request.GET else kontakter,
        "fler_kontakter": len(kontakter) > VISADE and "kontakter" not in request.GET,
        "kontaktform": Kontaktform(kommun=request.kommun, person=ungdom, dag=i_dag()),
        "gester": gester(request.kommun, ungdom, kanal, i_dag()) if far else [],
        "kanal": kanal,
        "pausorsaker": Pausorsak.choices,
        "anpassningsorsaker": Anpassningsorsak.choices,
        "kanaler_alla": Kanalval.choices,
        "sprakval": SPRAKVAL,
        "agare_val": list(caseworkers(request.kommun, i_dag())) if far else [],
        "loggat": loggat(request),
    }
