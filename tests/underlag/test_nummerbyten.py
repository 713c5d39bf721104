"""A number replaced by another: studies and certificates follow, both ways and through chains."""

from __future__ import annotations

import pytest

from kaja import regler
from kaja.underlag.queries import underlag_for
from kaja.ungdom.samma import same_human
from tests.flows.kommunen import (
    GAMMALT,
    LEO,
    NYASTE,
    NYTT,
    boende,
    elev,
    in_i_registret,
    minut,
    personen,
    svaret,
)


def studier(nummer: str, nr: int | None = None) -> list[str]:
    person = personen(nummer)
    kand = None if nr is None else minut(nr)
    found: regler.Underlag = underlag_for([person], kand=kand)[person.pk]
    return [str(studie.fran) for studie in found.studier]


def test_a_chain_is_one_human_being_in_whatever_order_it_is_learnt() -> None:
    everyone = frozenset({1, 2, 3, 4})
    assert same_human([1, 4, 9], [(1, 2), (3, 4), (2, 3)]) == {
        1: everyone,
        4: everyone,
        9: frozenset({9}),
    }


@pytest.mark.django_db
def test_enrolments_follow_both_ways_through_a_chain() -> None:
    in_i_registret(
        "folkbokforing",
        boende(GAMMALT, ersatt_av=NYTT),
        boende(NYTT, ersatt_av=NYASTE),
        boende(NYASTE),
        boende(LEO),
    )
    in_i_registret("elever", elev(GAMMALT, "2023-08-14"), elev(LEO, "2022-08-15"), nr=1)

    for nummer in (GAMMALT, NYTT, NYASTE):
        assert studier(nummer) == ["2023-08-14"]
    assert studier(LEO) == ["2022-08-15"]
    assert personen(GAMMALT).ersatt_av == personen(NYTT)
    assert svaret(NYASTE).avgorande_punkt == "kaa.p3"
    assert svaret(GAMMALT).avgorande_punkt == "kaa.hemkommun"


@pytest.mark.django_db
def test_the_new_number_may_come_in_a_later_file_and_is_then_judged_anew() -> None:
    in_i_registret("folkbokforing", boende(GAMMALT, ersatt_av=NYTT), nr=0)
    in_i_registret("elever", elev(GAMMALT), nr=1)

    in_i_registret("folkbokforing", boende(NYTT), nr=2, tom=None)

    assert svaret(NYTT).avgorande_punkt == "kaa.p3"


@pytest.mark.django_db
def test_before_the_replacement_was_known_the_studies_did_not_follow() -> None:
    in_i_registret("folkbokforing", boende(GAMMALT), boende(NYTT), nr=0)
    in_i_registret("elever", elev(GAMMALT), nr=1)
    in_i_registret("folkbokforing", boende(GAMMALT, ersatt_av=NYTT), boende(NYTT), nr=2)

    assert studier(NYTT, nr=1) == []
    assert len(studier(NYTT, nr=2)) == 1
    assert svaret(NYTT).avgorande_punkt == "kaa.p3"
