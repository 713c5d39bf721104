"""Rows of several tables, read in one question."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from kaja.access.at_once import AT_ONCE, Rad, dag, part, read, tid
from kaja.access.models import Kommun
from kaja.insatser.models import Kontakt, Uppgift, Uppgiftsslag
from kaja.ungdom.models import Person

pytestmark = pytest.mark.django_db
NAR = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@pytest.fixture
def kommun() -> Kommun:
    return Kommun.objects.get(pk="1780")


@pytest.fixture
def nora(kommun: Kommun) -> Person:
    return _person(kommun, "Nora")


def _person(kommun: Kommun, namn: str) -> Person:
    return Person.objects.create(kommun=kommun, nummer=f"tf-{namn}", fornamn=namn)


def _kontakt(person: Person) -> Kontakt:
    return Kontakt.objects.create(
        kommun=person.kommun, person=person, tid=NAR, kanal="sms", utfall="skickat", kand_fran=NAR
    )


def fragan(kommun: Kommun, personer: object) -> list[object]:
    om = {"kommun": kommun, "person__in": list(personer)}  # type: ignore[call-overload]
    ingens = Uppgift.objects.filter(kommun=kommun, person__isnull=True)
    return [
        part("kontakt", Kontakt.objects.filter(**om), tid="tid", inkommande="inkommande"),
        part("uppgift", Uppgift.objects.filter(**om), dag="dag", fraga="fraga"),
        part("ingens", ingens, person=Value(0), fraga="fraga"),
    ]


def test_each_row_says_what_it_is_and_about_whom(kommun: Kommun, nora: Person) -> None:
    kontakt = _kontakt(nora)
    om_nora = Uppgift.objects.create(
        kommun=kommun, person=nora, slag=Uppgiftsslag.PLAN, nyckel="a", dag=date(2026, 12, 1),
        fraga="Vad säger hon om ”100 %”?", skapad=NAR,
    )  # fmt: skip
    ingens = Uppgift.objects.create(kommun=kommun, slag=Uppgiftsslag.EGEN, nyckel="b", skapad=NAR)
    _kontakt(_person(kommun, "Ali"))
    rader = {rad.vad: rad for rad in read(fragan, kommun, [nora.pk])}
    assert rader["uppgift"] == Rad(
        "uppgift", nora.pk, om_nora.pk, {"dag": "2026-12-01", "fraga": "Vad säger hon om ”100 %”?"}
    )
    assert rader["ingens"][1:] == (0, ingens.pk, {"fraga": ""})
    assert (rader["kontakt"].person, rader["kontakt"].pk) == (nora.pk, kontakt.pk)
    assert tid(rader["kontakt"].fakta["tid"]) == NAR
    assert not rader["kontakt"].fakta["inkommande"]
    assert (dag("2026-12-01"), dag(None)) == (date(2026, 12, 1), None)


def test_one_question_however_many_they_are_and_none_for_nobody(
    kommun: Kommun, nora: Person
) -> None:
    alla = [nora, _person(kommun, "Ali"), _person(kommun, "Eva")]
    for person in alla:
        _kontakt(person)
    for antal in (1, 2, 3, 2):
        with CaptureQueriesContext(connection) as sagt:
            lasta = {rad.person for rad in read(fragan, kommun, {p.pk for p in alla[:antal]})}
        assert lasta == {p.pk for p in alla[:antal]}
        assert len(sagt) == 1
    with CaptureQueriesContext(connection) as sagt:
        assert not list(read(fragan, kommun, []))
    assert not len(sagt)


def test_very_many_are_asked_of_a_few_hundred_at_a_time(kommun: Kommun, nora: Person) -> None:
    _kontakt(nora)
    with CaptureQueriesContext(connection) as sagt:
        rader = list(read(fragan, kommun, range(nora.pk, nora.pk + AT_ONCE + 1)))
    assert [rad.vad for rad in rader] == ["kontakt"]
    assert len(sagt) == 2


def test_another_municipality_is_not_asked_of(kommun: Kommun, nora: Person) -> None:
    _kontakt(nora)
    assert not list(read(fragan, Kommun.objects.get(pk="1880"), [nora.pk]))
