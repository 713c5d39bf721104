"""One page for the substitute: who, why here, what has been done, what is agreed, what comes next.

It is printed from the browser. It holds no more than the person's own pages do.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Uppgiftsslag
from kaja.insatser.queries import booked_meeting, contacts_of, occupation_now, plan_of
from kaja.insatser.queries import frister as fristerna
from kaja.insatser.queries.atgard import atgarder_of
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.kartlaggning import mapping_of
from kaja.register.models import Bedomning
from kaja.web.handlaggare.atgard_rad import rad
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.handlaggare.person_svar import sammanfattning
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad
from kaja.web.klocka import i_dag

KONTAKTER = 6


@kraver("person.se")
def overlamning(request: Begaran, pk: int) -> HttpResponse:
    """The summary. Opening it is logged."""
    person = oppna_person(request, pk, "person_overlamning")
    svar = Bedomning.objects.filter(person=person, ersatt__isnull=True).first()
    frister = fristerna(request.user, request.kommun).filter(person=person)
    rader = [Uppgiftsrad.av(f, i_dag()) for f in frister]
    mote = booked_meeting(person)
    atgarder = [rad(a, katalogen(request.kommun)) for a in atgarder_of(person)]
    return render(
        request,
        "handlaggare/person_overlamning.html",
        {
            **huvudet(request, person, "person"),
            "svaret": sammanfattning(svar) if svar else "",
            "mote": mote,
            "att_gora": [
                u for u in rader if u.snart and not (mote and u.slag == Uppgiftsslag.MOTE)
            ],
            "kontakter": list(contacts_of(person)[:KONTAKTER]),
            "gor_nu": occupation_now(person),
            "kartlaggning": mapping_of(person),
            "plan": plan_of(person).galler,
            "atgarder": [a for a in atgarder if a.oppen],
        },
    )
