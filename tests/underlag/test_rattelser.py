"""What a caseworker notes: it takes the place of a source's fact, until that changes."""

from __future__ import annotations

from datetime import date

import pytest

from kaja import regler
from kaja.access.models import User
from kaja.audit.models import Handelse
from kaja.underlag.models import (
    Bevisfaktum,
    Folkbokforingsfaktum,
    Omprovning,
    Studiefaktum,
    Uppgiftslamnare,
)
from kaja.underlag.queries import underlag_for
from kaja.underlag.rattelser import RattelsefelError, according_to, note, take_back
from tests.flows.kommunen import (
    HEM,
    LEO,
    NORA,
    boende,
    elev,
    in_i_registret,
    minut,
    personen,
)
from tests.rollbesattning import make_user

pytestmark = pytest.mark.django_db

SLUTADE = date(2026, 10, 1)


@pytest.fixture
def amira() -> User:
    return make_user("amira")


@pytest.fixture
def avbrott() -> Studiefaktum:
    """Leo has interrupted his studies, on a day that is not known."""
    in_i_registret("folkbokforing", boende(LEO), boende(NORA), nr=0)
    in_i_registret("elever", elev(LEO, "2024-08-19", "", "ja"), nr=1)
    return Studiefaktum.objects.get()


def rattelse(kalla: Studiefaktum, till: date | None = SLUTADE) -> Studiefaktum:
    return Studiefaktum(
        kommun_id=HEM,
        person=kalla.person,
        skolform=kalla.skolform,
        fran=kalla.fran,
        till=till,
        avbrott=True,
        uppgiven_av=Uppgiftslamnare.SKOLA,
        rattar=kalla,
    )


def studier(nr: int | None = None) -> list[tuple[date | None, bool]]:
    """What the law sees of Leo's studies, as known at a minute."""
    kand = None if nr is None else minut(nr)
    leo = personen(LEO)
    return [(s.till, s.kalla is not None) for s in underlag_for([leo], kand=kand)[leo.pk].studier]


def test_a_correction_stands_in_the_place_of_the_sources_fact(
    avbrott: Studiefaktum, amira: User
) -> None:
    note(faktum=rattelse(avbrott), user=amira, tid=minut(10))

    assert studier() == [(SLUTADE, True)]
    assert studier(9) == [(None, True)]
    leo = personen(LEO)
    kalla = underlag_for([leo])[leo.pk].studier[0].kalla
    assert kalla == regler.Kalla("skola", "", 0, date(2026, 11, 21), "Amira")
    assert Omprovning.objects.get().person == avbrott.person
    handelse = Handelse.objects.get(handling="studiefaktum.antecknat")
    assert handelse.aktor == amira.aktor


def test_a_new_correction_supersedes_the_earlier_and_the_same_one_is_noted_once(
    avbrott: Studiefaktum, amira: User
) -> None:
    forst = note(faktum=rattelse(avbrott), user=amira, tid=minut(10))
    assert note(faktum=rattelse(avbrott), user=amira, tid=minut(11)).pk == forst.pk
    sedan = note(faktum=rattelse(avbrott, date(2026, 10, 15)), user=amira, tid=minut(10))

    forst.refresh_from_db()
    assert forst.ersatt == sedan.kand_fran > forst.kand_fran
    assert studier() == [(date(2026, 10, 15), True)]


def test_a_correction_that_is_taken_back_lets_the_source_speak_again(
    avbrott: Studiefaktum, amira: User
) -> None:
    rattad = note(faktum=rattelse(avbrott), user=amira, tid=minut(10))
    take_back(faktum=rattad, user=amira, tid=minut(12))

    assert studier() == [(None, True)]
    assert studier(11) == [(SLUTADE, True)]
    with pytest.raises(RattelsefelError, match="redan"):
        take_back(faktum=rattad, user=amira, tid=minut(13))
    with pytest.raises(RattelsefelError, match="från en fil"):
        take_back(faktum=avbrott, user=amira, tid=minut(13))


def test_a_correction_falls_when_the_source_changes_its_fact_and_not_when_it_says_it_again(
    avbrott: Studiefaktum, amira: User
) -> None:
    note(faktum=rattelse(avbrott), user=amira, tid=minut(10))
    in_i_registret("elever", elev(LEO, "2024-08-19", "", "ja"), elev(NORA), nr=20)
    assert studier() == [(SLUTADE, True)]

    in_i_registret("elever", elev(LEO, "2024-08-19", "2026-11-02", "ja"), nr=30)
    assert studier() == [(date(2026, 11, 3), True)]
    with pytest.raises(RattelsefelError, match="har ändrat"):
        note(faktum=rattelse(avbrott), user=amira, tid=minut(40))


def test_another_persons_fact_and_a_note_are_not_put_right(
    avbrott: Studiefaktum, amira: User
) -> None:
    rattad = note(faktum=rattelse(avbrott), user=amira, tid=minut(10))
    andra = rattelse(avbrott)
    andra.person = personen(NORA)
    for fel in (andra, rattelse(rattad)):
        with pytest.raises(RattelsefelError, match="går inte att rätta"):
            note(faktum=fel, user=amira, tid=minut(11))


def test_an_enrolment_that_was_noted_falls_when_a_source_tells_of_the_same_time(
    avbrott: Studiefaktum, amira: User
) -> None:
    ny = Studiefaktum(kommun_id=HEM, person=personen(NORA), skolform="GY", fran=date(2026, 8, 17))
    ny.uppgiven_av = Uppgiftslamnare.UNGDOMEN
    note(faktum=ny, user=amira, tid=minut(10))
    intyg = Bevisfaktum(kommun_id=HEM, person=ny.person, fran=date(2025, 6, 10), typ="studiebevis")
    intyg.uppgiven_av = Uppgiftslamnare.HANDLING
    note(faktum=intyg, user=amira, tid=minut(10))

    in_i_registret("elever", elev(NORA, "2024-08-19", "2025-06-10"), nr=20)
    noterade = Studiefaktum.objects.filter(fil__isnull=True, ersatt__isnull=True)
    assert noterade.get() == ny
    in_i_registret("elever", elev(NORA, "2026-08-18", "2026-10-30"), nr=30)
    assert not noterade.exists()
    intyg.refresh_from_db()
    assert intyg.ersatt is None


def test_a_note_says_who_told_it_and_who_wrote_it_down(avbrott: Studiefaktum, amira: User) -> None:
    rattad = note(faktum=rattelse(avbrott), user=amira, tid=minut(10))
    assert according_to(rattad) == "Enligt skolan, antecknat av Amira"
    beslut = Folkbokforingsfaktum(antecknad_av=amira)
    assert according_to(beslut) == "Kommunens beslut, av Amira"
    assert according_to(Folkbokforingsfaktum()) == "Handläggare"
