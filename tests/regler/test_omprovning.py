"""Judging only those whose day has come, or whose source has moved, is judging everyone."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from kaja.regler import Besked, Fraga, Malgrupp, Tackning, Underlag, Utfall, bedom, besked
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


@given(underlag(), fragor, natter)
def test_a_run_that_skips_those_nothing_touches_equals_a_full_run(
    u: Underlag, fraga: Fraga, natter: list[tuple[int, int | None, int | None]]
) -> None:
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
