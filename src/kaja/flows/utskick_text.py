"""What is put in the merge fields of a message, and where a letter goes."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.formats import date_format

from kaja.regler.skollagen_29_9.alder import fyller_20
from kaja.ungdom.models import Person
from kaja.utskick.brevsats import Brevmottagare
from kaja.utskick.models import Brevavsandare

GALLRAS_AR = 21
"""Förordning (2006:39) § 7: at the latest at the end of the year the youth turns 21."""


def datum(dag: date) -> str:
    """ "22 november 2026", whatever language the user has chosen: letters are in Swedish."""
    with translation.override("sv"):
        return date_format(dag, "j F Y")


def gemensamt(avsandare: Brevavsandare, *, brevdag: date, dag_i_text: str) -> dict[str, str]:
    """The fields that are the same in all messages of a batch."""
    falt = ("namnd", "enhet", "kontaktperson", "telefon", "epost", "oppettider")
    return {
        **{namn: getattr(avsandare, namn) for namn in falt},
        "kommun": avsandare.kommunnamn,
        "dataskyddsombud": avsandare.dataskyddsombud,
        "datum": datum(brevdag),
        "dag": dag_i_text,
    }


def egna(person: Person) -> dict[str, str]:
    """The fields that are the youth's own."""
    ar = person.fodd.year if person.fodd else person.fodelsear
    return {
        "fornamn": person.fornamn.strip(),
        "efternamn": person.efternamn.strip(),
        "namn": str(person),
        "fyller_20": datum(fyller_20(person.fodd)) if person.fodd else "",
        "gallras": f"31 december {ar + GALLRAS_AR if ar else 'det år du fyller 21'}",
    }


def brev_till(person: Person) -> Brevmottagare:
    """The address on the letter, as the population register has it, and the youth's own fields."""
    ort = f"{postnummer(person.postnummer)} {person.postort}".strip()
    rader = [str(person), *person.adress.splitlines(), ort]
    return Brevmottagare([rad.strip() for rad in rader if rad.strip()], egna(person))


def postnummer(text: str) -> str:
    """ "123 45", as it is written on a letter; what is no Swedish postal code is left."""
    siffror = text.replace(" ", "")
    return f"{siffror[:3]} {siffror[3:]}" if siffror.isdigit() and len(siffror) == 5 else text


def har_adress(person: Person) -> bool:
    """Whether a letter can reach the youth: a street or a box, a postal code and a place."""
    return all(falt.strip() for falt in (person.adress, person.postnummer, person.postort))
