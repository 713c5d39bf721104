"""What happens in the population register on top of a life: moves, deaths, protection.

`HANDELSER` says to how many in ten thousand each thing happens.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kaja.exempel.lasar import slumpdag
from kaja.exempel.liv import DAG, Boende, Liv

GRANNKOMMUNER = ("2080", "2080", "2026", "2082", "2085", "2083", "0180", "1980", "2180")


def flyttade_in(liv: Liv) -> None:
    flytt = _nagon_gang(liv, 2000)
    liv.boenden = [
        Boende(_annan_kommun(liv), liv.folkbokford_fran, flytt - DAG),
        Boende(liv.kommun, flytt),
    ]


def flyttade_ut(liv: Liv) -> None:
    flytt = _nagon_gang(liv, 730)
    liv.boenden = [
        Boende(liv.kommun, liv.folkbokford_fran, flytt - DAG),
        Boende(_annan_kommun(liv), flytt),
    ]


def flyttade_tillbaka(liv: Liv) -> None:
    hem = _nagon_gang(liv, 365)
    bort = hem - liv.slump.randint(120, 500) * DAG
    liv.boenden = [
        Boende(liv.kommun, liv.folkbokford_fran, bort - DAG),
        Boende(_annan_kommun(liv), bort, hem - DAG),
        Boende(liv.kommun, hem),
    ]


def utvandrade(liv: Liv) -> None:
    _avregistrera(liv, "UV", _nagon_gang(liv, 700))


def utvandrade_och_kom_tillbaka(liv: Liv) -> None:
    """The deregistration stays on file; a row that begins after it shows the return."""
    hem = _nagon_gang(liv, 150)
    bort = hem - liv.slump.randint(200, 500) * DAG
    _avregistrera(liv, "UV", bort)
    liv.boenden.append(Boende(liv.kommun, hem))


def avled(liv: Liv) -> None:
    _avregistrera(liv, "AV", _nagon_gang(liv, 600))


def gick_inte_att_finna(liv: Liv) -> None:
    _avregistrera(liv, "OB", _nagon_gang(liv, 500))


def sekretessmarkerad(liv: Liv) -> None:
    liv.skydd = "sekretessmarkering"


def skyddad_folkbokforing(liv: Liv) -> None:
    liv.skydd = "skyddad_folkbokforing"


HANDELSER: dict[Callable[[Liv], None], int] = {
    flyttade_in: 400,
    flyttade_ut: 250,
    flyttade_tillbaka: 40,
    utvandrade: 50,
    utvandrade_och_kom_tillbaka: 15,
    avled: 10,
    gick_inte_att_finna: 10,
    sekretessmarkerad: 50,
    skyddad_folkbokforing: 40,
}


def _annan_kommun(liv: Liv) -> str:
    return liv.slump.choice(GRANNKOMMUNER)


def _nagon_gang(liv: Liv, senaste_dagarna: int) -> date:
    """A day not long before the files are taken out, and after the person came to Sweden."""
    tidigast = liv.dag - senaste_dagarna * DAG
    if liv.folkbokford_fran is not None:
        tidigast = max(tidigast, liv.folkbokford_fran + DAG)
    return slumpdag(liv.slump, tidigast, liv.dag - DAG)


def _avregistrera(liv: Liv, orsak: str, dag: date) -> None:
    liv.avregistrering, liv.avregistrerad_fran = orsak, dag
    liv.slutar_finnas_har(dag - DAG)
