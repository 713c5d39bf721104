"""Judging: only what has changed is stored, and what was known earlier can be asked again."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaja.access.models import Kommun
from kaja.flows.bedom import bedom, besked_som_kant
from kaja.register.models import Bedomning
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person
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


def judge(dag: date = DAG, nr: int = 30) -> int:
    return bedom(
        kommun=Kommun.objects.get(pk=HEM),
        personer=Person.objects.values_list("pk", flat=True),
        dag=dag,
        tid=minut(nr),
    )


def test_the_same_day_again_changes_no_row() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO))
    rows = list(Bedomning.objects.order_by("pk").values())

    assert judge() == 0
    assert list(Bedomning.objects.order_by("pk").values()) == rows


def test_a_new_day_stores_only_the_answers_that_change() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    in_i_registret("elever", elev(NORA), elev(LEO, "2024-08-19", "2026-11-22"), nr=1)

    assert judge(date(2026, 11, 23)) == 1

    old, new = Bedomning.objects.filter(person=personen(LEO)).order_by("kand_fran")[1:]
    assert (old.utfall, old.ersatt) == ("omfattas_inte", minut(30))
    assert (old.galler_till_och_med, new.dag) == (date(2026, 11, 22), date(2026, 11, 23))


def test_the_receipt_holds_answers_rules_and_program() -> None:
    in_i_registret("folkbokforing", boende(NORA))

    stored = Bedomning.objects.get()
    assert [svar["villkor"] for svar in stored.svar][3] == "kaa.p3.2018"
    tredje = stored.svar[3]
    assert (tredje["utfall"], tredje["skal"]) == ("oklart", "p3.tackning_saknas")
    assert (tredje["till"], tredje["fraga"][-1]) == ("källan", "?")
    assert stored.program_version
    assert stored.svar[0]["belagg"][0]["text"] == "Folkbokförd i Karlstad (1780)"


def test_an_answer_can_be_asked_again_as_it_was_known() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    in_i_registret("elever", elev(NORA), nr=10)
    in_i_registret("elever", elev(NORA, "2024-08-19", "2026-06-12", "ja"), nr=20)
    nora, rows = personen(NORA), Bedomning.objects.count()

    def outcome(nr: int) -> str:
        return str(besked_som_kant(nora, DAG, minut(nr)).bedomning.utfall)

    assert [outcome(nr) for nr in (5, 10, 19, 20)] == [
        "oklart",
        "omfattas_inte",
        "omfattas_inte",
        "omfattas",
    ]
    assert str(besked_som_kant(nora, DAG).bedomning.utfall) == "omfattas"
    assert Bedomning.objects.count() == rows


def test_before_anything_was_known_the_answer_is_that_it_is_not_known() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=5)

    assert str(besked_som_kant(personen(NORA), DAG, minut(0)).bedomning.utfall) == "oklart"


def test_the_number_of_queries_does_not_depend_on_the_number_of_persons() -> None:
    in_i_registret("folkbokforing", *(boende(nr) for nr in (NORA, LEO, ALI, EVA)))
    in_i_registret("elever", *(elev(nr) for nr in (NORA, LEO, ALI, EVA)), nr=1)
    persons = list(Person.objects.all())

    def queries(some: list[Person]) -> int:
        with CaptureQueriesContext(connection) as seen:
            underlag_for(some)
        return len(seen)

    assert queries(persons[:1]) == queries(persons) <= 7


def test_reading_more_rows_in_takes_no_more_queries() -> None:
    def queries(*nummer: str, nr: int) -> int:
        with CaptureQueriesContext(connection) as seen:
            in_i_registret("folkbokforing", *(boende(n) for n in nummer), nr=nr)
        return len(seen)

    in_i_registret("folkbokforing", boende(ALI), nr=0)
    assert queries(NORA, nr=1) == queries(LEO, EVA, nr=2)
