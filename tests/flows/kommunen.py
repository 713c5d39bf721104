"""A handful of people and their files, for the tests of the journey."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from kaja.access.models import Kommun
from kaja.flows.las_in import Inlasning, Mottagning, las_in, ta_emot
from kaja.register.models import Bedomning
from kaja.ungdom.models import Person

HEM, ANNAN = "1780", "1715"
DAG = date(2026, 11, 21)
TOM = date(2026, 11, 20)
START = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)

NORA, LEO, ALI, EVA = "200801012386", "200803312388", "200806292389", "200809272388"
GAMMALT, NYTT, NYASTE = "200700852387", "200802152389", "200805152386"

KOLUMNER = {
    "folkbokforing": (
        *("personnummer", "kommunkod", "i_kommunen_fran", "skydd", "avregistrering"),
        *("avregistrerad_fran", "nytt_personnummer", "fornamn", "efternamn", "adress"),
    ),
    "elever": ("personnummer", "skolform", "startdatum", "slutdatum", "avbrott"),
    "bevis": ("personnummer", "typ", "datum"),
    "kaa_lista": ("personnummer", "fornamn", "efternamn", "registrerad", "orsak"),
}


def boende(
    nummer: str,
    *,
    kommun: str = HEM,
    fran: str = "",
    skydd: str = "",
    ersatt_av: str = "",
    namn: str = "Nora Åkesson",
    adress: str = "Storgatan 1",
) -> str:
    """A row of the population register; `ersatt_av` is the number that replaced this one."""
    av = ("GN", "2025-01-15", ersatt_av) if ersatt_av else ("", "", "")
    return ";".join((nummer, kommun, fran, skydd, *av, *namn.split(" "), adress))


def elev(nummer: str, fran: str = "2024-08-19", till: str = "", avbrott: str = "") -> str:
    """A row of enrolment in upper secondary school."""
    return f"{nummer};GY;{fran};{till};{avbrott}"


def fil(kalla: str, *rader: str) -> bytes:
    """A file of the source with these rows."""
    return "\n".join([";".join(KOLUMNER[kalla]), *rader, ""]).encode()


def minut(nr: int) -> datetime:
    """A moment on the day; later numbers come later."""
    return START + timedelta(minutes=nr)


def emot(
    kalla: str,
    *rader: str,
    nr: int = 0,
    kommun: str = HEM,
    tom: date | None = TOM,
    avsandare: str = "",
    omfattning: str = "del",
) -> Mottagning:
    """Receive a file with these rows at minute `nr`."""
    return ta_emot(
        kommun=Kommun.objects.get(pk=kommun),
        kalla=kalla,
        namn=f"{kalla}-{nr}.csv",
        innehall=fil(kalla, *rader),
        tackning_tom=tom,
        user=None,
        tid=minut(nr),
        avsandare=avsandare,
        omfattning=omfattning,
    )


def in_i_registret(
    kalla: str,
    *rader: str,
    nr: int = 0,
    kommun: str = HEM,
    tom: date | None = TOM,
    avsandare: str = "",
) -> Inlasning:
    """Receive a file with these rows and read it in."""
    mottagen = emot(kalla, *rader, nr=nr, kommun=kommun, tom=tom, avsandare=avsandare)
    return las_in(fil=mottagen.fil, user=None, tid=minut(nr), dag=DAG)


def personen(nummer: str, kommun: str = HEM) -> Person:
    return Person.objects.get(kommun=kommun, nummer=nummer)


def svaret(nummer: str, kommun: str = HEM) -> Bedomning:
    """The person's current answer."""
    return Bedomning.objects.get(
        kommun=kommun, person__nummer=nummer, person__kommun=kommun, ersatt__isnull=True
    )
