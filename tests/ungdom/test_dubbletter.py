"""Two rows that may be one: what is proposed, what is not, and what has been turned down."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaja.ungdom.actions import (
    IdentitetsfelError,
    link_numbers,
    merge,
    reconsider,
    reject,
)
from kaja.ungdom.dubbletter import _candidates, dubbletter, ordered
from kaja.ungdom.models import Avvisat, Person
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


def foreslagna() -> list[tuple[str, str]]:
    """The pairs as numbers: kept, put away."""
    return [(p.behalls.nummer, p.laggs_undan.nummer) for p in dubbletter(kommunen())]


def test_a_samordningsnummer_and_a_personnummer_of_the_same_day_and_name_are_proposed() -> None:
    person(PERSON, "Amina Nur")
    person(SAMORDNING, "Aminah Nuur")
    assert foreslagna() == [(PERSON, SAMORDNING)]


def test_another_name_or_another_day_or_another_municipality_is_not() -> None:
    person(SAMORDNING, "Amina Nur")
    person(PERSON, "Sofia Ek")
    person(ANNAN_DAG, "Amina Nor")
    person(TVILLING, "Amina Nur", kommun=ANNAN)
    assert foreslagna() == []


def test_two_personnummer_are_proposed_only_with_exactly_the_same_name() -> None:
    person(PERSON, "Amina Nur")
    person(TVILLING, "Aminah Nur")
    assert foreslagna() == []
    person(TVILLING, "Amina Nur")
    assert foreslagna() == [(TVILLING, PERSON)]


def test_namesakes_of_the_year_are_read_only_when_a_number_tells_no_day() -> None:
    person(PERSON, "Amina Nur")
    person(ANNAN_DAG, "Amina Nur")
    assert not _candidates(kommunen()).exists()


def test_two_without_names_are_not_one() -> None:
    person(PERSON, "")
    person(TVILLING, "")
    assert foreslagna() == []


def test_a_number_that_tells_only_the_year_is_compared_by_the_whole_name() -> None:
    person(SAMORDNING, "Amina Nur")
    Person.objects.update(fodd=None)
    person(PERSON, "Amina Nur")
    assert foreslagna() == [(PERSON, SAMORDNING)]


def test_who_is_merged_or_has_a_replaced_number_is_not_proposed() -> None:
    one, other = person(SAMORDNING), person(PERSON)
    row = merge(kommun=kommunen(), fran=one, till=other, user=None, tid=minut(1))
    assert foreslagna() == []
    row.delete()
    byten = {one.pk: other.pk}
    link_numbers(kommun=kommunen(), byten=byten, aktor="prov", tid=minut(2))
    assert foreslagna() == []


def test_what_is_turned_down_is_not_proposed_again_until_someone_thinks_again() -> None:
    older, newer = ordered(person(PERSON), person(SAMORDNING))
    first = reject(kommun=kommunen(), person=older, nummer=newer.nummer, user=None, tid=minut(1))
    again = reject(kommun=kommunen(), person=older, nummer=newer.nummer, user=None, tid=minut(2))
    assert first == again
    assert foreslagna() == []

    reconsider(kommun=kommunen(), avvisat=first, user=None, tid=minut(3))

    assert foreslagna() == [(PERSON, SAMORDNING)]
    assert Avvisat.objects.get().ersatt == minut(3)
    with pytest.raises(IdentitetsfelError, match="redan tillbaka"):
        reconsider(kommun=kommunen(), avvisat=first, user=None, tid=minut(4))


def test_the_number_of_questions_is_the_same_for_many() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            dubbletter(kommunen())
        return len(questions)

    person(PERSON)
    person(SAMORDNING)
    few = asked()
    for nummer in (TVILLING, ANNAN_DAG, "200801012394", "200804752384", "200804822393"):
        person(nummer)
    assert asked() == few
    assert len(foreslagna()) > 1
