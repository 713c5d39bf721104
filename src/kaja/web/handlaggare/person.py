"""A person's page: what now, why here, log a contact with one press, and the contacts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kaja import regler
from kaja.access.queries import caseworkers, may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.arbetslage import Last, las
from kaja.insatser.models import (
    Anpassningsorsak,
    Handlaggning,
    Kanalval,
    Pausorsak,
    Sagtav,
    Sysselsattningsval,
)
from kaja.insatser.queries import shown
from kaja.insatser.queries.gjort import Gjort
from kaja.register.kvitto import columns
from kaja.register.models import Bedomning
from kaja.styrning.queries import fraga as fragan
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person
from kaja.utskick.models.avsandare import SPRAKVAL
from kaja.web.handlaggare.att_gora_gjort import just_gjort
from kaja.web.handlaggare.gester import gester
from kaja.web.handlaggare.kontaktform import Kontaktform, kanalen
from kaja.web.handlaggare.loggat import loggat
from kaja.web.handlaggare.mote_angra import motesgjort
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
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
    last = las(request.kommun, [pk], [skott] if skott else [], i_dag())
    return render(
        request,
        "handlaggare/person.html",
        {
            **huvud,
            "bedomning": bedomning,
            "sammanfattning": sammanfattning(bedomning),
            "punkter": punkter(bedomning),
            "far_besluta": may(request.user, "beslut.fatta", request.kommun),
            **_gjort(request, last.gjort.get(pk) or Gjort()),
            **_arbetet(request, ungdom, skott, last),
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


def _gjort(request: Begaran, gjort: Gjort) -> dict[str, object]:
    """What has been done, and what the youth does."""
    alla = gjort.noterat[::-1]
    visa = alla if "kontakter" in request.GET else alla[:VISADE]
    gor = gjort.sysselsattning
    return {
        "mote": gjort.bokat,
        "kontakter": visa,
        "fler_kontakter": len(visa) < len(alla),
        "gor_nu": gor and Sysselsattningsval(gor.slag),
        "gor_sagd": gor and gor.sagd,
        "gor_sagt_av": gor and Sagtav(gjort.sagt_av),
    }


def _arbetet(
    request: Begaran, ungdom: Person, skott: Handlaggning | None, last: Last
) -> dict[str, object]:
    """What is to be done, and the gestures, for one in the register."""
    gjort = last.gjort.get(ungdom.pk) or Gjort()
    frister = _frister(request, ungdom, skott, gjort)
    kanal = kanalen(request.GET.get("kanal", ""), frister[0].kanal if frister else "")
    far = skott is not None and may(request.user, "insats.skriva", request.kommun)
    lage, dag = last.lagen().get(ungdom.pk), last.dag
    hos = lage is not None and lage.under_18(dag) and last.rutin.vardnadshavare
    return {
        "nasta": frister[0] if frister else None,
        "mer_att_gora": [en for en in frister[1:] if en.snart],
        "kontaktform": Kontaktform(dag=dag, vardnadshavare=hos),
        "gester": gester(last, ungdom, kanal) if far else [],
        "kanal": kanal,
        "pausorsaker": Pausorsak.choices,
        "anpassningsorsaker": Anpassningsorsak.choices,
        "kanaler_alla": Kanalval.choices,
        "sprakval": SPRAKVAL,
        "agare_val": list(caseworkers(request.kommun, dag)) if far else [],
        "gjort": just_gjort(request),
        "motesgjort": motesgjort(request, ungdom),
        "loggat": loggat(request, gjort, skott.nasta_datum if skott else None),
    }


def _frister(
    request: Begaran, ungdom: Person, skott: Handlaggning | None, gjort: Gjort
) -> list[Uppgiftsrad]:
    """What is to be done, the next step first."""
    rader = shown(request.user, request.kommun, gjort.att_gora)
    for rad in rader:
        rad.person = ungdom
    return sorted(
        (Uppgiftsrad.av(rad, i_dag()) for rad in rader),
        key=lambda rad: skott is None or rad.slag != skott.nasta,
    )
