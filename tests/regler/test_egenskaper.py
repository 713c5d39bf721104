"""What holds for every person and every day, tried on random lives."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler import (
    Andring,
    Besked,
    Bevis,
    Folkbokforing,
    Fraga,
    Installningar,
    Kalla,
    Malgrupp,
    Motsvarande,
    Studie,
    Tackning,
    Underlag,
    Utfall,
    bedom,
    besked,
    galler_till_och_med,
    omfattas_fran,
    tidslinje,
)
from kaja.regler.register import Registerlage, foresla
from kaja.regler.skollagen_29_9 import VILLKOR, utfall, villkor_i_kraft
from tests.regler.slumpade import andringar, dagar, fragor, tackningar, underlag

EN_DAG = timedelta(days=1)
FORSTA_DAGEN = date(2015, 1, 1)
ALLA_DAGAR = [FORSTA_DAGEN + EN_DAG * nr for nr in range((date(2041, 1, 1) - FORSTA_DAGEN).days)]
HORISONT = date(2022, 12, 31)  # long after the last day that `slumpade` can draw


@given(underlag(), fragor, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(u: Underlag, fraga: Fraga, slump: Random) -> None:
    omordnat = u._replace(
        folkbokforing=omordnad(u.folkbokforing, slump),
        studier=omordnad(u.studier, slump),
        bevis=omordnad(u.bevis, slump),
        motsvarande=omordnad(u.motsvarande, slump),
    )
    assert allt(besked(omordnat, fraga)) == allt(besked(u, fraga))


@given(underlag(), fragor)
def test_a_fact_said_twice_is_as_said_once(u: Underlag, fraga: Fraga) -> None:
    tva_ganger = u._replace(studier=u.studier * 2, bevis=u.bevis * 2)
    assert allt(besked(tva_ganger, fraga)) == allt(besked(u, fraga))


def allt(svar: Besked) -> tuple:
    """The whole answer, with each point's evidence."""
    return (svar.bedomning.utfall, svar.bedomning.svar, svar[1:])


DAG = date(2016, 9, 1)
TVA_KALLOR = [
    (None, Kalla("elever", "a.csv", 2)),
    (Kalla("elever", "a.csv", 2), Kalla("elever", "a.csv", 3)),
    (Kalla("elever", "a.csv", 2), Kalla("elever", "b.csv", 2)),
]


@pytest.mark.parametrize("kallor", TVA_KALLOR)
@pytest.mark.parametrize(
    ("slag", "faktum"),
    [
        ("studier", Studie("GY", DAG)),
        ("studier", Studie("GY", DAG, avbrott=True)),
        ("studier", Studie("GY", date(2015, 8, 17), DAG)),
        ("studier", Studie("GY", DAG + EN_DAG)),
        ("bevis", Bevis("examensbevis", DAG)),
        ("bevis", Bevis("studiebevis", DAG)),
        ("bevis", Bevis("ib_diplom", DAG)),
        ("motsvarande", Motsvarande("bedomd", DAG)),
    ],
)
def test_the_same_fact_from_two_sources_is_shown_alike_in_either_order(
    slag: str, faktum: Any, kallor: tuple[Kalla | None, Kalla]
) -> None:
    tva = tuple(faktum._replace(kalla=kalla) for kalla in kallor)
    u = Underlag(date(2000, 5, 5), 2000, (Folkbokforing("1780"),), tackning=Tackning(*[DAG] * 3))
    ena: dict[str, Any] = {slag: tva}
    andra: dict[str, Any] = {slag: tva[::-1]}
    fraga = Fraga("1780", DAG)
    assert allt(besked(u._replace(**ena), fraga)) == allt(besked(u._replace(**andra), fraga))


def omordnad(fakta: tuple, slump: Random) -> tuple:
    return tuple(slump.sample(fakta, len(fakta)))


@given(underlag(), fragor)
def test_facts_that_begin_after_the_day_do_not_matter(u: Underlag, fraga: Fraga) -> None:
    dag = fraga.dag
    kant_dagen = u._replace(
        folkbokforing=tuple(_utan_framtid(r, dag) for r in u.folkbokforing if _har_borjat(r, dag)),
        studier=tuple(s for s in u.studier if s.fran <= dag),
        bevis=tuple(b for b in u.bevis if b.datum <= dag),
        motsvarande=tuple(m for m in u.motsvarande if m.datum <= dag),
    )
    assert utfallen(kant_dagen, fraga) == utfallen(u, fraga)


def _har_borjat(rad: Folkbokforing, dag: date) -> bool:
    """The row, or the deregistration that it carries; one without a date holds on every day."""
    avregistrerad = bool(rad.avregistrering) and (rad.avregistrerad or dag) <= dag
    return avregistrerad or rad.fran is None or rad.fran <= dag


