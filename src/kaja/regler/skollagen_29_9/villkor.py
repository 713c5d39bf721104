"""29 kap. 9 § första stycket skollagen, punkt för punkt, i de lydelser som gällt sedan 2015.

Texten står i `lagtext.md`, läsningen av vaga ord i `docs/tolkningar.md` och fallen i `fall.md`.
"""

from __future__ import annotations

from datetime import date

from kaja.regler.byggstenar import Lagrum, Villkor
from kaja.regler.skollagen_29_9.alder import under_20
from kaja.regler.skollagen_29_9.examen import saknar_gymnasiebevis, saknar_gymnasieexamen
from kaja.regler.skollagen_29_9.hemkommun import folkbokford_i_kommunen
from kaja.regler.skollagen_29_9.motsvarande import saknar_motsvarande
from kaja.regler.skollagen_29_9.skolformer import LAG_2018_749
from kaja.regler.skollagen_29_9.skolplikt import (
    skolplikten_fullgjord_2015,
    skolplikten_fullgjord_2018,
)
from kaja.regler.skollagen_29_9.utbildning import gar_inte_i_gymnasiet

# Aktivitetsansvaret ersatte informationsansvaret den dagen (prop. 2013/14:191).
LAGEN_GALLER_FRAN = date(2015, 1, 1)


def _punkt(nummer: int) -> Lagrum:
    return Lagrum("skollagen (2010:800)", f"29 kap. 9 § första stycket {nummer}")


VILLKOR: tuple[Villkor, ...] = (
    Villkor(
        "kaa.hemkommun",
        "Folkbokförd i kommunen",
        Lagrum("skollagen (2010:800)", "29 kap. 6 §"),
        LAGEN_GALLER_FRAN,
        None,
        folkbokford_i_kommunen,
    ),
    Villkor("kaa.p1", "Under 20 år", _punkt(1), LAGEN_GALLER_FRAN, None, under_20),
    Villkor(
        "kaa.p2.2015",
        "Skolplikten är fullgjord",
        _punkt(2),
        LAGEN_GALLER_FRAN,
        LAG_2018_749,
        skolplikten_fullgjord_2015,
    ),
    Villkor(
        "kaa.p2.2018",
        "Skolplikten är fullgjord",
        _punkt(2),
        LAG_2018_749,
        None,
        skolplikten_fullgjord_2018,
    ),
    Villkor(
        "kaa.p3.2015",
        "Går inte i gymnasieutbildning",
        _punkt(3),
        LAGEN_GALLER_FRAN,
        LAG_2018_749,
        gar_inte_i_gymnasiet,
    ),
    Villkor(
        "kaa.p3.2018",
        "Går inte i gymnasieutbildning",
        _punkt(3),
        LAG_2018_749,
        None,
        gar_inte_i_gymnasiet,
    ),
    Villkor(
        "kaa.p4",
        "Har ingen gymnasieexamen",
        _punkt(4),
        LAGEN_GALLER_FRAN,
        None,
        saknar_gymnasieexamen,
    ),
    Villkor(
        "kaa.p5",
        "Har inget gymnasiebevis",
        _punkt(5),
        LAGEN_GALLER_FRAN,
        None,
        saknar_gymnasiebevis,
    ),
    Villkor(
        "kaa.p6",
        "Har ingen motsvarande utbildning",
        _punkt(6),
        LAGEN_GALLER_FRAN,
        None,
        saknar_motsvarande,
    ),
)
