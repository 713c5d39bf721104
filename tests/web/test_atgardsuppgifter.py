"""A task about an åtgärd leads to the åtgärder, also the one that asks whether it began."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.ungdom.models import Person
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad

DAG = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("slag", "nyckel", "vart"),
    [
        (Uppgiftsslag.FOLJ_UPP_ATGARD, "atgard:3:2026-11-09", "/person/7/atgarder"),
        (Uppgiftsslag.ATGARD_SLUTAR, "atgard_slutar:3:2026-12-01", "/person/7/atgarder"),
        (Uppgiftsslag.KONTROLLERA_START, "atgard_start:3:2026-11-20", "/person/7/atgarder"),
        (Uppgiftsslag.KONTROLLERA_START, "kontrollera_start:0", "/person/7#r-log"),
    ],
)
def test_a_task_about_an_atgard_leads_to_the_atgarder(
    slag: Uppgiftsslag, nyckel: str, vart: str
) -> None:
    uppgift = Uppgift(pk=1, person=Person(pk=7), slag=slag, nyckel=f"frist:7:{nyckel}", dag=DAG)
    assert Uppgiftsrad.av(uppgift, DAG).url == vart