def _utan_framtid(rad: Folkbokforing, dag: date) -> Folkbokforing:
    framtida = rad.avregistrerad is not None and rad.avregistrerad > dag
    return rad._replace(avregistrering="", avregistrerad=None) if framtida else rad


def utfallen(u: Underlag, fraga: Fraga) -> list[Utfall]:
    return [svar.utfall for svar in bedom(u, fraga).svar]


@given(underlag(), fragor, tackningar(), st.booleans())
def test_reporting_further_never_turns_a_clear_answer_unclear(
    u: Underlag, fraga: Fraga, annan: Tackning, lite: bool
) -> None:
    mer = EN_DAG if lite else EN_DAG * 400
    langre = Tackning(*(gammal and gammal + mer for gammal in u.tackning))
    for tackning in (langre, Tackning(*map(_senast, u.tackning, annan))):
        sedan = utfallen(u._replace(tackning=tackning), fraga)
        for fore, efter in zip(utfallen(u, fraga), sedan, strict=True):
            assert fore in (efter, Utfall.OKLART)


def _senast(en: date | None, annan: date | None) -> date | None:
    return max(filter(None, (en, annan)), default=None)


def test_every_day_has_exactly_one_wording_of_each_point() -> None:
    punkter = {villkor.punkt for villkor in VILLKOR}
    for dag in ALLA_DAGAR:
        i_kraft = [villkor for villkor in VILLKOR if villkor.i_kraft(dag)]
        assert Counter(v.punkt for v in i_kraft) == dict.fromkeys(punkter, 1), dag
        assert villkor_i_kraft(dag) == tuple(i_kraft), dag


@pytest.mark.parametrize("dag", [date(2014, 12, 31), date(1995, 1, 1), date.min])
def test_before_2015_there_is_no_answer(dag: date) -> None:
    person = Underlag(date(1998, 5, 5), 1998)
    with pytest.raises(ValueError, match=f"finns inte före 2015-01-01 .*{dag}"):
        besked(person, Fraga("1780", dag))
    with pytest.raises(ValueError, match=f"finns inte före 2015-01-01 .*{dag}"):
        tidslinje(person, Fraga("1780", FORSTA_DAGEN), dag, HORISONT)


def test_the_first_day_of_the_law_has_an_answer() -> None:
    person = Underlag(date(1998, 5, 5), 1998)
    assert besked(person, Fraga("1780", FORSTA_DAGEN))
    assert tidslinje(person, Fraga("1780", FORSTA_DAGEN), FORSTA_DAGEN, HORISONT)


@given(underlag(), fragor, st.integers(0, 500))
def test_a_timeline_equals_judging_each_day(u: Underlag, fraga: Fraga, antal: int) -> None:
    fran = fraga.dag
    perioder = tidslinje(u, fraga, fran, fran + EN_DAG * antal)
    assert [
        period.utfall for period in perioder for _ in range((period.till - period.fran).days)
    ] == [bedom(u, fraga.den(fran + EN_DAG * nr)).utfall for nr in range(antal)]
    for en, nasta in pairwise(perioder):
        assert (en.till, en.utfall is nasta.utfall) == (nasta.fran, False)


@given(underlag(), fragor)
def test_covered_since_agrees_with_walking_backwards(u: Underlag, fraga: Fraga) -> None:
    dag = fraga.dag
    if utfall(u, fraga) is not Malgrupp.OMFATTAS:
        assert omfattas_fran(u, fraga) is None
        return
    while dag > FORSTA_DAGEN and utfall(u, fraga.den(dag - EN_DAG)) is Malgrupp.OMFATTAS:
        dag -= EN_DAG
    assert omfattas_fran(u, fraga) == dag


@given(underlag(), fragor)
def test_holds_until_agrees_with_walking_forwards(u: Underlag, fraga: Fraga) -> None:
    """Each source goes on reporting with the lag that it has on the day."""
    sista, nu = fraga.dag, utfall(u, fraga)
    while sista < HORISONT and dagens_utfall(u, fraga, sista + EN_DAG) is nu:
        sista += EN_DAG
    assert galler_till_och_med(u, fraga) == (None if sista == HORISONT else sista)


def dagens_utfall(u: Underlag, fraga: Fraga, dag: date) -> Malgrupp:
    tackning = Tackning(*(kant and kant + (dag - fraga.dag) for kant in u.tackning))
    return utfall(u._replace(tackning=tackning), fraga.den(dag))


@given(underlag(), fragor)
def test_the_short_way_to_an_outcome_gives_the_same(u: Underlag, fraga: Fraga) -> None:
    assert utfall(u, fraga) is bedom(u, fraga).utfall


