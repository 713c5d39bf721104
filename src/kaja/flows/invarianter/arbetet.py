"""What is always true of the work with the youths: what is kept of whose it is agrees."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kaja.flows.invarianter.grund import Invariant, Personer, Rader, bland
from kaja.insatser.actions.ansvarig import responsible
from kaja.insatser.models import Uppgift

INGEN = 0
"""No user has this id: in SQL nobody is not even the same as nobody."""


def _ansvariga(kommun: str, personer: Personer) -> Rader:
    oppna = Uppgift.objects.filter(bland(personer), kommun=kommun, klar__isnull=True)
    vems = oppna.annotate(har=Coalesce(F("ansvarig"), INGEN), ska=Coalesce(responsible(), INGEN))
    return vems.filter(~Q(har=F("ska")))


INVARIANTER = (
    Invariant(
        "uppgiftens_ansvariga",
        "en uppgift som inte är klar står hos fel person",
        _ansvariga,
        billig=True,
    ),
)
