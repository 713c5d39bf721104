"""Random rows of the population file: moves, gaps, overlaps, protection, deregistration, return."""

from __future__ import annotations

from datetime import date
from random import Random

from kaja.regler.underlag import Folkbokforing
from tests.orakel.dagval import Dagar

HAR, DAR, BORTA = "1780", "1783", "0180"


def forst_folkbokford(slump: Random, dagar: Dagar) -> date | None:
    val = slump.random()
    if val < 0.15:
        return max(dagar.nara(), date(dagar.ar + 16, 7, 1))
    return dagar.nara() if val < 0.22 else None


def folkbokforing(
    slump: Random, dagar: Dagar, lugnt: bool, forst: date | None
) -> tuple[Folkbokforing, ...]:
    """One row of the municipality, a move, or anything at all in any order."""
    val = slump.random()
    if val < (0.75 if lugnt else 0.3):
        return (Folkbokforing(HAR, forst if lugnt else None),)
    return flytt(slump, dagar) if lugnt or val < 0.6 else vilda_rader(slump, dagar)


def vilda_rader(slump: Random, dagar: Dagar) -> tuple[Folkbokforing, ...]:
    antal = slump.choice((0, 1, 1, 1, 2, 2, 2, 3, 4))
    rader = [rad(slump, dagar, ordning) for ordning in range(1, antal + 1)]
    slump.shuffle(rader)
    return tuple(rader)


def flytt(slump: Random, dagar: Dagar) -> tuple[Folkbokforing, ...]:
    """A move in, a move out and back, or a return from abroad, edge to edge or nearly."""
    bort = dagar.nara()
    hem = slump.choice((bort, bort, dagar.nara(), dagar.efter(bort)))
    if slump.random() < 0.25:
        varifran, orsak = slump.choice((HAR, DAR)), slump.choice(("UV", "OB", "GN"))
        forst = Folkbokforing(varifran, None, None, "", orsak, bort, 1)
    else:
        skydd = slump.choice(("",) * 7 + ("sekretessmarkering", "skyddad_folkbokforing"))
        forst = Folkbokforing(DAR, None, slump.choice((bort, bort, None)), skydd, ordning=1)
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
        avregistrerad=avregistrerad(slump, dagar, fran) if avregistrering else None,
        ordning=ordning,
    )


def avregistrerad(slump: Random, dagar: Dagar, fran: date | None) -> date | None:
    """The day of the deregistration: unknown, the first day of the very row, or any."""
    val = slump.random()
    if val < 0.2:
        return None
    return fran if val < 0.4 else dagar.nara()
