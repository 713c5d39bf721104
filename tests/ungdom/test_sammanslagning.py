"""Two rows said to be one human being, and that taken back."""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError, transaction

from kaja.access.models import User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.ungdom.actions import BekraftaError, IdentitetsfelError, merge, unmerge
from kaja.ungdom.models import Person, Sammanslagning, Skydd
from kaja.ungdom.queries import current_mergers, merged_away, unprotected
from tests.rollbesattning import make_member
from tests.ungdom.personerna import (
    ANNAN,
    ANNAN_DAG,
    HEM,
    PERSON,
    SAMORDNING,
    TVILLING,
    kommunen,
    minut,
    person,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_member("samordnare", HEM, Roll.SAMORDNARE)


def slas_ihop(fran: Person, till: Person, *, nr: int = 1, **more: bool) -> Sammanslagning:
    return merge(kommun=kommunen(), fran=fran, till=till, user=None, tid=minut(nr), **more)


def fors_isar(row: Sammanslagning, *, nr: int = 2) -> Sammanslagning:
    return unmerge(kommun=kommunen(), sammanslagning=row, user=None, tid=minut(nr))


def test_a_merger_is_told_of_who_when_and_to_whom_and_so_is_taking_it_back(user: User) -> None:
    fran, till = person(SAMORDNING), person(PERSON)

    row = merge(kommun=kommunen(), fran=fran, till=till, user=user, tid=minut(1))
    assert current_mergers(kommunen()) == {(fran.pk, till.pk)}
    assert merged_away(kommunen(), [fran.pk, till.pk]) == {fran.pk}
    unmerge(kommun=kommunen(), sammanslagning=row, user=user, tid=minut(2))

    row.refresh_from_db()
    assert (row.av, row.kand_fran, row.ersatt_av, row.ersatt) == (user, minut(1), user, minut(2))
    assert not merged_away(kommunen(), [fran.pk, till.pk])
    told = Handelse.objects.filter(handling__in=("person.hopslagna", "person.isarforda"))
    assert [(e.aktor, e.objekt, json.loads(e.detaljer)) for e in told.order_by("nr")] == [
        (user.aktor, f"person:{till.pk}", {"fran": fran.pk, "till": till.pk})
    ] * 2


def test_it_can_be_done_again_and_every_time_stays_in_the_trail() -> None:
    fran, till = person(SAMORDNING), person(PERSON)
    fors_isar(slas_ihop(fran, till))
    slas_ihop(fran, till, nr=3)
    assert Sammanslagning.objects.count() == 2
    assert merged_away(kommunen(), [fran.pk]) == {fran.pk}


def test_a_row_is_not_merged_with_itself() -> None:
    one = person(PERSON)
    with pytest.raises(IdentitetsfelError, match="samma rad två gånger"):
        slas_ihop(one, one)


def test_a_person_of_another_municipality_is_not_there() -> None:
    here, there = person(PERSON), person(SAMORDNING, kommun=ANNAN)
    for pair in ((here, there), (there, here)):
        with pytest.raises(IdentitetsfelError, match="finns inte i kommunen"):
            slas_ihop(*pair)


def test_a_merger_of_another_municipality_is_not_there() -> None:
    row = slas_ihop(person(SAMORDNING), person(PERSON))
    with pytest.raises(IdentitetsfelError, match="inte hopslagna"):
        unmerge(kommun=kommunen(ANNAN), sammanslagning=row, user=None, tid=minut(2))
    assert current_mergers(kommunen())


def test_what_is_put_away_is_put_away_once_and_nothing_is_put_under_it() -> None:
    one, two, three = person(SAMORDNING), person(PERSON), person(TVILLING)
    slas_ihop(one, two)
    with pytest.raises(IdentitetsfelError, match="redan hopslagen"):
        slas_ihop(one, three)
    with pytest.raises(IdentitetsfelError, match="själv hopslagen"):
        slas_ihop(three, one)
    with pytest.raises(IdentitetsfelError, match="själv hopslagen"):
        slas_ihop(two, one)


def test_mergers_may_follow_on_each_other_and_are_taken_back_one_by_one() -> None:
    one, two, three = person(SAMORDNING), person(PERSON), person(TVILLING)
    first = slas_ihop(one, two)
    slas_ihop(two, three, nr=2)
    assert merged_away(kommunen(), [one.pk, two.pk, three.pk]) == {one.pk, two.pk}
    fors_isar(first, nr=3)
    assert merged_away(kommunen(), [one.pk, two.pk, three.pk]) == {two.pk}


def test_two_born_on_different_days_must_be_confirmed() -> None:
    one, other = person(ANNAN_DAG), person(PERSON)
    with pytest.raises(BekraftaError, match="olika födelsedagar"):
        slas_ihop(one, other)
    assert not Sammanslagning.objects.exists()
    slas_ihop(one, other, bekraftat=True)
    assert Sammanslagning.objects.exists()


def test_a_number_that_tells_only_the_year_goes_with_any_day_of_that_year() -> None:
    one, other = person(SAMORDNING), person(PERSON)
    Person.objects.filter(pk=one.pk).update(fodd=None)
    one.refresh_from_db()
    slas_ihop(one, other)
    assert Sammanslagning.objects.exists()


def test_taking_back_twice_is_refused() -> None:
    row = slas_ihop(person(SAMORDNING), person(PERSON))
    fors_isar(row)
    with pytest.raises(IdentitetsfelError, match="inte hopslagna längre"):
        fors_isar(row)


def test_a_clock_that_has_been_set_back_never_ends_a_merger_before_it_began() -> None:
    row = fors_isar(slas_ihop(person(SAMORDNING), person(PERSON), nr=5), nr=1)
    assert row.ersatt is not None
    assert row.ersatt > row.kand_fran


def test_the_database_itself_refuses_a_second_current_merger() -> None:
    one, two, three = person(SAMORDNING), person(PERSON), person(TVILLING)
    slas_ihop(one, two)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sammanslagning.objects.create(kommun_id=HEM, fran=one, till=three, kand_fran=minut(2))


def test_both_are_as_protected_as_the_one_most_protected_for_as_long_as_they_are_one() -> None:
    secret = person(SAMORDNING, skydd=Skydd.SKYDDAD_FOLKBOKFORING)
    marked = person(PERSON, skydd=Skydd.SEKRETESSMARKERING)
    row = slas_ihop(secret, marked)
    marked.refresh_from_db()
    secret.refresh_from_db()
    assert marked.starkaste_skydd is Skydd.SKYDDAD_FOLKBOKFORING
    assert secret.starkaste_skydd is Skydd.SKYDDAD_FOLKBOKFORING

    fors_isar(row)

    marked.refresh_from_db()
    secret.refresh_from_db()
    assert (marked.skydd, marked.skydd_genom) == (Skydd.SEKRETESSMARKERING, "")
    assert secret.skydd_genom == ""


def test_protection_that_comes_later_protects_the_other_number_too_and_goes_with_the_mark() -> None:
    away, kept = person(SAMORDNING), person(PERSON, telefon="070")
    row = slas_ihop(away, kept)
    assert Person.objects.filter(unprotected(), pk=kept.pk).exists()

    person(SAMORDNING, skydd=Skydd.SEKRETESSMARKERING)
    assert Person.objects.get(pk=kept.pk).skyddad
    assert not Person.objects.filter(unprotected(), pk=kept.pk).exists()

    person(SAMORDNING, skydd=Skydd.INGET)
    assert not Person.objects.get(pk=kept.pk).skyddad
    fors_isar(row)
    assert Person.objects.get(pk=kept.pk).telefon == "070"


def test_protection_follows_through_a_chain_and_leaves_those_who_are_taken_out_of_it() -> None:
    secret = person(SAMORDNING, skydd=Skydd.SEKRETESSMARKERING)
    two, three = person(PERSON), person(TVILLING)
    slas_ihop(secret, two)
    last = slas_ihop(two, three, nr=2)

    def hidden() -> set[str]:
        return {p.nummer for p in Person.objects.all() if p.skyddad}

    assert hidden() == {SAMORDNING, PERSON, TVILLING}
    fors_isar(last, nr=3)
    assert hidden() == {SAMORDNING, PERSON}
