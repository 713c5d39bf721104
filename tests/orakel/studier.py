"""Random enrolments, certificates and judgements of equivalence."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from kaja.regler.underlag import Bevis, Motsvarande, Studie
from tests.orakel.dagval import Dagar

EN_DAG = timedelta(days=1)
SKOLFORMER = (
    *("GY",) * 9, *("GR",) * 3, "GRS", "SP", "SP", "SAM", "GYS", "GYS", "IB", "INT",
    "KOMVUX_GRUND", "KOMVUX_GY", "KOMVUX_GY", "SFI", "ORIENT", "FHS", "FHS", "YH", "HS",
)  # fmt: skip
STUDIEVAGAR = ("", "NA", "NA25", "SA", "IMA", "IMV", "IMSPR")
BEVIS = (
    "examensbevis", "studiebevis", "studiebevis", "gymnasiebevis", "ib_diplom", "utlandsk_examen",
    "folkhogskola_behorighet", "examensbevis_komvux",
)  # fmt: skip


def studier(slump: Random, dagar: Dagar, lugnt: bool) -> tuple[Studie, ...]:
    """Upper secondary in order, or anything, at any time, overlapping and interrupted."""
    return lugna_studier(slump, dagar) if lugnt else vilda_studier(slump, dagar)


def lugna_studier(slump: Random, dagar: Dagar) -> tuple[Studie, ...]:
    """Upper secondary, maybe again after a gap, now and then with a twin that ends the same day."""
    studier: list[Studie] = []
    start = date(dagar.ar + 16, 8, 16)
    for _ in range(slump.choice((0, 1, 1, 2))):
        slut = dagar.efter(start)
        form = slump.choice(("GY", "GY", "GY", "GYS", "IB", "INT", "KOMVUX_GY"))
        vag = slump.choice(STUDIEVAGAR) if form == "GY" else ""
        studier.append(Studie(form, start, slut, slump.random() < 0.5, vag))
        if slump.random() < 0.12:
            tidigare = start + timedelta(days=slump.choice((0, 0, -1, 30)))
            studier.append(Studie("GYS", min(tidigare, slut - EN_DAG), slut, slump.random() < 0.5))
        start = slut + timedelta(days=slump.choice((0, 1, 14, 60, 200)))
    return tuple(studier)


def vilda_studier(slump: Random, dagar: Dagar) -> tuple[Studie, ...]:
    antal = slump.choice((0, 0, 1, 1, 1, 2, 2, 3, 5))
    obligatoriska = obligatoriskt_par(slump, dagar) if slump.random() < 0.1 else ()
    return (*obligatoriska, *(studie(slump, dagar) for _ in range(antal)))


def obligatoriskt_par(slump: Random, dagar: Dagar) -> tuple[Studie, ...]:
    """Two compulsory schools, one after the other or begun the same day."""
    former = slump.sample(("GR", "GRS", "SP", "SP", "SAM"), 2)
    start = date(dagar.ar + 7, 8, 17)
    senare = start + slump.choice((0, 0, 1, 3000)) * EN_DAG
    return (Studie(former[0], start, dagar.nara()), Studie(former[1], senare, dagar.nara()))


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


def bevis(slump: Random, dagar: Dagar, lugnt: bool) -> tuple[Bevis, ...]:
    if lugnt:
        return (Bevis("studiebevis", dagar.nara()),) if slump.random() < 0.25 else ()
    antal = slump.choice((0, 0, 0, 1, 1, 2))
    return tuple(Bevis(slump.choice(BEVIS), dagar.nara()) for _ in range(antal))


def motsvarande(slump: Random, dagar: Dagar, andel: float) -> tuple[Motsvarande, ...]:
    if slump.random() >= andel:
        return ()
    typer = [slump.choice(("bedomd", "utreds", "utreds")) for _ in range(slump.choice((1, 1, 2)))]
    return tuple(Motsvarande(typ, dagar.nara()) for typ in typer)
