"""A school's own number: whose it may be, what becomes of its rows, and taking the answer back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaja.flows.angra import angra
from kaja.flows.skolnummer import bekrafta, ta_tillbaka
from kaja.flows.skolnummer_forslag import forslag
from kaja.intake.actions import drop_old_content
from kaja.intake.models import Rad
from kaja.underlag.models import Omprovning, Studiefaktum
from kaja.underlag.queries import underlag_for
from kaja.ungdom.actions import IdentitetsfelError, merge, reject
from kaja.ungdom.models import Alias, Person
from kaja.ungdom.queries import of_numbers
from tests.flows.kommunen import DAG
from tests.flows.skolfil import TF, TF2, elevrad, skolan_skickar
from tests.ungdom.personerna import (
    ANNAN,
    ANNAN_DAG,
    PERSON,
    SAMORDNING,
    TVILLING,
    kommunen,
    minut,
    person,
)

pytestmark = pytest.mark.django_db


def foreslagna() -> dict[str, list[str]]:
    """The numbers of those who are proposed, by the school's number."""
    return {
        f.nummer: [kandidat.person.nummer for kandidat in f.kandidater] for f in forslag(kommunen())
    }


def hor_till(vem: Person, nummer: str = TF, *, nr: int = 5) -> Alias:
    return bekrafta(kommun=kommunen(), nummer=nummer, person=vem, user=None, tid=minut(nr))


def tas_tillbaka(alias: Alias, *, nr: int = 9) -> Alias:
    return ta_tillbaka(kommun=kommunen(), alias=alias, user=None, tid=minut(nr))


def studier(vem: Person, nr: int | None = None) -> list[str]:
    kand = None if nr is None else minut(nr)
    return [str(s.fran) for s in underlag_for([vem], kand=kand)[vem.pk].studier]


def vantande() -> list[tuple[str, int]]:
    return list(Rad.objects.filter(vantar=True).order_by("pk").values_list("nummer", "nr"))


def test_those_born_that_day_with_a_name_like_it_are_proposed_the_most_alike_first() -> None:
    person(PERSON, "Amina Nuur")
    person(TVILLING, "Amina Nur")
    person(SAMORDNING, "Sofia Ek")
    person(ANNAN_DAG, "Amina Nur")
    person("200804222388", "Amina Nur", kommun=ANNAN)
    skolan_skickar(elevrad(TF))

    assert foreslagna() == {TF: [TVILLING, PERSON]}
    assert studier(person(TVILLING)) == []
    found = forslag(kommunen())[0]
    assert (found.fornamn, found.efternamn, len(found.rader)) == ("Amina", "Nur", 1)


def test_nobody_like_it_gives_no_proposal_and_the_row_waits() -> None:
    person(PERSON, "Sofia Ek")
    skolan_skickar(elevrad(TF))
    assert foreslagna() == {}
    assert vantande() == [(TF, 2)]


def test_who_is_merged_away_is_not_proposed() -> None:
    away, kept = person(SAMORDNING), person(PERSON)
    merge(kommun=kommunen(), fran=away, till=kept, user=None, tid=minut(1))
    skolan_skickar(elevrad(TF), nr=2)
    assert foreslagna() == {TF: [PERSON]}


def test_what_is_turned_down_is_not_proposed_again() -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(TF), elevrad(TF2))
    reject(kommun=kommunen(), person=amina, nummer=TF, user=None, tid=minut(1))
    assert foreslagna() == {TF2: [PERSON]}


def test_a_confirmed_number_makes_facts_of_its_rows_and_the_person_is_tried_again() -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(TF))
    Omprovning.objects.all().delete()

    hor_till(amina)

    assert foreslagna() == {}
    assert studier(amina) == ["2024-08-19"]
    assert studier(amina, nr=4) == []
    assert Omprovning.objects.get().person == amina
    assert of_numbers(kommunen(), [TF, PERSON]) == {TF: amina.pk, PERSON: amina.pk}


def test_later_files_find_the_person_at_once() -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(TF))
    hor_till(amina)
    skolan_skickar(elevrad(TF, fran="2025-08-18"), nr=6)
    assert studier(amina) == ["2025-08-18"]


def test_what_the_school_says_under_her_own_number_stays_beside_it() -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(PERSON, fran="2023-08-14", till="2024-06-10"), elevrad(TF))
    alias = hor_till(amina)
    assert studier(amina) == ["2023-08-14", "2024-08-19"]
    tas_tillbaka(alias)
    assert studier(amina) == ["2023-08-14"]


def test_what_the_school_says_under_her_own_number_stays_when_its_own_is_taken_back() -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(TF))
    alias = hor_till(amina)
    skolan_skickar(elevrad(PERSON), nr=6)

    tas_tillbaka(alias)

    assert studier(amina) == ["2024-08-19"]


def test_a_pupil_under_both_numbers_in_one_file_keeps_her_own() -> None:
    amina = person(PERSON)
    alias = hor_till(amina)
    skolan_skickar(elevrad(TF), elevrad(PERSON), nr=6)

    tas_tillbaka(alias)

    assert studier(amina) == ["2024-08-19"]


