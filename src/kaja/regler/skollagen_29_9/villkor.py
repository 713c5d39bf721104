"""29 kap. 9 § första stycket skollagen, punkt för punkt, i de lydelser som gällt sedan 2015.

Texten står i `lagtext.md`, läsningen av vaga ord i `docs/tolkningar.md` och fallen i `fall.md`.
"""

from __future__ import annotations

from datetime import date

from kaja.regler.byggstenar import Hinder, Lagrum, Uppfyllt, Villkor
from kaja.regler.skollagen_29_9.alder import ar_under_20, har_fyllt_20
from kaja.regler.skollagen_29_9.examen import (
    har_gymnasiebevis,
    har_gymnasieexamen,
    har_ingen_gymnasieexamen,
    har_inget_gymnasiebevis,
)
from kaja.regler.skollagen_29_9.hemkommun import (
    folkbokford_i_kommunen,
    inte_folkbokford_i_kommunen,
)
from kaja.regler.skollagen_29_9.motsvarande import har_inget_motsvarande, har_motsvarande
from kaja.regler.skollagen_29_9.skolformer import LAG_2018_749
from kaja.regler.skollagen_29_9.skolplikt import (
    har_fullgjort,
    har_inte_fullgjort_2015,
    har_inte_fullgjort_2018,
)
from kaja.regler.skollagen_29_9.utbildning import gar_i_gymnasiet, gar_inte_i_gymnasiet

# Aktivitetsansvaret ersatte informationsansvaret den dagen (prop. 2013/14:191).
LAGEN_GALLER_FRAN = date(2015, 1, 1)


def _punkt(nummer: int) -> Lagrum:
    return Lagrum("skollagen (2010:800)", f"29 kap. 9 § första stycket {nummer}")


def _punkten(
    id_: str, rubrik: str, lagrum: Lagrum, hinder: Hinder, uppfyllt: Uppfyllt, **i_kraft: date
) -> Villkor:
    fran, till = i_kraft.get("fran", LAGEN_GALLER_FRAN), i_kraft.get("till")
    return Villkor(id_, rubrik, lagrum, fran, till, hinder, uppfyllt)


VILLKOR: tuple[Villkor, ...] = (
    _punkten(
        "kaa.hemkommun",
        "Folkbokförd i kommunen",
        Lagrum("skollagen (2010:800)", "29 kap. 6 §"),
        inte_folkbokford_i_kommunen,
        folkbokford_i_kommunen,
    ),
    _punkten("kaa.p1", "Under 20 år", _punkt(1), har_fyllt_20, ar_under_20),
    _punkten(
        "kaa.p2.2015",
        "Skolplikten är fullgjord",
        _punkt(2),
        har_inte_fullgjort_2015,
        har_fullgjort,
        till=LAG_2018_749,
    ),
    _punkten(
        "kaa.p2.2018",
        "Skolplikten är fullgjord",
        _punkt(2),
        har_inte_fullgjort_2018,
        har_fullgjort,
        fran=LAG_2018_749,
    ),
    _punkten(
        "kaa.p3.2015",
        "Går inte i gymnasieutbildning",
        _punkt(3),
        gar_i_gymnasiet,
        gar_inte_i_gymnasiet,
        till=LAG_2018_749,
    ),
    _punkten(
        "kaa.p3.2018",
        "Går inte i gymnasieutbildning",
        _punkt(3),
        gar_i_gymnasiet,
        gar_inte_i_gymnasiet,
        fran=LAG_2018_749,
    ),
    _punkten(
        "kaa.p4",
        "Har ingen gymnasieexamen",
        _punkt(4),
        har_gymnasieexamen,
        har_ingen_gymnasieexamen,
    ),
    _punkten(
        "kaa.p5",
        "Har inget gymnasiebevis",
        _punkt(5),
        har_gymnasiebevis,
        har_inget_gymnasiebevis,
    ),
    _punkten(
        "kaa.p6",
        "Har ingen motsvarande utbildning",
        _punkt(6),
        har_motsvarande,
        har_inget_motsvarande,
    ),
)
