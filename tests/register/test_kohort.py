"""The cohort divides into parts that are all of it, each one person once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kaja.access.models import Kommun
from kaja.flows.fullstandighet import kohort, ta_dagens_tal
from kaja.register.kohort import DELAR, answers_of, count_without_post, waiting_for
from kaja.register.models import Bedomning, Registerpost
from kaja.statistik.models import Fullstandighet
from kaja.statistik.tal import Tal
from kaja.ungdom.models import Person
from tests.rollbesattning import ANNAN, HEM

pytestmark = pytest.mark.django_db
DAG, TID = date(2026, 3, 2), datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SVAR = (
    (2008, "omfattas", "", ""),
    (2008, "omfattas_inte", "kaa.p3", ""),
    (2009, "omfattas_inte", "kaa.p3", ""),
    (2007, "omfattas_inte", "kaa.p4", ""),
    (2007, "omfattas_inte", "kaa.p5", ""),
    (2007, "omfattas_inte", "kaa.p6", ""),
    (2008, "oklart", "kaa.p3", "elever"),
    (2008, "oklart", "kaa.p3", "bevis,elever"),
    (None, "oklart", "kaa.p1", ""),
    (2006, "omfattas_inte", "kaa.p1", ""),
    (2011, "omfattas_inte", "kaa.p2", ""),
    (2008, "omfattas_inte", "kaa.hemkommun", ""),
)


@pytest.fixture
def kommun() -> Kommun:
    """One of each answer; an earlier answer and the neighbour's do not count."""
    for kod in (HEM, ANNAN):
        for nr, (ar, utfall, punkt, kallor) in enumerate(SVAR if kod == HEM else SVAR[:2]):
            person = Person.objects.create(kommun_id=kod, nummer=f"{nr:012}", fodelsear=ar)
            _svar(person, utfall, punkt, kallor)
    _svar(Person.objects.filter(kommun=HEM)[0], "oklart", "kaa.p3", "", ersatt=TID)
    return Kommun.objects.get(pk=HEM)


def _svar(
    person: Person, utfall: str, punkt: str, kallor: str, ersatt: datetime | None = None
) -> None:
    Bedomning.objects.create(
        kommun_id=person.kommun_id, person=person, dag=DAG, utfall=utfall, avgorande_punkt=punkt,
        vantar_pa_kallor=kallor, bara_sen_kalla=bool(kallor), kand_fran=TID.replace(hour=1),
        ersatt=ersatt, svar=[],
    )  # fmt: skip


TAL = Tal(i_utbildning=2, examen=2, motsvarande=1, omfattas=1, vantar_pa_kalla=2, oklara=1)


def test_the_cohort_is_those_not_ruled_out_by_home_age_or_skolplikt(
    kommun: Kommun, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        found = kohort(answers_of(kommun))
    assert found.tal == TAL
    assert list(found.per_ar) == [2007, 2008, 2009, None]
    assert found.per_ar[2008] == Tal(i_utbildning=1, omfattas=1, vantar_pa_kalla=2)


def test_the_list_behind_each_number_is_as_long_as_the_number(kommun: Kommun) -> None:
    current = Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True)
    assert {namn: current.filter(del_).count() for namn, del_ in DELAR.items()} == TAL._asdict()


def test_who_waits_for_two_sources_waits_for_each(kommun: Kommun) -> None:
    assert waiting_for(answers_of(kommun)) == {"elever": 2, "bevis": 1}


def test_covered_without_a_place_in_the_register_is_counted(kommun: Kommun) -> None:
    assert count_without_post(kommun) == 1
    person = Bedomning.objects.get(kommun=kommun, utfall="omfattas").person
    Registerpost.objects.create(kommun=kommun, person=person, lage="oppen", oppnad=DAG)
    assert count_without_post(kommun) == 0


def test_the_numbers_of_the_day_are_taken_once(kommun: Kommun) -> None:
    for _ in range(2):
        ta_dagens_tal(kommun=kommun, dag=DAG, tid=TID)
    kept = Fullstandighet.objects.get()
    assert kept.kohort == 9
    assert {namn: getattr(kept, namn) for namn in Tal._fields} == TAL._asdict()
