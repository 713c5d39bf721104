"""Four hundred invented people on the edges of the calendar: twenty births, twenty lives each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from kaja.regler.byggstenar import Installningar
from kaja.regler.underlag import (
    Bevis,
    Folkbokforing,
    Motsvarande,
    Studie,
    Tackning,
    Underlag,
)
from tests.orakel.orakel import alla_datum
from tests.orakel.punkter import LAGEN_BORJAR, NY_LYDELSE, tjugoarsdag
from tests.orakel.rader import BORTA, DAR, HAR

FODDA = (
    date(1994, 12, 31),  # twenty on the eve of the law
    date(1995, 1, 1),  # twenty on its first day
    date(1995, 1, 2),
    date(1996, 2, 29),
    date(1998, 7, 1),  # twenty on the first day of the second wording
    date(1998, 7, 2),
    date(1999, 12, 31),
    date(2000, 1, 1),
    date(2000, 2, 28),
    date(2000, 2, 29),
    date(2000, 3, 1),
    date(2001, 3, 28),  # turns twenty where the clock skips an hour
    date(2002, 6, 30),
    date(2002, 7, 1),  # sixteen, and through with skolplikten, as the wording changes
    date(2004, 2, 29),
    date(2005, 10, 30),
    date(2008, 2, 29),
    date(2008, 12, 31),
    date(2012, 2, 29),
    date(2012, 12, 31),  # twenty on the last day of the table
)
ALLT_RAPPORTERAT = Tackning(*[date(2033, 12, 31)] * 3)
HAR_ALLTID = (Folkbokforing(HAR),)
EN_DAG = timedelta(days=1)


class Kantperson(NamedTuple):
    """A named person, with the settings of the municipality that asks."""

    namn: str
    underlag: Underlag
    installningar: Installningar = Installningar()


class Ar(NamedTuple):
    """The days of a life by the number of the year: `d(16, 7, 1)`, and the 20th birthday."""

    fodd: date

    def d(self, alder: int, manad: int, dag: int) -> date:
        return date(self.fodd.year + alder, manad, dag)

    @property
    def tjugo(self) -> date:
        return tjugoarsdag(self.fodd)


Liv = Callable[[Ar], dict[str, Any]]

LIV: dict[str, Liv] = {
    "aldrig i gymnasiet": lambda _: {},
    "gymnasiet till och med dagen före tjugo": lambda a: {
        "studier": (Studie("GY", a.d(16, 8, 16), a.tjugo),)
    },
    "avbrott på nyårsafton, nytt gymnasium på skottdagen eller 1 mars": lambda a: {
        "studier": (
            Studie("GY", a.d(16, 8, 16), a.d(18, 1, 1), avbrott=True),
            Studie("GY", a.d(18, 2, 28) + EN_DAG, a.d(19, 7, 1)),
        )
    },
    "introduktionsprogram över två lydelser": lambda a: {
        "studier": (Studie("GY", a.d(16, 7, 1), a.tjugo - EN_DAG, studievag="IMA"),)
    },
    "avbrott utan dag": lambda a: {"studier": (Studie("GY", a.d(17, 1, 1), None, avbrott=True),)},
    "examensbevis dagen före tjugo": lambda a: {
        "studier": (Studie("GY", a.d(16, 8, 16), a.d(19, 6, 15)),),
        "bevis": (Bevis("examensbevis", a.tjugo - EN_DAG),),
    },
    "studiebevis på slutdagen": lambda a: {
        "studier": (Studie("GY", a.d(16, 8, 16), a.d(19, 6, 15)),),
        "bevis": (Bevis("studiebevis", a.d(19, 6, 14)),),
    },
    "gått ut, bevisen har tystnat": lambda a: {
        "studier": (Studie("GY", a.d(16, 8, 16), a.d(18, 6, 15)),),
        "tackning": ALLT_RAPPORTERAT._replace(bevis=a.d(18, 8, 12)),
    },
    "eleverna har tystnat på 29 februari eller dagen efter": lambda a: {
        "tackning": ALLT_RAPPORTERAT._replace(elever=a.d(18, 2, 28) + EN_DAG)
    },
    "flyttar hit vid årsskiftet och bort på tjugoårsdagen": lambda a: {
        "folkbokforing": (
            Folkbokforing(DAR, None, a.d(18, 1, 1), ordning=1),
            Folkbokforing(HAR, a.d(18, 1, 1), a.tjugo, ordning=2),
            Folkbokforing(BORTA, a.tjugo, ordning=3),
        )
    },
    "utvandrad, åter samma dag ett år senare": lambda a: {
        "folkbokforing": (
            Folkbokforing(HAR, None, None, "", "UV", a.d(17, 7, 1), 1),
            Folkbokforing(HAR, a.d(18, 7, 1), ordning=2),
        )
    },
    "skyddad folkbokföring ett kalenderår": lambda a: {
        "folkbokforing": (
            Folkbokforing(HAR, ordning=1),
            Folkbokforing(HAR, a.d(17, 1, 1), a.d(18, 1, 1), "skyddad_folkbokforing", ordning=2),
        )
    },
    "avliden på tjugoårsdagens afton": lambda a: {
        "folkbokforing": (Folkbokforing(HAR, None, None, "", "AV", a.tjugo - EN_DAG),)
    },
    "nyanländ 1 juli det år hen fyller sexton": lambda a: {
        "folkbokforing": (Folkbokforing(HAR, a.d(16, 7, 1)),),
        "folkbokford_fran": a.d(16, 7, 1),
        "studier": (Studie("GY", a.d(17, 8, 16), a.d(18, 7, 1), True, "IMSPR"),),
    },
    "nyanländ 30 juni det år hen fyller sexton": lambda a: {
        "folkbokforing": (Folkbokforing(HAR, a.d(16, 6, 30)),),
        "folkbokford_fran": a.d(16, 6, 30),
    },
    "specialskola, sedan anpassad gymnasieskola": lambda a: {
        "studier": (
            Studie("SP", a.d(7, 8, 16), a.d(17, 6, 16)),
            Studie("GYS", a.d(17, 8, 16), a.d(19, 1, 1)),
        ),
        "bevis": (Bevis("gymnasiebevis", a.d(19, 12, 31)),),
    },
    "kvar i grundskolan till nyår, uppgift om skolpliktens slut": lambda a: {
        "studier": (Studie("GR", a.d(7, 8, 16), a.d(18, 1, 1)),),
        "skolplikt_upphor": a.d(17, 2, 28) + EN_DAG,
    },
    "komvux och folkhögskola kant i kant": lambda a: {
        "studier": (
            Studie("KOMVUX_GY", a.d(18, 1, 1), a.d(18, 7, 1)),
            Studie("FHS", a.d(18, 7, 1), a.d(19, 1, 1)),
        ),
        "bevis": (Bevis("folkhogskola_behorighet", a.d(19, 7, 1)),),
    },
    "bara födelseåret är känt": lambda a: {"fodd": None},
    "utredning om motsvarande utbildning, sedan bedömd": lambda a: {
        "motsvarande": (
            Motsvarande("utreds", a.d(18, 12, 31)),
            Motsvarande("bedomd", a.d(19, 7, 1)),
        )
    },
}


def kantpersoner() -> tuple[Kantperson, ...]:
    """All four hundred, always the same; every other life in the two stricter settings."""
    strangt = Installningar("inte_uppfyllt", "raknas_inte", "raknas", 1, 0)
    return tuple(
        Kantperson(
            f"född {fodd}, {namn}", underlag(fodd, liv), strangt if i % 2 else Installningar()
        )
        for i, fodd in enumerate(FODDA)
        for namn, liv in LIV.items()
    )


def underlag(fodd: date, liv: Liv) -> Underlag:
    grund: dict[str, Any] = {"fodd": fodd, "fodelsear": fodd.year, "folkbokforing": HAR_ALLTID}
    return Underlag(**{**grund, "tackning": ALLT_RAPPORTERAT, **liv(Ar(fodd))})


def kantdagar(u: Underlag, inst: Installningar) -> Iterator[date]:
    """Every day within two days of one where something can happen, from the first of the law."""
    ar = u.fodelsear or 0
    grund = [*alla_datum(u), LAGEN_BORJAR, NY_LYDELSE, date(ar + 16, 7, 1), date(ar + 17, 7, 1)]
    vantan = timedelta(days=inst.bevis_vantan_dagar)
    farskhet = timedelta(days=inst.elever_farskhet_dagar)
    grund += [s.till + vantan for s in u.studier if s.till]
    grund += [t + farskhet for t in u.tackning if t]
    grund += [tjugoarsdag(u.fodd)] if u.fodd else []
    dagar = {dag + n * EN_DAG for dag in grund for n in range(-2, 3)}
    return (dag for dag in sorted(dagar) if dag >= LAGEN_BORJAR)