def test_a_number_confirmed_late_is_read_as_if_it_had_been_known() -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(TF))
    skolan_skickar(elevrad(PERSON, till="2026-10-09"), nr=1)

    hor_till(amina)

    (studie,) = underlag_for([amina])[amina.pk].studier
    assert str(studie.till) == "2026-10-10"


def test_taken_back_the_facts_hold_no_longer_and_the_rows_wait_again() -> None:
    amina, sofia = person(PERSON), person(TVILLING, "Sofia Ek")
    skolan_skickar(elevrad(TF))
    before = vantande()
    alias = hor_till(amina)
    skolan_skickar(elevrad(TF, fran="2025-08-18"), nr=6)
    Omprovning.objects.all().delete()

    tas_tillbaka(alias)

    assert studier(amina) == []
    assert studier(amina, nr=8) == ["2025-08-18"]
    assert Omprovning.objects.get().person == amina
    assert set(before) <= set(vantande())
    assert foreslagna() == {TF: [PERSON]}

    hor_till(sofia, nr=10)
    assert studier(sofia) == ["2025-08-18"]


def test_it_can_be_taken_back_also_when_the_time_of_the_raw_rows_is_out() -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(TF))
    alias = hor_till(amina)
    drop_old_content(kommun=kommunen(), fore=minut(7), tid=minut(8))
    assert studier(amina) == ["2024-08-19"]

    tas_tillbaka(alias)

    assert studier(amina) == []
    assert vantande() == []
    assert foreslagna() == {}


def test_what_a_full_extract_has_ended_is_taken_back_too() -> None:
    amina = person(PERSON)
    person(TVILLING, "Sofia Ek")
    skolan_skickar(elevrad(TF), omfattning="hel")
    alias = hor_till(amina)
    skolan_skickar(elevrad(TVILLING), nr=6, omfattning="hel")
    assert Studiefaktum.objects.get(person=amina, ersatt=None).till is not None

    tas_tillbaka(alias)

    assert studier(amina) == []


def test_who_is_in_a_full_extract_under_the_schools_number_is_not_missing_from_it() -> None:
    amina = person(PERSON)
    skolan_skickar(elevrad(TF), omfattning="hel")
    hor_till(amina)
    skolan_skickar(elevrad(TF), elevrad(TF2, "Eva Ek"), nr=6, omfattning="hel")
    assert Studiefaktum.objects.get(person=amina, ersatt=None).till is None


@pytest.mark.parametrize("size", [1, 2])
def test_a_person_with_two_numbers_is_read_whole_in_however_small_parts(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("kaja.intake.queries.CHUNK", size)
    amina = person(PERSON)
    person(TVILLING, "Sofia Ek")
    hor_till(amina)
    own = elevrad(PERSON, fran="2023-08-14", till="2024-06-10")
    skolan_skickar(own, elevrad(TVILLING, "Sofia Ek"), elevrad(TF), nr=6)
    assert studier(amina) == ["2023-08-14", "2024-08-19"]


def test_taking_back_a_file_reads_what_is_left_under_both_numbers() -> None:
    amina = person(PERSON)
    hor_till(amina)
    own = elevrad(PERSON, fran="2023-08-14", till="2024-06-10")
    skolan_skickar(own, elevrad(TF), nr=6)
    last = skolan_skickar(elevrad(PERSON, fran="2025-08-18"), nr=7)
    assert studier(amina) == ["2025-08-18"]

    angra(fil=last, user=None, tid=minut(8), dag=DAG)

    assert studier(amina) == ["2023-08-14", "2024-08-19"]


def test_a_number_is_one_persons_at_a_time_and_no_identity_number() -> None:
    amina, sofia = person(PERSON), person(TVILLING)
    hor_till(amina)
    with pytest.raises(IdentitetsfelError, match="hör redan till"):
        hor_till(sofia)
    with pytest.raises(IdentitetsfelError, match="inget TF-nummer"):
        hor_till(amina, SAMORDNING)


def test_taking_back_twice_or_from_another_municipality_is_refused() -> None:
    alias = hor_till(person(PERSON))
    with pytest.raises(IdentitetsfelError, match="redan taget tillbaka"):
        ta_tillbaka(kommun=kommunen(ANNAN), alias=alias, user=None, tid=minut(6))
    tas_tillbaka(alias)
    with pytest.raises(IdentitetsfelError, match="redan taget tillbaka"):
        tas_tillbaka(alias)


def test_another_municipality_with_the_same_number_is_left_alone() -> None:
    person(PERSON)
    skolan_skickar(elevrad(TF), kommun=ANNAN)
    assert foreslagna() == {}
    with pytest.raises(IdentitetsfelError, match="finns inte i kommunen"):
        hor_till(person(TVILLING, kommun=ANNAN))


def test_the_number_of_questions_is_the_same_for_many() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            forslag(kommunen())
        return len(questions)

    person(PERSON)
    skolan_skickar(elevrad(TF))
    few = asked()
    for nummer in (TVILLING, SAMORDNING):
        person(nummer)
    skolan_skickar(*(elevrad(f"20080415TF{nr}") for nr in range(20, 60)), nr=1)
    assert asked() == few
