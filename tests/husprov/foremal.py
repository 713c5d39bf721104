"""What the addresses with an id are tried on: a youth, a protected one, and a received file."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.access.models import Kommun
from kaja.flows.las_in import ta_emot
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.ungdom.models import Skydd
from tests.rollbesattning import HEM, TID

UNGDOM, SKYDDAD = "200801012386", "200801012394"
FILEN = f"personnummer;kommunkod\n{UNGDOM};{HEM}\n"


class Foremal(NamedTuple):
    """The ids of what was made."""

    person: int
    skyddad: int
    fil: int


def make_objects(kommun: str = HEM) -> Foremal:
    """A youth, one with protected identity, and a file that waits to be looked at."""
    place = Kommun.objects.get(kod=kommun)
    persons = save_persons(
        kommun=place,
        uppgifter=[
            Personuppgift(UNGDOM, fodd=date(2008, 1, 1), fornamn="Åsa", efternamn="Öberg"),
            Personuppgift(SKYDDAD, fodd=date(2008, 1, 1), skydd=Skydd.SEKRETESSMARKERING),
        ],
        aktor="prov",
        tid=TID,
    )
    received = ta_emot(
        kommun=place,
        kalla="folkbokforing",
        namn="folkbokföring.csv",
        innehall=FILEN.encode(),
        tackning_tom=None,
        user=None,
        tid=TID,
    )
    return Foremal(persons.ids[UNGDOM], persons.ids[SKYDDAD], received.fil.pk)
