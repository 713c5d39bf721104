"""Random life courses, dense with days that lie on, just before and just after a boundary.

`livslopp(slump)` takes a `random.Random` and gives a person, a municipality, a day and settings.
Every new date is mostly chosen near one that is already there, so that starts, ends, birthdays,
wordings and coverage collide far more often than in life.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from kaja.regler.byggstenar import TILLATNA_VAL, Installningar
from kaja.regler.underlag import (
    Bevis,
    Folkbokforing,
    Motsvarande,
    Studie,
    Tackning,
    Underlag,
)

HAR, DAR, BORTA = "1780", "1783", "0180"
LAGENS_DAGAR = (date(2015, 1, 1), date(2018, 7, 1))
SKOLFORMER = (
    *("GY",) * 9, *("GR",) * 3, "GRS", "SP", "SP", "SAM", "GYS", "GYS", "IB", "INT",
    "KOMVUX_GRUND", "KOMVUX_GY", "KOMVUX_GY", "SFI", "ORIENT", "FHS", "FHS", "YH", "HS",
)  # fmt: skip
STUDIEVAGAR = ("", "NA", "NA25", "SA", "IMA", "IMV", "IMSPR")
BEVIS = (
    "examensbevis", "studiebevis", "studiebevis", "gymnasiebevis", "ib_diplom", "utlandsk_examen",
    "folkhogskola_behorighet", "examensbevis_komvux",
)  # fmt: skip
STEG = (0, 0, 0, 0, 1, 1, -1, -1, 2, -2, 7, 13, 14, 15, -14, -15, 29, 30, 45, 59, 60, 61, -60, -61)


class Fall(NamedTuple):
    """One case: the arguments of `svara`, and of `besked` with a `Fraga`."""

    underlag: Underlag
    kommun: str
    dag: date
    installningar: Installningar


@dataclass
class Dagar:
    """The days that matter so far in one life; `nara` picks one, or one close by, and keeps it."""

    slump: Random
    ar: int
    kanda: list[date] = field(default_factory=list)

    def nara(self) -> date:
        if self.slump.random() < 0.12:
            dag = date(self.ar + 15, 7, 1) + timedelta(days=self.slump.randrange(5 * 365))
        else:
            dag = self.slump.choice(self.kanda) + timedelta(days=self.slump.choice(STEG))
        self.kanda.append(dag)
        return dag

    def efter(self, dag: date) -> date:
        """A day after the given one: soon, after a term or some years, or one of the known."""
        senare = [d for d in self.kanda if d > dag]
        if senare and self.slump.random() < 0.5:
            return self.slump.choice(senare)
        vald = dag + timedelta(days=self.slump.choice((1, 2, 15, 60, 150, 300, 664, 1030)))
        self.kanda.append(vald)
        return vald

    def efter_eller_inget(self, dag: date, andel: float) -> date | None:
        return self.efter(dag) if self.slump.random() < andel else None


def livslopp(slump: Random) -> Fall:
    """A person and a question, drawn with the given source of chance and nothing else."""
    fodd = fodelsedag(slump)
    dagar = Dagar(slump, fodd.year, livets_dagar(fodd))
    dag = max(dagen(slump, dagar), LAGENS_DAGAR[0])
    dagar.kanda += [dag] * 5
    return Fall(person(slump, fodd, dagar), HAR, dag, val(slump))


def dagen(slump: Random, dagar: Dagar) -> date:
    """Mostly a day in the years that the law is about, else anywhere."""
    if slump.random() < 0.35:
        return dagar.nara()
    if slump.random() < 0.5:
        return date(dagar.ar + 16, 7, 1) + timedelta(days=slump.randrange(4 * 365))
    mitt_i = [d for d in dagar.kanda if date(dagar.ar + 16, 6, 25) <= d <= dagar.kanda[13]]
    return slump.choice(mitt_i) + timedelta(days=slump.choice(STEG))


def fodelsedag(slump: Random) -> date:
    ar = slump.choice((1995, 1996, 1998, 2000, 2002, 2004, slump.randrange(1995, 2013)))
    val = slump.randrange(6)
    if val == 0:
        return date(ar - ar % 4, 2, 29)
    if val == 1:
        return date(ar, *slump.choice(((1, 1), (12, 31), (7, 1), (6, 30), (7, 2), (3, 1), (2, 28))))
    return date(ar, 1, 1) + timedelta(days=slump.randrange(365))


def livets_dagar(fodd: date) -> list[date]:
    ar = fodd.year
    skolar = [date(ar + n, *md) for n in (16, 17, 18, 19) for md in ((8, 16), (6, 12), (1, 1))]
    fyller = [date(ar + 16, fodd.month, fodd.day), date(ar + 20, fodd.month, fodd.day)]
    skolplikt = [date(ar + 16, 7, 1)] * 3 + [date(ar + 17, 7, 1)]
    return [*skolar, *fyller, *skolplikt, *LAGENS_DAGAR]


def person(slump: Random, fodd: date, dagar: Dagar) -> Underlag:
    """Half of the lives are calm, so that points 3-6 and the entry reasons get their turn."""
    lugnt = slump.random() < 0.5
    udda = 0.2 if lugnt else 1.0
    forst = forst_folkbokford(slump, dagar)
    rader = lugn_folkbokforing(slump, dagar, forst) if lugnt else folkbokforing(slump, dagar)
    bara_ar, inget = slump.random() < 0.04 * udda, slump.random() < 0.005 * udda
    return Underlag(
        fodd=None if bara_ar or inget else fodd,
        fodelsear=None if inget else fodd.year,
        folkbokforing=rader,
        folkbokford_fran=forst,
        skolplikt_upphor=dagar.nara() if slump.random() < 0.15 * udda else None,
        skolpliktsbeslut_utan_datum=slump.random() < 0.03 * udda,
        studier=lugna_studier(slump, dagar) if lugnt else vilda_studier(slump, dagar),
        bevis=flera_bevis(slump, dagar, lugnt),
        motsvarande=motsvarande(slump, dagar, 0.1 * udda),
        tackning=Tackning(*(rapporterat(slump, dagar) for _ in range(3))),
    )


def forst_folkbokford(slump: Random, dagar: Dagar) -> date | None:
    val = slump.random()
    if val < 0.15:
        return max(dagar.nara(), date(dagar.ar + 16, 7, 1))
    return dagar.nara() if val < 0.22 else None


def folkbokforing(slump: Random, dagar: Dagar) -> tuple[Folkbokforing, ...]:
    val = slump.random()
    if val < 0.3:
        return (Folkbokforing(HAR),)
    if val < 0.6:
        return flytt(slump, dagar)
    antal = slump.choice((0, 1, 1, 1, 2, 2, 2, 3, 4))
    rader = [rad(slump, dagar, ordning) for ordning in range(1, antal + 1)]
    slump.shuffle(rader)
    return tuple(rader)


def lugn_folkbokforing(
    slump: Random, dagar: Dagar, forst: date | None
) -> tuple[Folkbokforing, ...]:
    if slump.random() < 0.25:
        return flytt(slump, dagar)
    return (Folkbokforing(HAR, forst),)


def flytt(slump: Random, dagar: Dagar) -> tuple[Folkbokforing, ...]:
    """A move in, a move out and back, or a return from abroad, edge to edge or nearly."""
    bort = dagar.nara()
    hem = slump.choice((bort, bort, dagar.nara(), dagar.efter(bort)))
    if slump.random() < 0.25:
        forst = Folkbokforing(HAR, None, None, "", slump.choice(("UV", "OB", "GN")), bort, 1)
    else:
        forst = Folkbokforing(DAR, None, slump.choice((bort, bort, None)), ordning=1)
    return (forst, Folkbokforing(HAR, hem, ordning=2))


def rad(slump: Random, dagar: Dagar, ordning: int) -> Folkbokforing:
    fran = dagar.nara() if slump.random() < 0.6 else None
    avregistrering = slump.choice(("",) * 14 + ("AV", "UV", "UV", "OB", "GN"))
    return Folkbokforing(
        kommun=slump.choice((HAR, HAR, HAR, DAR, DAR, BORTA)),
        fran=fran,
        till=dagar.efter_eller_inget(fran or dagar.nara(), 0.45),
        skydd=slump.choice(("",) * 9 + ("sekretessmarkering", "skyddad_folkbokforing")),
        avregistrering=avregistrering,
        avregistrerad=dagar.nara() if avregistrering and slump.random() < 0.8 else None,
        ordning=ordning,
    )


def lugna_studier(slump: Random, dagar: Dagar) -> tuple[Studie, ...]:
    """Upper secondary, maybe again after a gap, with an end at last, mostly."""
    studier: list[Studie] = []
    start = date(dagar.ar + 16, 8, 16)
    for _ in range(slump.choice((0, 1, 1, 2))):
        slut = dagar.efter(start)
        form = slump.choice(("GY", "GY", "GY", "GYS", "IB", "INT", "KOMVUX_GY"))
        vag = slump.choice(STUDIEVAGAR) if form == "GY" else ""
        studier.append(Studie(form, start, slut, slump.random() < 0.5, vag))
        start = slut + timedelta(days=slump.choice((0, 1, 14, 60, 200)))
    return tuple(studier)


def vilda_studier(slump: Random, dagar: Dagar) -> tuple[Studie, ...]:
    antal = slump.choice((0, 0, 1, 1, 1, 2, 2, 3, 5))
    return tuple(studie(slump, dagar) for _ in range(antal))


def studie(slump: Random, dagar: Dagar) -> Studie:
    skolform = slump.choice(SKOLFORMER)
    fran = dagar.nara()
    if skolform in ("GR", "GRS", "SP", "SAM") and slump.random() < 0.7:
        fran = date(dagar.ar + slump.choice((6, 7, 13)), 8, 17)
    slutar = 0.55 if skolform.startswith("G") else 0.75
    return Studie(
        skolform=skolform,
        fran=fran,
        till=dagar.efter_eller_inget(max(fran, date(dagar.ar + 15, 6, 1)), slutar),
        avbrott=slump.random() < 0.3,
        studievag=slump.choice(STUDIEVAGAR) if skolform == "GY" else "",
    )


def flera_bevis(slump: Random, dagar: Dagar, lugnt: bool) -> tuple[Bevis, ...]:
    if lugnt:
        return (Bevis("studiebevis", dagar.nara()),) if slump.random() < 0.25 else ()
    antal = slump.choice((0, 0, 0, 1, 1, 2))
    return tuple(Bevis(slump.choice(BEVIS), dagar.nara()) for _ in range(antal))


def motsvarande(slump: Random, dagar: Dagar, andel: float) -> tuple[Motsvarande, ...]:
    if slump.random() >= andel:
        return ()
    typer = [slump.choice(("bedomd", "utreds", "utreds")) for _ in range(slump.choice((1, 1, 2)))]
    return tuple(Motsvarande(typ, dagar.nara()) for typ in typer)


def rapporterat(slump: Random, dagar: Dagar) -> date | None:
    dag = dagar.kanda[-1] if slump.random() < 0.1 else dagar.nara()
    val = slump.random()
    if val < 0.06:
        return None
    if val < 0.75:
        return max(dagar.kanda) + timedelta(days=slump.choice((0, 1, 60, 900)))
    return dag + timedelta(days=slump.choice((0, 0, 1, -1, -14, -15, -400)))


def val(slump: Random) -> Installningar:
    if slump.random() < 0.4:
        return Installningar()
    return Installningar(
        **{namn: slump.choice(tillatna) for namn, tillatna in TILLATNA_VAL.items()},
        bevis_vantan_dagar=slump.choice((60, 60, 0, 1, 30, 365)),
        elever_farskhet_dagar=slump.choice((14, 14, 0, 1, 60)),
    )
