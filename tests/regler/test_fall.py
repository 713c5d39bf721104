"""Every row of `fall.md` is a test, and `fall.md` leaves out nothing that a point can answer."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import chain

import pytest

from kaja.regler import Svar, Utfall, Villkor, besked, tidslinje
from kaja.regler.skollagen_29_9 import VILLKOR, bedom, skal, utfall, villkor_i_kraft
from tests.regler import fallbok
from tests.regler.fallbok import Rad

UTAN_BELAGG = {
    "hemkommun.ingen_uppgift",
    "p1.okand",
    "p2.beslut_utan_datum",
    "p2.okant_ar",
    "p3.tackning_saknas",
    "p4.inte_gatt_klart",
    "p5.inte_gatt_klart",
    "p6.inget",
}


def prova(punkt: str, rad: Rad) -> tuple[Villkor, Svar]:
    fraga = fallbok.fragan(rad)
    villkor = next(v for v in villkor_i_kraft(fraga.dag) if v.punkt == punkt)
    return villkor, villkor.prova(fallbok.underlaget(rad), fraga)


@pytest.mark.parametrize(("punkt", "rad"), fallbok.punktfall())
def test_a_point_answers_as_the_case_says(punkt: str, rad: Rad) -> None:
    _, svar = prova(punkt, rad)
    varden = ", ".join(str(varde) for varde in svar.varden)
    assert (svar.utfall.replace("_", " "), svar.skal.id, varden) == (
        rad["svar"],
        rad["skäl"],
        rad["värden"],
    )


@pytest.mark.parametrize(("punkt", "rad"), fallbok.punktfall())
def test_an_answer_rests_on_facts_of_the_case(punkt: str, rad: Rad) -> None:
    _, svar = prova(punkt, rad)
    u = fallbok.underlaget(rad)
    listor = chain(u.folkbokforing, u.studier, u.bevis, u.motsvarande)
    assert set(svar.belagg) <= {*listor, *u[:2], u.folkbokford_fran, u.skolplikt_upphor, u.tackning}
    assert bool(svar.belagg) is (svar.skal.id not in UTAN_BELAGG)


@pytest.mark.parametrize(("punkt", "rad"), fallbok.punktfall())
def test_something_stands_in_the_way_exactly_when_a_point_is_not_met(punkt: str, rad: Rad) -> None:
    villkor, svar = prova(punkt, rad)
    hinder = villkor.hinder(fallbok.underlaget(rad), fallbok.fragan(rad))
    assert (hinder is None) is (svar.utfall is Utfall.UPPFYLLT)


@pytest.mark.parametrize("rad", fallbok.fall("Hela svaret"))
def test_the_whole_answer_is_as_the_case_says(rad: Rad) -> None:
    svar = besked(fallbok.underlaget(rad), fallbok.fragan(rad))
    dagar = (svar.omfattas_fran, svar.galler_till_och_med, svar.vantar_pa_start)
    assert {
        "utfall": svar.bedomning.utfall.replace("_", " "),
        "avgörs av": svar.bedomning.avgorande_punkt,
        "ingångsorsak": svar.ingangsorsak,
        **dict(
            zip(
                ("omfattas från", "gäller t.o.m.", "väntar på start"), map(_iso, dagar), strict=True
            )
        ),
    }.items() <= rad.items()


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


@pytest.mark.parametrize(
    "rad",
    fallbok.fall("Över tid") + fallbok.fall("Över tid, när kommunen ändrar en inställning"),
)
def test_a_timeline_is_as_the_case_says(rad: Rad) -> None:
    fran = date.fromisoformat(rad["från"])
    till = date.fromisoformat(rad["till och med"]) + timedelta(days=1)
    fraga = fallbok.fragan(rad | {"dag": rad["från"]})
    perioder = tidslinje(fallbok.underlaget(rad), fraga, fran, till)
    skrivet = [f"{period.fran} {period.utfall.replace('_', ' ')}" for period in perioder]
    assert "; ".join(skrivet) == rad["tidslinje"]
    assert [p.till for p in perioder] == [*(p.fran for p in perioder[1:]), till]


@pytest.mark.parametrize("rad", fallbok.fall("Hela svaret"))
def test_the_short_way_to_an_outcome_gives_the_same(rad: Rad) -> None:
    underlag, fraga = fallbok.underlaget(rad), fallbok.fragan(rad)
    assert utfall(underlag, fraga) is bedom(underlag, fraga).utfall


def test_every_answer_that_exists_has_a_case() -> None:
    har_fall = {fall.values[1]["skäl"] for fall in fallbok.punktfall()}
    assert har_fall == {ett.id for ett in skal.ALLA}


def test_every_outcome_of_a_point_has_a_case_in_each_wording() -> None:
    provade = {(v.id, s.utfall) for v, s in (prova(*f.values) for f in fallbok.punktfall())}
    assert provade == {(villkor.id, utfall) for villkor in VILLKOR for utfall in Utfall}


def test_no_two_cases_of_a_point_have_the_same_name() -> None:
    namn = Counter((fall.values[0], fall.id) for fall in fallbok.punktfall())
    assert max(namn.values()) == 1


def test_a_cell_that_says_nothing_known_is_refused() -> None:
    with pytest.raises(AssertionError, match="vad betyder 'hoppade av'"):
        fallbok.med(fallbok.fodd("2008"), "hoppade av")
