"""A file from Navet becomes facts: periods, protection, deregistration, a replaced number."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.access.models import Kommun
from kaja.flows.las_in import las_in, ta_emot
from kaja.underlag.models import Folkbokforingsfaktum
from kaja.ungdom.models import Person
from tests.flows.kommunen import DAG, HEM, LEO, NORA, minut, svaret
from tests.intake.sources.navet.navetfil import fil as navetfil
from tests.intake.sources.navet.navetfil import post, tidigare

pytestmark = pytest.mark.django_db


def las(*poster: str, nr: int, omfattning: str) -> None:
    mottagen = ta_emot(
        kommun=Kommun.objects.get(pk=HEM),
        kalla="folkbokforing",
        format="navet",
        omfattning=omfattning,
        namn=f"navet-{nr}.xml",
        innehall=navetfil(*poster),
        tackning_tom=date(2026, 11, 20),
        user=None,
        tid=minut(nr),
    )
    las_in(fil=mottagen.fil, user=None, tid=minut(nr), dag=DAG, bekraftat=True)


def test_a_post_with_history_becomes_one_fact_for_each_period() -> None:
    las(post(NORA, historik=tidigare("1715", "20100101")), nr=0, omfattning="hel")

    rows = Folkbokforingsfaktum.objects.filter(person__nummer=NORA).order_by("ordning")
    assert list(rows.values_list("kommunkod", flat=True)) == ["1715", "1780"]
    assert {row.rad for row in rows} == {1}


def test_a_change_file_tells_of_a_death_and_keeps_what_was_known() -> None:
    las(post(NORA), post(LEO), nr=0, omfattning="hel")

    las(post(NORA, orsak="AV", slut="20261101", bor=" "), nr=1, omfattning="andring")

    assert svaret(NORA).avgorande_punkt == "kaa.hemkommun"
    assert "avliden" in svaret(NORA).motivering.casefold()
    assert Person.objects.count() == 2
