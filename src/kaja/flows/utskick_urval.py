"""Who of those chosen gets the message, and who does not, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kaja.access.models import Kommun
from kaja.flows.utskick_text import har_adress
from kaja.register.models import Bedomning, Utfall
from kaja.regler.skollagen_29_9.alder import fyller_20
from kaja.ungdom.models import Person
from kaja.ungdom.queries import merged_away
from kaja.utskick.nummer import mobilnummer
from kaja.utskick.queries import said_no
from kaja.utskick.slag import KANALER, Kanal

SKYDDAD = "skyddad"
UTAN = {
    SKYDDAD: "Skyddade personuppgifter. Inget skickas härifrån.",
    "sammanslagen": "Är samma person som en annan i registret.",
    "fyllt_20": "Har fyllt 20.",
    "flyttat": "Är inte folkbokförd i kommunen.",
    "sagt_nej": "Har sagt nej till att få det på det här sättet.",
    "adress": "Adress saknas.",
    "mobil": "Mobilnummer saknas.",
    "epost": "E-postadress saknas.",
}
"""Why somebody gets nothing, in the order in which it is tried."""


class Urval(NamedTuple):
    """Those who get it, and those who do not with the key of `UTAN`, both by name."""

    till: list[Person]
    utan: list[tuple[Person, str]]

    @property
    def antal_utan(self) -> dict[str, int]:
        """How many are left out, by reason."""
        skal = [varfor for _, varfor in self.utan]
        return {varfor: skal.count(varfor) for varfor in UTAN if varfor in skal}


class Hinder(NamedTuple):
    """What is known of the chosen, by id."""

    sammanslagna: Collection[int]
    borta: Collection[int]
    sagt_nej: Collection[int]


def urval(*, kommun: Kommun, personer: Collection[int], kanal: Kanal, dag: date) -> Urval:
    """The municipality's persons among `personer` (ids), parted in who gets it and who does not."""
    rader = Person.objects.filter(kommun=kommun, pk__in=set(personer)).order_by("sortnamn", "pk")
    hinder = _hinder(kommun, personer, kanal)
    provade = [(person, varfor_inte(person, kanal, dag, hinder)) for person in rader]
    return Urval(
        [person for person, varfor in provade if not varfor],
        [(person, varfor) for person, varfor in provade if varfor],
    )


def _hinder(kommun: Kommun, personer: Collection[int], kanal: Kanal) -> Hinder:
    borta = Bedomning.objects.filter(
        kommun=kommun,
        person__in=personer,
        ersatt__isnull=True,
        utfall=Utfall.OMFATTAS_INTE,
        avgorande_punkt="kaa.hemkommun",
    )
    return Hinder(
        merged_away(kommun, personer),
        frozenset(borta.values_list("person_id", flat=True)),
        said_no(kommun, personer, kanal),
    )


def varfor_inte(person: Person, kanal: Kanal, dag: date, hinder: Hinder) -> str:
    """The first key of `UTAN` that holds; empty when nothing stands in the way."""
    return next(_varfor_inte(person, kanal, dag, hinder), "")


def _varfor_inte(person: Person, kanal: Kanal, dag: date, hinder: Hinder) -> Iterator[str]:
    if person.skyddad:
        yield SKYDDAD
    if person.pk in hinder.sammanslagna:
        yield "sammanslagen"
    if person.fodd and fyller_20(person.fodd) <= dag:
        yield "fyllt_20"
    if person.pk in hinder.borta:
        yield "flyttat"
    if person.pk in hinder.sagt_nej:
        yield "sagt_nej"
    if kanal == Kanal.BREV and not har_adress(person):
        yield "adress"
    if kanal in VART and not VART[kanal](person):
        yield SAKNAS[kanal]


def epostadress(person: Person) -> str:
    """The youth's e-mail address; empty if it cannot be one."""
    try:
        validate_email(person.epost.strip())
    except ValidationError:
        return ""
    return person.epost.strip()


VART = {Kanal.SMS: lambda person: mobilnummer(person.telefon), Kanal.EPOST: epostadress}
"""Where a message goes, by the way it goes; empty when it cannot go."""
SAKNAS = {Kanal.SMS: "mobil", Kanal.EPOST: "epost"}


def i_ord(antal_utan: Mapping[str, int]) -> list[tuple[int, str]]:
    """How many were left out and why, as it is read."""
    return [(antal, UTAN[varfor]) for varfor, antal in antal_utan.items()]


def kanal_i_ord(kanal: str) -> str:
    return KANALER[Kanal(kanal)]
