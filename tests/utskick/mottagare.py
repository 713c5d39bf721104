"""Youths to write to, and the municipality that writes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kaja.access.actions import create_user, grant
from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.exempel.testnummer import testpersonnummer
from kaja.flows.utskick import Val
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.utskick.actions.texter import Textnyckel, save_sender
from kaja.utskick.slag import Kanal, Mall, Sprak

KOMMUN = "2081"
TID = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAG = date(2026, 11, 23)
FODD = date(2008, 5, 3)
AVSANDARE = {
    "kommunnamn": "Borlänge kommun",
    "namnd": "Bildningsnämnden",
    "enhet": "Ungdomstorget",
    "returadress": "Ungdomstorget\nRöda vägen 50\n781 81 Borlänge",
    "kontaktperson": "Amira Lund",
    "telefon": "0243-740 00",
    "epost": "ungdomstorget@borlange.example",
    "oppettider": "Vi svarar vardagar 9–16.",
    "dataskyddsombud": "dataskydd@borlange.example",
    "sms_namn": "Ungdomstorg",
}


def kommunen() -> Kommun:
    return Kommun.objects.get(pk=KOMMUN)


def samordnaren(kommun: str = KOMMUN) -> User:
    user = create_user(
        email="amira@example.com", namn="Amira Lund", password=None, av="prov", tid=TID
    )
    grant(
        user=user,
        kommun=Kommun.objects.get(pk=kommun),
        roll=Roll.SAMORDNARE,
        fran=date(2020, 1, 1),
        av="prov",
        tid=TID,
    )
    return user


def skriv_avsandare(user: User) -> None:
    save_sender(kommun=kommunen(), uppgifter=AVSANDARE, user=user, tid=TID)


# 070-174 06 05 to 99 are numbers that nobody has (PTS, for books and films).
def ungdomar(antal: int, **varden: object) -> list[int]:
    """So many youths with address, number and e-mail; `varden` is what is otherwise."""
    grund = {
        "fodd": FODD,
        "fornamn": "Åsa",
        "efternamn": "Öberg",
        "adress": "Storgatan 1",
        "postnummer": "78170",
        "postort": "Borlänge",
    }
    uppgifter = [
        Personuppgift(
            nummer,
            **grund  # type: ignore[arg-type]
            | {"telefon": f"070-174 06 {5 + nr % 95:02}", "epost": f"asa{nr}@example.com"}
            | varden,
        )
        for nr, nummer in enumerate(numren()[:antal])
    ]
    sparade = save_persons(kommun=kommunen(), uppgifter=uppgifter, aktor="prov", tid=TID)
    return [sparade.ids[en.nummer] for en in uppgifter]


def numren() -> list[str]:
    return [nummer for ar in (2008, 2009, 2010) for nummer in testpersonnummer()[ar]]


def val(
    mall: Mall = Mall.PAMINNELSE,
    kanal: Kanal = Kanal.SMS,
    sprak: Sprak = Sprak.SV,
    dag_i_text: str = "",
) -> Val:
    return Val(Textnyckel(mall, kanal, sprak), dag_i_text)
