"""The wordings of the law: which rule, what it is called, where it stands and when it holds."""

from __future__ import annotations

import runpy

import pytest

from kaja.regler import Lagrum, Villkor
from kaja.regler.skollagen_29_9 import VILLKOR

MODUL = "kaja.regler.skollagen_29_9.villkor"
FORST, NY = "2015-01-01", "2018-07-01"
ALLTID = (FORST, None)
pytestmark = pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
LYDELSER = [
    ("kaa.hemkommun", "Folkbokförd i kommunen", "29 kap. 6 §", *ALLTID),
    ("kaa.p1", "Under 20 år", "29 kap. 9 § första stycket 1", *ALLTID),
    ("kaa.p2.2015", "Skolplikten är fullgjord", "29 kap. 9 § första stycket 2", FORST, NY),
    ("kaa.p2.2018", "Skolplikten är fullgjord", "29 kap. 9 § första stycket 2", NY, None),
    ("kaa.p3.2015", "Går inte i gymnasieutbildning", "29 kap. 9 § första stycket 3", FORST, NY),
    ("kaa.p3.2018", "Går inte i gymnasieutbildning", "29 kap. 9 § första stycket 3", NY, None),
    ("kaa.p4", "Har ingen gymnasieexamen", "29 kap. 9 § första stycket 4", *ALLTID),
    ("kaa.p5", "Har inget gymnasiebevis", "29 kap. 9 § första stycket 5", *ALLTID),
    ("kaa.p6", "Har ingen motsvarande utbildning", "29 kap. 9 § första stycket 6", *ALLTID),
]


@pytest.fixture
def villkor() -> tuple[Villkor, ...]:
    """The rules as the module makes them when it is run anew."""
    lydelser: tuple[Villkor, ...] = runpy.run_module(MODUL, run_name=MODUL)["VILLKOR"]
    return lydelser


def test_the_wordings_are_these_in_this_order(villkor: tuple[Villkor, ...]) -> None:
    assert [
        (v.id, v.rubrik, v.lagrum.stalle, str(v.fran), v.till and str(v.till)) for v in villkor
    ] == LYDELSER


def test_every_rule_cites_the_education_act(villkor: tuple[Villkor, ...]) -> None:
    assert {v.lagrum.forfattning for v in villkor} == {"skollagen (2010:800)"}
    assert str(Lagrum("skollagen (2010:800)", "29 kap. 6 §")) == "29 kap. 6 § skollagen (2010:800)"


def test_the_id_of_a_point_is_without_the_year_of_its_wording(
    villkor: tuple[Villkor, ...],
) -> None:
    assert [v.punkt for v in villkor[1:4]] == ["kaa.p1", "kaa.p2", "kaa.p2"]


def test_a_rule_asks_its_own_two_functions(villkor: tuple[Villkor, ...]) -> None:
    assert [(v.hinder, v.uppfyllt) for v in villkor] == [(v.hinder, v.uppfyllt) for v in VILLKOR]
