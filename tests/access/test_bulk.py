"""Many rows at once: they stand as they were made, on both databases."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kaja.access.bulk import insert
from kaja.access.models import Kommun
from kaja.register.models import Bedomning
from kaja.underlag.models import Omprovning, Studiefaktum
from kaja.ungdom.models import Person
from tests.flows.kommunen import DAG, HEM, LEO, NORA, boende, in_i_registret, minut, personen

pytestmark = pytest.mark.django_db


@pytest.fixture
def nora() -> Person:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO))
    return personen(NORA)


SLUT = date(2027, 1, 1)
NAMN = [field.attname for field in Studiefaktum._meta.concrete_fields]


def studie(person: Person, till: date | None, studievag: str) -> Studiefaktum:
    return Studiefaktum(
        kommun_id=HEM,
        person=person,
        fran=DAG,
        till=till,
        skolform="GY",
        avbrott=till is not None,
        studievag=studievag,
        kand_fran=minut(1),
    )


def test_rows_stand_as_they_were_made_and_get_ids_of_their_own(nora: Person) -> None:
    odd = 'å"\\\t;\n\\N\r€'
    rows = insert(studie(nora, till, text) for till, text in ((None, odd), (SLUT, "")))

    assert [*Studiefaktum.objects.order_by("pk").values()] == [
        {name: row.__dict__[name] for name in NAMN} for row in rows
    ]
    after = Studiefaktum.objects.create(
        **{name: getattr(rows[0], name) for name in ("kommun_id", "person", "skolform")},
        kand_fran=minut(2),
    )
    assert len({row.pk for row in (*rows, after)}) == 3


def test_json_comes_back_as_it_was(nora: Person) -> None:
    old = Bedomning.objects.get(person=nora, ersatt=None)
    Bedomning.objects.filter(pk=old.pk).update(ersatt=minut(1))
    old.kand_fran = minut(1)

    insert([old])

    new = Bedomning.objects.get(person=nora, ersatt=None)
    assert (new.pk == old.pk, new.svar, new.motivering) == (True, old.svar, old.motivering)


def test_none_is_stored_when_the_database_refuses_one(nora: Person) -> None:
    leo = personen(LEO)
    twice = [Omprovning(kommun_id=HEM, person=en, sedan=minut(1)) for en in (leo, nora, nora)]

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(twice)

    assert not Omprovning.objects.exists()


def test_a_row_whose_key_is_no_number_keeps_it() -> None:
    insert([Kommun(kod="9998", namn="Ny"), Kommun(kod="9999", namn="Nyare")])

    assert Kommun.objects.get(kod="9999").namn == "Nyare"


def test_no_rows_are_no_work() -> None:
    assert insert([]) == []
