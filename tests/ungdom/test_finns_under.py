"""By which numbers a person is found, and how one who was stored before is found as all others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from kaja.ungdom.actions import confirm_alias, merge, unmerge, withdraw_alias
from kaja.ungdom.menade import Nara, nearly
from kaja.ungdom.models import Alias, Person, Sammanslagning
from kaja.ungdom.queries import matching
from tests.ungdom.personerna import ANNAN_DAG, PERSON, SAMORDNING, kommunen, minut, person

pytestmark = pytest.mark.django_db
TF = "20080415TF12"


def found(text: str) -> set[str]:
    return set(Person.objects.filter(matching(text)).values_list("nummer", flat=True))


def alias_of(person: Person) -> Alias:
    return confirm_alias(kommun=kommunen(), person=person, nummer=TF, user=None, tid=minut(1))


def put_under(fran: Person, till: Person) -> Sammanslagning:
    return merge(kommun=kommunen(), fran=fran, till=till, user=None, tid=minut(2))


def near_of(text: str) -> list[Nara]:
    return nearly(text, lambda q: Person.objects.filter(q).values_list("pk", flat=True))


def test_a_school_s_number_finds_the_person_for_as_long_as_it_is_hers() -> None:
    amina = person(PERSON)
    alias = alias_of(amina)
    assert found("080415-tf12") == {PERSON}
    person(PERSON, "Amina Nilsson")
    assert found(f"{TF} nilsson") == {PERSON}
    withdraw_alias(kommun=kommunen(), alias=alias, user=None, tid=minut(2))
    assert found(TF) == set()
    assert found("nilsson") == {PERSON}


def test_who_is_put_under_another_is_found_by_all_numbers_of_the_two_until_that_is_taken_back() -> (
    None
):
    fran, till = person(SAMORDNING), person(PERSON)
    alias_of(fran)
    row = put_under(fran, till)
    assert found("080475-2384") == found(TF) == {SAMORDNING, PERSON}
    unmerge(kommun=kommunen(), sammanslagning=row, user=None, tid=minut(3))
    assert found("080475-2384") == found(TF) == {SAMORDNING}
    assert found("080415-2387") == {PERSON}


def test_the_nearest_come_first_and_none_for_nothing() -> None:
    for nummer, namn in ((PERSON, "Amina Nur"), (ANNAN_DAG, "Aminna Nor")):
        person(nummer, namn)
    near = [(one.namn, one.fel) for one in near_of("Áminna n")]
    assert near == [("Aminna Nor", 0), ("Amina Nur", 1)]
    assert near_of("") == []
    assert near_of("080415-2378")[0].namn == "Amina Nur"
    assert near_of("xyzzyx") == []


def test_who_types_one_word_is_proposed_a_word_as_it_is_written_and_nobody_in_particular() -> None:
    for nummer, namn in ((PERSON, "Amina Åkerblom-Nur"), (ANNAN_DAG, "Nils Åkerblom")):
        person(nummer, namn)
    near = near_of("akarblom")
    assert near == [Nara(1, "Åkerblom", None), Nara(1, "Åkerblom-Nur", None)]
    assert near_of("nils akarblom")[0].person is not None


class KilledError(Exception):
    """What stands for the kill of a process."""


@contextmanager
def killed_at_the_second_update() -> Iterator[None]:
    seen: list[str] = []

    def look(execute: Any, sql: str, *more: Any) -> Any:
        if sql.startswith("UPDATE"):
            seen.append(sql)
            if len(seen) == 2:
                raise KilledError
        return execute(sql, *more)

    with connection.execute_wrapper(look):
        yield


def test_those_who_were_stored_before_are_found_after_a_run_that_is_killed_and_run_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    amina, under = person(PERSON), person(SAMORDNING)
    person(ANNAN_DAG, "Åsa Öberg")
    alias_of(amina)
    put_under(under, amina)
    kept = sorted(sorted(text.split()) for text in Person.objects.values_list("sokbar", flat=True))
    Person.objects.update(sokbar="200801012386 öberg")
    step = import_module("kaja.ungdom.migrations.0007_soktext")
    monkeypatch.setattr(step, "AT_ONCE", 1)

    editor = SimpleNamespace(connection=connection)
    with pytest.raises(KilledError), killed_at_the_second_update():
        step.store(apps, editor)
    assert Person.objects.exclude(sokbar__startswith=" ").count() == 2
    step.store(apps, editor)

    texts = Person.objects.values_list("sokbar", flat=True)
    assert sorted(sorted(text.split()) for text in texts) == kept
    assert found("oberg") == {ANNAN_DAG}
