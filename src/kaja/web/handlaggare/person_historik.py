"""A person's register and history: the answer on any day, the timeline, the facts, the events."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from kaja import regler
from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.register.models import Bedomning
from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN
from kaja.regler.tidslinje import tidslinje
from kaja.styrning.queries import fraga as fragan
from kaja.underlag.queries import underlag_for
from kaja.web.handlaggare.dagval import Dagform, Tidslage, tidslage
from kaja.web.handlaggare.fakta import faktatabeller
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.handlaggare.person_register import registret
from kaja.web.handlaggare.person_svar import punkter, sammanfattning, svaret
from kaja.web.handlaggare.skolanmalan_historik import anmalningarna
from kaja.web.handlaggare.tidslinje import Bild, rita
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import tjugo_ar


@kraver("person.se")
def historik(request: Begaran, pk: int) -> HttpResponse:
    """The register and the history, now or as it was another day. Opening it is logged."""
    ungdom = oppna_person(request, pk, "person_historik")
    form = Dagform(request.GET or None)
    tid = tidslage(form)
    underlag = underlag_for([ungdom], kand=tid.kand)[ungdom.pk]
    fraga = fragan(request.kommun, tid.dag, kand=tid.kand)
    bedomning = svaret(ungdom, underlag, fraga, tid)
    return render(
        request,
        "handlaggare/person_historik.html",
        {
            **huvudet(request, ungdom, "person_historik"),
            "bedomning": bedomning,
            "sammanfattning": sammanfattning(bedomning),
            "punkter": punkter(bedomning),
            "register": registret(request, ungdom, tid),
            "tid": tid,
            "form": form,
            "bild": _bild(underlag, bedomning, fraga, tid),
            "anmalningar": anmalningarna(request, ungdom, tid),
            "far_anmala": may(request.user, "skolsignal.skriva", request.kommun),
            "tabeller": faktatabeller(ungdom, kand=tid.kand),
            "tillbaka": f"person:{ungdom.pk}",
            "far_gora": may(request.user, "uppgift.gora", request.kommun),
            "far_besluta": may(request.user, "beslut.fatta", request.kommun),
        },
    )


def _bild(
    underlag: regler.Underlag, bedomning: Bedomning, fraga: regler.Fraga, tid: Tidslage
) -> Bild:
    fodd = underlag.fodd
    fran = max(LAGEN_GALLER_FRAN, date(fodd.year + 15, 1, 1) if fodd else LAGEN_GALLER_FRAN)
    till = max(tid.dag, fran) + timedelta(days=1)
    return rita(
        studier=sorted(underlag.studier, key=lambda s: (s.fran, s.till or date.max)),
        perioder=tidslinje(underlag, fraga, fran, till),
        dag=tid.dag,
        tjugo=tjugo_ar(fodd) if fodd else None,
        galler_till_och_med=bedomning.galler_till_och_med,
        i_dag="i dag" if tid.dag == i_dag() else "vald dag",
    )
