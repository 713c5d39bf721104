"""The nightly run: only what can have changed, once, and with a row that says what was done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaja.access.models import Kommun
from kaja.flows.natt import natt
from kaja.korningar.models import Korning, Korningslage
from kaja.register.models import Bedomning, Registerhandelse, Registerpost
from kaja.underlag.models import Omprovning
from tests.flows.kommunen import (
    ALI,
    DAG,
    EVA,
    HEM,
    LEO,
    NORA,
    boende,
    elev,
    in_i_registret,
    minut,
    personen,
)

pytestmark = pytest.mark.django_db


def natten(dag: date = DAG, nr: int = 30, *, alla: bool = False) -> Korning:
    return natt(kommun=Kommun.objects.get(pk=HEM), dag=dag, tid=minut(nr), alla=alla)


def everything() -> list[object]:
    """All rows that a run could write, but its own row and the logs."""
    models = (Bedomning, Registerpost, Registerhandelse, Omprovning)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_second_run_of_a_night_changes_nothing() -> None:
    in_i_registret("folkbokforing", *(boende(nr) for nr in (NORA, LEO, ALI, EVA)))
    in_i_registret("elever", elev(NORA), nr=1)
    natten()
    before = everything()

    again = natten(nr=31)

    assert (again.lage, again.gjort, again.andrade_svar) == (Korningslage.KLAR, 0, 0)
    assert everything() == before


def test_trying_everyone_finds_what_the_incremental_run_found() -> None:
    in_i_registret("folkbokforing", *(boende(nr) for nr in (NORA, LEO, ALI, EVA)))
    in_i_registret("elever", elev(NORA), elev(LEO, "2024-08-19", "2026-11-22"), nr=1)
    natten(DAG + timedelta(days=2))
    before = everything()

    whole = natten(DAG + timedelta(days=2), nr=31, alla=True)

    assert (whole.gjort, whole.andrade_svar, whole.registerhandelser) == (4, 0, 0)
    assert everything() == before


def test_one_whose_day_has_come_is_tried_and_no_other() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO))
    in_i_registret("elever", elev(NORA), elev(LEO, "2024-08-19", "2026-11-22"), nr=1)
    natten()

    run = natten(date(2026, 11, 23), nr=40)

    assert (run.gjort, run.andrade_svar, run.registerhandelser) == (1, 1, 0)
    leo = Bedomning.objects.get(person=personen(LEO), ersatt=None)
    assert (leo.utfall, leo.dag) == ("oklart", date(2026, 11, 23))


def test_after_a_night_of_a_later_day_everyone_is_tried_for_today() -> None:
    in_i_registret("folkbokforing", boende(NORA))
    in_i_registret("elever", elev(NORA, "2024-08-19", "2025-06-10", "ja"), nr=1)
    in_i_registret("bevis", nr=2)
    natten(date(2028, 1, 1))
    assert Registerpost.objects.get().avslutsorsak == "fyllt_20"

    natten(nr=40)

    assert Registerpost.objects.exclude(lage="avslutad").count() == 1
    assert natten(nr=41).gjort == 0