@given(underlag(), fragor)
def test_one_no_decides_then_one_unclear(u: Underlag, fraga: Fraga) -> None:
    svar = bedom(u, fraga)
    sokt = {
        Malgrupp.OMFATTAS: None,
        Malgrupp.OMFATTAS_INTE: Utfall.INTE_UPPFYLLT,
        Malgrupp.OKLART: Utfall.OKLART,
    }[svar.utfall]
    av_betydelse = [v.punkt for v, s in svar.punkter if s.utfall is sokt]
    assert (sokt is None) is all(s.utfall is Utfall.UPPFYLLT for s in svar.svar)
    assert svar.utfall is not Malgrupp.OKLART or Utfall.INTE_UPPFYLLT not in utfallen(u, fraga)
    assert svar.avgorande_punkt == ("" if sokt is None else av_betydelse[0])
    avgorande = [villkor.punkt for villkor, _ in svar.avgorande]
    assert avgorande == ([v.punkt for v in svar.villkor] if sokt is None else av_betydelse)


@given(underlag(), fragor)
def test_every_sentence_is_filled_in_and_ends_with_a_full_stop(u: Underlag, fraga: Fraga) -> None:
    svar = bedom(u, fraga)
    for ett in svar.svar:
        assert ett.motivering.endswith(".")
        assert ett.motivering.count(".") == 1
        assert not {"{", "}", "None"} & {*ett.motivering, *ett.motivering.split()}
        assert len(ett.varden) == ett.skal.mening.count("{}")
        assert bool(ett.skal.fraga) is bool(ett.skal.till) is (ett.utfall is Utfall.OKLART)
    assert svar.motivering == " ".join(ett.motivering for _, ett in svar.avgorande)


@given(underlag(), fragor)
def test_only_one_who_is_covered_has_a_day_and_a_reason_of_entry(u: Underlag, fraga: Fraga) -> None:
    svar = besked(u, fraga)
    omfattas = svar.bedomning.utfall is Malgrupp.OMFATTAS
    assert bool(svar.omfattas_fran) is bool(svar.ingangsorsak) is omfattas
    assert omfattas or svar.vantar_pa_start is None
    assert svar.galler_till_och_med is None or svar.galler_till_och_med >= fraga.dag


ALLA_AR = st.dates(date(1900, 1, 1), date.max) | st.just(date.max) | dagar


@given(underlag(ALLA_AR), st.dates(FORSTA_DAGEN) | st.just(date.max))
def test_no_year_up_to_9999_is_too_far(u: Underlag, dag: date) -> None:
    fraga = Fraga("1780", dag)
    assert besked(u, fraga).bedomning.motivering
    assert tidslinje(u, fraga, FORSTA_DAGEN, date.max)


@given(underlag(ALLA_AR), st.dates(FORSTA_DAGEN, date(9999, 12, 30)), st.sampled_from(Registerlage))
def test_no_year_up_to_9999_is_too_far_for_the_register(
    u: Underlag, dag: date, lage: Registerlage
) -> None:
    assert foresla(u, Fraga("1780", dag), lage, oppnad=FORSTA_DAGEN)


@given(underlag(), fragor, andringar, st.integers(0, 800))
def test_a_changed_setting_changes_no_answer_before_its_day(
    u: Underlag, fraga: Fraga, ny: Andring, fore: int
) -> None:
    """What is said of later days may change: a start that will count, the last day that holds."""
    andrad = Fraga.enligt(fraga.kommun, fraga.dag, (*fraga.andringar, ny))
    oandrad = Fraga.enligt(fraga.kommun, fraga.dag, fraga.andringar)
    dag = max(ny.fran - EN_DAG * (fore + 1), FORSTA_DAGEN)
    if dag < ny.fran:
        assert utfallen(u, andrad.den(dag)) == utfallen(u, oandrad.den(dag))
    if fraga.dag < ny.fran:
        svar, sedan = besked(u, oandrad), besked(u, andrad)
        assert (sedan.omfattas_fran, sedan.ingangsorsak) == (svar.omfattas_fran, svar.ingangsorsak)


@given(fragor, st.lists(andringar, max_size=4), dagar)
def test_a_day_has_the_settings_of_the_last_change_before_it(
    fraga: Fraga, valda: list[Andring], dag: date
) -> None:
    i_kraft = [andring for andring in valda if andring.fran <= dag]
    vantat = Installningar()
    if i_kraft:
        senast = max(andring.fran for andring in i_kraft)
        vantat = [a.installningar for a in i_kraft if a.fran == senast][-1]
    for fragan in (Fraga.enligt("1780", dag, valda), Fraga.enligt("1780", DAG, valda).den(dag)):
        assert (fragan.dag, fragan.installningar) == (dag, vantat)
    assert fraga.den(dag).den(fraga.dag) == fraga


@given(underlag(), fragor)
def test_settings_that_never_change_are_as_if_they_had_no_day(u: Underlag, fraga: Fraga) -> None:
    samma = Fraga(fraga.kommun, fraga.dag, fraga.installningar)
    alltid = Fraga.enligt(fraga.kommun, fraga.dag, [Andring(date.min, fraga.installningar)])
    assert allt(besked(u, alltid)) == allt(besked(u, samma))
