"""Two numbers of one day, and others, for the tests of who is the same human being."""

from __future__ import annotations

from typing import Any

from kaja.access.models import Kommun
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.ungdom.identitet import las
from kaja.ungdom.models import Person
from tests.flows.kommunen import ANNAN, HEM, minut

SAMORDNING, PERSON, TVILLING = "200804752384", "200804152387", "200804152395"
ANNAN_DAG = "200801012386"
__all__ = ["ANNAN", "ANNAN_DAG", "HEM", "PERSON", "SAMORDNING", "TVILLING", "minut"]


def kommunen(kod: str = HEM) -> Kommun:
    return Kommun.objects.get(pk=kod)


def person(nummer: str, namn: str = "Amina Nur", kommun: str = HEM, **fields: Any) -> Person:
    """A stored person with this name."""
    last = las(nummer)
    fornamn, _, efternamn = namn.rpartition(" ")
    uppgift = Personuppgift(
        last.text12, last.typ, last.fodd, last.fodelsear, fornamn, efternamn, **fields
    )
    ids = save_persons(kommun=kommunen(kommun), uppgifter=[uppgift], aktor="prov", tid=minut(0)).ids
    return Person.objects.get(pk=ids[nummer])
