"""Persons as they are stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kaja.access.models import Kommun
from kaja.ungdom.actions import Personuppgift, link_numbers, save_persons
from kaja.ungdom.models import Person
from tests.flows.kommunen import HEM, LEO, NORA, minut

pytestmark = pytest.mark.django_db


def save(*uppgifter: Personuppgift) -> Any:
    kommun = Kommun.objects.get(pk=HEM)
    return save_persons(kommun=kommun, uppgifter=uppgifter, aktor="prov", tid=minut(0))


def test_the_same_again_changes_nothing() -> None:
    first = save(Personuppgift(NORA, fornamn="Nora", adress="Storgatan 1"))
    again = save(Personuppgift(NORA, fornamn="Nora", adress="Storgatan 1"))

    assert (len(first.nya), len(again.nya), len(again.andrade)) == (1, 0, 0)
    assert first.ids == again.ids


def test_a_blank_name_wipes_out_nothing_but_a_new_one_replaces() -> None:
    save(Personuppgift(NORA, fornamn="Nora", efternamn="Öst"))
    save(Personuppgift(NORA, efternamn="Väst"))

    nora = Person.objects.get()
    assert (nora.fornamn, nora.efternamn) == ("Nora", "Väst")
    assert " vast" in nora.sokbar
    assert " ost" not in nora.sokbar


def test_the_database_itself_refuses_contact_for_a_protected_person() -> None:
    save(Personuppgift(NORA, skydd="sekretessmarkering", telefon="070"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.update(telefon="070")


def test_the_same_number_twice_in_a_municipality_is_refused() -> None:
    save(Personuppgift(NORA))
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(kommun_id=HEM, nummer=NORA)


def test_a_person_is_never_replaced_by_itself() -> None:
    ids = save(Personuppgift(NORA), Personuppgift(LEO)).ids
    kommun = Kommun.objects.get(pk=HEM)
    byten = {ids[NORA]: ids[NORA], ids[LEO]: ids[NORA]}

    changed = link_numbers(kommun=kommun, byten=byten, aktor="prov", tid=minut(0))

    assert changed == {ids[LEO]}
    assert not link_numbers(kommun=kommun, byten=byten, aktor="prov", tid=minut(0))


def test_a_replacement_that_is_no_longer_said_is_taken_away() -> None:
    ids = save(Personuppgift(NORA), Personuppgift(LEO)).ids
    kommun = Kommun.objects.get(pk=HEM)
    link_numbers(kommun=kommun, byten={ids[LEO]: ids[NORA]}, aktor="prov", tid=minut(0))

    assert link_numbers(kommun=kommun, byten={}, aktor="prov", tid=minut(1)) == {ids[LEO]}
    assert Person.objects.get(pk=ids[LEO]).ersatt_av is None
