"""Judging only those whose day has come, or whose source has moved, is judging everyone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from kaja.regler import (
    Andring,
    Besked,
    Folkbokforing,
    Fraga,
    Installningar,
    Malgrupp,
    Studie,
    Tackning,
    Underlag,
    Utfall,
    bedom,
    besked,
)
from kaja.regler.omprovning import beror_pa_tackning, provas_igen, rorda_kallor
from tests.regler.slumpade import fragor, tackningar, underlag

EN_DAG = timedelta(days=1)
natter = st.lists(
    st.tuples(
        st.sampled_from([0, 1, 1, 1, 1, 2, 7, 13, 14, 15, 30, 59, 60, 61, 365]),
        *[st.sampled_from([None, 0, 0, 1, 1, 7, 14, 60, 400])] * 2,
    ),
    max_size=8,
)


def det_som_jamfors(svar: Besked) -> tuple[object, ...]:
    return (svar.bedomning.utfall, svar.bedomning.avgorande_punkt, svar[1:])


def rapporterat(kant: date | None, steg: int | None, dag: date) -> date | None:
    """The source has reported so many days more, or for the first time, or up to the day."""
    if steg is None:
        return kant if kant is not None and kant > dag else dag
    return kant and kant + EN_DAG * steg


nara_dagen = st.sampled_from([None, *[EN_DAG * n for n in (0, 0, 1, 2, 7, 13, 14, 15, 30, 60)]])


@given(underlag(), fragor, st.none() | st.tuples(nara_dagen, nara_dagen), natter)
def test_a_run_that_skips_those_nothing_touches_equals_a_full_run(
    u: Underlag,
    fraga: Fraga,
    sena: tuple[timedelta | None, timedelta | None] | None,
    natter: list[tuple[int, int | None, int | None]],
) -> None:
    if sena is not None:
        kanter = [None if sen is None else fraga.dag - sen for sen in sena]
        u = u._replace(tackning=Tackning(None, *kanter))
    sparat = besked(u, fraga)
    beror, igen = beror_pa_tackning(sparat.bedomning), provas_igen(u, fraga)
    for steg, elever, bevis in natter:
        dag_fore, fore = fraga.dag, u.tackning
        fraga = fraga.den(dag_fore + EN_DAG * steg)
        tackning = fore._replace(
            elever=rapporterat(fore.elever, elever, fraga.dag),
            bevis=rapporterat(fore.bevis, bevis, fraga.dag),
        )
        u = u._replace(tackning=tackning)
        hela = besked(u, fraga)
        rorda = rorda_kallor(fore, dag_fore, tackning, fraga)
        if beror & rorda or (igen is not None and igen <= fraga.dag):
            sparat, beror, igen = (
                hela,
                beror_pa_tackning(hela.bedomning),
                provas_igen(u, fraga),
            )
        else:
            event(f"hoppas över: {hela.bedomning.utfall}, beror på {sorted(beror)}")
        assert det_som_jamfors(sparat) == det_som_jamfors(hela)


@given(underlag(), fragor, tackningar())
def test_coverage_decides_nothing_for_one_who_does_not_depend_on_it(
    u: Underlag, fraga: Fraga, annan: Tackning
) -> None:
    svar = besked(u, fraga)
    beror = beror_pa_tackning(svar.bedomning)
    behallen = {kalla: kant for kalla, kant in u.tackning._asdict().items() if kalla in beror}
    andrad = u._replace(tackning=annan._replace(**behallen))
    sedan = besked(andrad, fraga)
    if svar.bedomning.utfall is Malgrupp.OMFATTAS_INTE:
        assert det_som_jamfors(sedan) == det_som_jamfors(svar)
    elif not beror:
        assert sedan.bedomning.utfall is svar.bedomning.utfall


@given(underlag(), fragor)
def test_an_unclear_answer_that_waits_for_a_source_depends_on_it(u: Underlag, fraga: Fraga) -> None:
    svar = bedom(u, fraga)
    assert svar.vantar_pa_kallor <= beror_pa_tackning(svar)
    assert svar.utfall is Malgrupp.OKLART or not svar.vantar_pa_kallor
    assert not svar.bara_sen_kalla or svar.vantar_pa_kallor


@given(underlag(), fragor)
def test_unclear_only_for_a_late_source_is_clear_when_the_sources_have_come(
    u: Underlag, fraga: Fraga
) -> None:
    svar = bedom(u, fraga)
    framme = u._replace(tackning=Tackning(*[fraga.dag] * 3))
    klart = bedom(framme, fraga).utfall is Malgrupp.OMFATTAS
    assert svar.bara_sen_kalla is (klart and svar.utfall is Malgrupp.OKLART)


@given(underlag(), fragor)
def test_when_freshness_is_lost_exactly_those_out_of_education_become_unclear_on_it(
    u: Underlag, fraga: Fraga
) -> None:
    for_gammalt = fraga.dag - EN_DAG * (fraga.installningar.elever_farskhet_dagar + 1)
    farsk = u._replace(tackning=u.tackning._replace(elever=for_gammalt + EN_DAG))
    gammal = u._replace(tackning=u.tackning._replace(elever=for_gammalt))
    for (villkor, fore), (_, efter) in zip(
        bedom(farsk, fraga).punkter, bedom(gammal, fraga).punkter, strict=True
    ):
        lamnar = villkor.punkt == "kaa.p3" and fore.utfall is Utfall.UPPFYLLT
        assert (fore.utfall is not efter.utfall) is lamnar
        assert (efter.skal.id == "p3.inte_farsk") is lamnar


DAG = date(2020, 11, 21)
FARSK_0, FARSK_5 = Installningar(elever_farskhet_dagar=0), Installningar(elever_farskhet_dagar=5)
FORR_STRANGARE = [Andring(date.min, FARSK_0), Andring(DAG - EN_DAG * 5, Installningar())]
SNART_STRANGARE = [Andring(DAG + EN_DAG * 30, FARSK_5)]


@pytest.mark.parametrize(
    ("fore", "nu", "dagar", "andringar", "rord"),
    [
        (0, 0, 0, [], False),
        (-14, -14, 0, [], False),
        (-13, -13, 1, [], False),
        (-14, -14, 1, [], True),  # stops being fresh
        (-14, -13, 1, [], False),
        (-15, -14, 0, [], True),  # becomes fresh
        (-20, -18, 0, [], True),  # moves without coming so far
        (-20, -20, 1, [], False),
        (None, None, 1, [], False),
        (None, 0, 0, [], True),
        (-7, -6, 0, FORR_STRANGARE, True),  # on the last day of the stricter setting it was not
        (-6, -5, 0, FORR_STRANGARE, False),
        (-7, -7, 1, FORR_STRANGARE, False),
        (-3, -3, 2, SNART_STRANGARE, False),
        (-3, -3, 3, SNART_STRANGARE, True),  # with that lag it will not be fresh from the change
    ],
)
def test_enrolments_touch_when_they_become_fresh_or_stop_being_so(
    fore: int | None, nu: int | None, dagar: int, andringar: list[Andring], rord: bool
) -> None:
    fraga = Fraga.enligt("1780", DAG + EN_DAG * dagar, andringar)
    for nu_bevis in (None, DAG):
        rorda = rorda_kallor(
            Tackning(None, kant(fore), None), DAG, Tackning(None, kant(nu), nu_bevis), fraga
        )
        assert rorda == ({"elever"} if rord else set()) | ({"bevis"} if nu_bevis else set())


@pytest.mark.parametrize(
    ("fore", "nu", "dagar", "rord"),
    [
        (None, None, 0, False),
        (None, None, 1, False),
        (None, -9, 0, True),
        (-9, -9, 0, False),
        (-9, -8, 0, True),
        (-9, -9, 1, True),  # the lag is another one
        (-9, -8, 1, True),
    ],
)
def test_certificates_touch_whenever_they_move_or_lag_more(
    fore: int | None, nu: int | None, dagar: int, rord: bool
) -> None:
    fraga = Fraga("1780", DAG + EN_DAG * dagar)
    rorda = rorda_kallor(Tackning(None, DAG, kant(fore)), DAG, Tackning(None, DAG, kant(nu)), fraga)
    assert rorda == ({"bevis"} if rord else set())


def kant(dagar: int | None) -> date | None:
    return None if dagar is None else DAG + EN_DAG * dagar


HAR = Underlag(date(2003, 5, 5), 2003, (Folkbokforing("1780"),))
SLUT = DAG - EN_DAG * 100
GATT_UT = Studie("GY", date(2019, 8, 19), SLUT)


@pytest.mark.parametrize(
    ("studie", "elever", "bevis", "beror"),
    [
        (None, 0, 0, {"elever"}),
        (None, -30, None, {"elever"}),
        (Studie("GY", SLUT), 0, None, set()),
        (Studie("GY", SLUT, None, avbrott=True), 0, 0, set()),
        (GATT_UT, 0, None, {"elever", "bevis"}),
        (GATT_UT, 0, -42, {"elever", "bevis"}),  # sixty days after its last day: one less
        (GATT_UT, 0, -41, {"elever"}),
        (GATT_UT._replace(avbrott=True), 0, None, {"elever"}),
        (GATT_UT._replace(skolform="GYS"), 0, None, {"elever", "bevis"}),
        (GATT_UT._replace(skolform="IB"), 0, None, {"elever"}),
    ],
)
def test_an_answer_depends_on_the_sources_it_waits_for_or_rests_on(
    studie: Studie | None, elever: int, bevis: int | None, beror: set[str]
) -> None:
    tackning = Tackning(None, kant(elever), kant(bevis))
    u = HAR._replace(tackning=tackning, studier=(studie,) if studie else ())
    assert beror_pa_tackning(bedom(u, Fraga("1780", DAG))) == beror


def test_with_changed_settings_the_longest_wait_for_certificates_counts() -> None:
    u = HAR._replace(studier=(GATT_UT,), tackning=Tackning(None, DAG, kant(-41)))
    langre = Andring(DAG + EN_DAG, Installningar(bevis_vantan_dagar=61))
    assert beror_pa_tackning(bedom(u, Fraga.enligt("1780", DAG, [langre]))) == {"elever", "bevis"}
    avbrott = HAR._replace(studier=(Studie("GY", SLUT, None, avbrott=True),))
    assert beror_pa_tackning(bedom(avbrott, Fraga.enligt("1780", DAG, [langre]))) == {"elever"}


def test_the_day_to_judge_again_is_the_next_day_of_a_fact_a_wording_or_a_setting() -> None:
    fraga = Fraga("1780", DAG)
    assert provas_igen(HAR, fraga) == date(2023, 5, 5)
    assert provas_igen(HAR, fraga.den(date(2023, 5, 5))) is None
    assert provas_igen(HAR, fraga.den(date(2023, 5, 4))) == date(2023, 5, 5)
    andrad = Fraga.enligt("1780", DAG, SNART_STRANGARE)
    assert provas_igen(HAR, andrad) == DAG + EN_DAG * 30
