"""The drawn timeline: what is drawn, where, and the same thing in words."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.regler.byggstenar import Malgrupp, Period
from kaja.regler.underlag import Studie
from kaja.web.handlaggare.tidslinje import Bild, rita
from kaja.web.handlaggare.tidslinje.skala import HOGER, VANSTER

DAG, TJUGO = date(2026, 11, 23), date(2028, 3, 13)
STUDIER = (
    Studie("GY", date(2024, 8, 19), date(2025, 11, 20), avbrott=True, studievag="VO"),
    Studie("GY", date(2026, 1, 12), date(2026, 9, 14), avbrott=True, studievag="VO"),
)
PERIODER = (
    Period(date(2023, 1, 1), date(2025, 11, 20), Malgrupp.OMFATTAS_INTE),
    Period(date(2025, 11, 20), date(2026, 1, 12), Malgrupp.OMFATTAS),
    Period(date(2026, 1, 12), date(2026, 9, 14), Malgrupp.OMFATTAS_INTE),
    Period(date(2026, 9, 14), date(2028, 3, 13), Malgrupp.OMFATTAS),
)


def bild(studier: tuple[Studie, ...] = STUDIER, dag: date = DAG) -> Bild:
    return rita(
        studier=studier,
        perioder=PERIODER,
        dag=dag,
        tjugo=TJUGO,
        galler_till_och_med=date(2028, 3, 12),
    )


def test_each_study_and_each_covered_period_has_a_bar() -> None:
    klasser = [stapel.klass for stapel in bild().staplar]
    assert klasser == ["f-skola", "f-skola", "f-kaa", "f-kaa", "f-spar"]


def test_an_interruption_has_a_cross_and_a_finished_study_none() -> None:
    klar = STUDIER[0]._replace(avbrott=False)
    assert [bool(s.kryss) for s in bild().staplar[:2]] == [True, True]
    assert [bool(s.kryss) for s in bild((klar, STUDIER[1])).staplar[:2]] == [False, True]


def test_nothing_after_the_day_is_drawn_as_if_it_had_been() -> None:
    i_dag = float(bild().i_dag.x)
    svar = [s for s in bild().staplar if s.klass == "f-kaa"]
    assert all(float(s.x) + float(s.bredd) <= i_dag + 2 for s in svar)
    assert "till och med 12 mars 2028" in bild().staplar[-1].text


@pytest.mark.parametrize("dag", [date(2016, 1, 1), DAG, date(2040, 1, 1)])
def test_all_is_inside_the_drawing(dag: date) -> None:
    ritat = bild(dag=dag)
    for stapel in ritat.staplar:
        assert VANSTER <= float(stapel.x) <= HOGER
        assert float(stapel.x) + float(stapel.bredd) <= HOGER + 2
        assert 0 <= stapel.y < ritat.hojd
    assert all(VANSTER <= float(streck.x) <= HOGER for streck in ritat.streck)


def test_studies_side_by_side_stand_under_each_other() -> None:
    samtidig = Studie("KOMVUX_GY", date(2025, 1, 1), None)
    ritat = bild((STUDIER[0], samtidig))
    assert len({stapel.y for stapel in ritat.staplar[:2]}) == 2
    assert ritat.hojd > bild().hojd


def test_the_list_tells_the_same_story_day_by_day() -> None:
    saker = [(h.dag, h.rubrik) for h in bild().handelser]
    assert saker == [
        (date(2024, 8, 19), "Början: Gymnasieskola VO"),
        (date(2025, 11, 19), "Avbrott: Gymnasieskola VO"),
        (date(2025, 11, 20), "Omfattas"),
        (date(2026, 1, 12), "Början: Gymnasieskola VO"),
        (date(2026, 9, 13), "Avbrott: Gymnasieskola VO"),
        (date(2026, 9, 14), "Omfattas"),
        (DAG, "I dag"),
        (TJUGO, "Fyller 20 år"),
    ]


def test_the_table_has_every_bar_with_its_last_day() -> None:
    rader = {(rad.fran, rad.till_och_med, rad.vad) for rad in bild().tabell}
    assert (date(2024, 8, 19), date(2025, 11, 19), "Gymnasieskola VO, avbrott") in rader
    assert (date(2025, 11, 20), date(2026, 1, 11), "Omfattas") in rader
    assert (date(2026, 9, 14), None, "Omfattas") in rader
