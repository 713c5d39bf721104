"""What the addresses with an id are tried on: a youth, a protected one, and a received file."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.access.models import Kommun
from kaja.flows.las_in import ta_emot
from kaja.flows.mottagning import Sant, ta_emot_sant
from kaja.flows.skolsignal import anmal
from kaja.skolsignal.actions import NyAnmalan
from kaja.skolsignal.models import Anmalningssatt, Anmalningsslag
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.ungdom.models import Skydd
from kaja.utskick.models import Meddelande, Utskick
from tests.rollbesattning import HEM, TID

UNGDOM, SKYDDAD = "200801012386", "200801012394"
FILEN = f"personnummer;kommunkod\n{UNGDOM};{HEM}\n"
EGEN_FIL = f"Pnr;Utbildning;Började\n{UNGDOM};Gymnasiet;2025-08-18\n"


class Foremal(NamedTuple):
    """The ids of what was made."""

    person: int
    skyddad: int
    fil: int
    utan_kolumner: int
    utskick: int
    anmalan: int


def make_objects(kommun: str = HEM) -> Foremal:
    """A youth, one with protected identity, a file that waits to be looked at, and one that waits
    for somebody to say what its columns are."""
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
    sheet = Sant("elever.csv", EGEN_FIL.encode())
    waiting = ta_emot_sant(kommun=place, sant=sheet, user=None, tid=TID)
    ids = persons.ids
    return Foremal(
        ids[UNGDOM],
        ids[SKYDDAD],
        received.fil.pk,
        waiting.fil.pk,
        _utskick(place, ids[UNGDOM]),
        _anmalan(place, ids[UNGDOM]),
    )


def _anmalan(place: Kommun, person: int) -> int:
    """A school says that the youth has begun there; it waits."""
    ny = NyAnmalan(
        person,
        Anmalningsslag.BORJADE,
        dag=date(2025, 12, 1),
        mottagen=date(2025, 12, 2),
        satt=Anmalningssatt.TELEFON,
        skola="Lindskolan",
    )
    return anmal(kommun=place, ny=ny, user=None, tid=TID).pk


def _utskick(place: Kommun, person: int) -> int:
    """A text message that waits to be sent."""
    sent = {"kommun": place, "kanal": "sms"}
    row = Utskick.objects.create(
        **sent, mall="paminnelse", sprak="sv", version="Kajas 1", text="Hej {fornamn}",
        lage="skickas", begard=TID, brevdag=TID.date(),
    )  # fmt: skip
    Meddelande.objects.create(
        **sent, utskick=row, person_id=person, nyckel="prov", nasta_forsok=TID, tid=TID
    )
    return row.pk
