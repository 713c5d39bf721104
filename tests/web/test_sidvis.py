"""A list read one page at a time: the pages together are the list, in its order."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaja.access.models import Kommun
from kaja.access.roller import Roll
from kaja.register.queries import answers, malgrupp
from kaja.web.handlaggare import sidvis
from kaja.web.handlaggare.sidvis import Sidvis
from kaja.web.handlaggare.tabeller import Malgruppstabell
from tests.web.varld import DAG, KOMMUN, anvandare, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db
ANTAL, PER_SIDA = 45, 7
KOLUMNER = ("namn", "nummer", "alder", "varfor", "sedan", "start", "lage")


@pytest.fixture(scope="module")
def rader(modulens_db: None) -> Sidvis:
    las_in_exempel(nycklar(ANTAL, var=11))
    user, kommun = anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE)), Kommun.objects.get(pk=KOMMUN)
    vem = (user, kommun)
    return Sidvis(malgrupp(*vem), answers(*vem), malgrupp(*vem).count())


@pytest.mark.parametrize("fa", [0, sidvis.FA], ids=["by-persons", "by-answers"])
@pytest.mark.parametrize("ordning", [f"{hall}{kol}" for kol in KOLUMNER for hall in ("", "-")])
def test_the_pages_together_are_the_list_in_its_order(
    rader: Sidvis, ordning: str, fa: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sidvis, "FA", fa)
    hela = list(rader.data)
    tabell = Malgruppstabell(rader, order_by=ordning, dag=DAG, ser_skyddade=True)

    sidor = [rader[fran : fran + PER_SIDA] for fran in range(0, rader.antal, PER_SIDA)]

    assert [rad.pk for sida in sidor for rad in sida] == [rad.pk for rad in tabell.data.data]
    assert len(hela) == rader.antal > 3 * PER_SIDA


@pytest.mark.parametrize("antal_sist", [1, PER_SIDA, 20, ANTAL])
def test_those_without_an_order_come_after_all_others_in_every_order(
    rader: Sidvis, antal_sist: int
) -> None:
    alla = [rad.pk for rad in rader.data]
    sist = alla[::2][:antal_sist]
    utan = Sidvis(
        rader.data.exclude(pk__in=sist), rader.svar.exclude(pk__in=sist), rader.antal, sist
    )
    for ordning in ("namn", "-namn", "sedan"):
        Malgruppstabell(utan, order_by=ordning, dag=DAG, ser_skyddade=False)
        sidor = [utan[fran : fran + PER_SIDA] for fran in range(0, utan.antal, PER_SIDA)]
        visade = [rad.pk for sida in sidor for rad in sida]
        assert visade == [*(rad.pk for rad in utan.data), *sist]
        assert len(visade) == len(set(visade)) == len(alla)


def test_a_page_is_two_questions_wherever_it_is(rader: Sidvis) -> None:
    for fran in (0, rader.antal // 2, rader.antal - 1):
        with CaptureQueriesContext(connection) as fragor:
            assert all(rad.person.nummer for rad in rader[fran : fran + PER_SIDA])
        assert len(fragor) == 2
