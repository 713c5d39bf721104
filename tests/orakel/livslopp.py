"""Random life courses, dense with days that lie on, just before and just after a boundary.

`livslopp(slump)` takes a `random.Random` and gives a person, a municipality, a day and settings.
Every new date is mostly chosen near one that is already there, so that starts, ends, birthdays,
wordings and coverage collide far more often than in life.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from kaja.regler.byggstenar import TILLATNA_VAL, Installningar
from kaja.regler.underlag import Studie, Tackning, Underlag
from tests.orakel import rader, studier
from tests.orakel.dagval import LAGENS_DAGAR, Dagar, dagen, fodelsedag, livets_dagar
from tests.orakel.orakel import Andringar
from tests.orakel.rader import HAR


class Fall(NamedTuple):
    """One case: the arguments of `svara`, and of `besked` with a `Fraga`."""

    underlag: Underlag
    kommun: str
    dag: date
    installningar: Installningar
    andringar: Andringar = ()


def livslopp(slump: Random) -> Fall:
    """A person and a question, drawn with the given source of chance and nothing else."""
    fodd = fodelsedag(slump)
    dagar = Dagar(slump, fodd.year, livets_dagar(fodd))
    dag = max(dagen(slump, dagar), LAGENS_DAGAR[0])
    dagar.kanda += [dag] * 5
    installningar = val(slump)
    levd = person(slump, fodd, dagar, installningar)
    return Fall(levd, HAR, dag, installningar, andringar(slump, dagar))


def person(slump: Random, fodd: date, dagar: Dagar, inst: Installningar) -> Underlag:
    """Half of the lives are calm, so that points 3-6 and the entry reasons get their turn."""
    lugnt = slump.random() < 0.5
    udda = 0.2 if lugnt else 1.0
    forst = rader.forst_folkbokford(slump, dagar)
    studerat = studier.studier(slump, dagar, lugnt)
    bara_ar, inget = slump.random() < 0.04 * udda, slump.random() < 0.005 * udda
    return Underlag(
        fodd=None if bara_ar or inget else fodd,
        fodelsear=None if inget else fodd.year,
        folkbokforing=rader.folkbokforing(slump, dagar, lugnt, forst),
        folkbokford_fran=forst,
        skolplikt_upphor=dagar.nara() if slump.random() < (0.2 if forst else 0.12) else None,
        skolpliktsbeslut_utan_datum=slump.random() < 0.03 * udda,
        studier=studerat,
        bevis=studier.bevis(slump, dagar, lugnt),
        motsvarande=studier.motsvarande(slump, dagar, 0.1 * udda),
        tackning=Tackning(
            rapporterat(slump, dagar),
            rapporterat(slump, dagar),
            bevis_rapporterade(slump, dagar, studerat, inst.bevis_vantan_dagar),
        ),
    )


def rapporterat(slump: Random, dagar: Dagar) -> date | None:
    val = slump.random()
    if val < 0.06:
        return None
    if val < 0.75:
        return max(dagar.kanda) + timedelta(days=slump.choice((0, 1, 60, 900)))
    return dagar.nara() + timedelta(days=slump.choice((0, 0, 1, -1, -14, -15, -400)))


def bevis_rapporterade(
    slump: Random, dagar: Dagar, studerat: tuple[Studie, ...], vantan: int
) -> date | None:
    """As other sources, and now and then just before, on or after the wait for a certificate."""
    slut = [s.till for s in studerat if s.till]
    if not slut or slump.random() < 0.7:
        return rapporterat(slump, dagar)
    return slump.choice(slut) + timedelta(days=vantan + slump.choice((-2, -1, -1, 0, 1)))


def val(slump: Random) -> Installningar:
    if slump.random() < 0.4:
        return Installningar()
    return Installningar(
        **{namn: slump.choice(tillatna) for namn, tillatna in TILLATNA_VAL.items()},
        bevis_vantan_dagar=slump.choice((60, 60, 0, 1, 30, 365)),
        elever_farskhet_dagar=slump.choice((14, 14, 0, 1, 60)),
    )


def andringar(slump: Random, dagar: Dagar) -> Andringar:
    """The settings are mostly the same all days, else changed up to three times, in any order."""
    antal = slump.choice((0, 0, 0, 1, 2, 3))
    return tuple((dagar.nara(), val(slump)) for _ in range(antal))
