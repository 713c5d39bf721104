"""What the law gets to see, built from the facts of the register."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kaja import regler
from kaja.access.kand import after
from kaja.flows.angra import angra
from kaja.intake.models import MottagenFil
from kaja.underlag.models import Folkbokforingsfaktum, Motsvarandefaktum, Studiefaktum
from kaja.underlag.queries import coverage, underlag_for
from tests.flows.kommunen import (
    ALI,
    DAG,
    HEM,
    LEO,
    NORA,
    TOM,
    boende,
    elev,
    in_i_registret,
    minut,
    personen,
    svaret,
)

pytestmark = pytest.mark.django_db


def underlag(nummer: str, nr: int | None = None) -> regler.Underlag:
    person = personen(nummer)
    kand = None if nr is None else minut(nr)
    return underlag_for([person], kand=kand)[person.pk]


def test_facts_say_where_they_come_from() -> None:
    in_i_registret("folkbokforing", boende(LEO), boende(NORA, fran="2024-01-01"))

    (fact,) = underlag(NORA).folkbokforing
    mottagen = date(2026, 11, 21)
    assert fact.kalla == regler.Kalla("folkbokforing", "folkbokforing-0.csv", 3, mottagen)
    assert (fact.kommun, fact.fran, fact.till) == (HEM, date(2024, 1, 1), None)


def test_of_several_rows_the_latest_decides_and_the_earliest_registration_counts() -> None:
    in_i_registret("folkbokforing", boende(NORA))
    Folkbokforingsfaktum.objects.update(
        folkbokford_fran=date(2020, 5, 1), skolplikt_upphor=date(2024, 6, 30), ordning=1
    )
    fact = Folkbokforingsfaktum.objects.get()
    fact.pk, fact.ordning, fact.fran = None, 0, date(2022, 1, 1)
    fact.folkbokford_fran, fact.skolplikt_upphor = date(2022, 1, 1), date(2025, 6, 30)
    fact.save()

    found = underlag(NORA)
    assert (found.folkbokford_fran, found.skolplikt_upphor) == (
        date(2020, 5, 1),
        date(2025, 6, 30),
    )


def test_the_sender_that_is_furthest_behind_decides_how_far_a_source_has_come() -> None:
    in_i_registret("elever", elev(NORA), nr=0, avsandare="Skola A", tom=date(2026, 11, 1))
    in_i_registret("elever", elev(LEO), nr=1, avsandare="Skola B", tom=date(2026, 10, 1))

    assert coverage([HEM])[HEM] == regler.Tackning(elever=date(2026, 10, 1))


def test_a_sender_that_has_not_said_how_far_it_goes_leaves_the_source_unknown() -> None:
    in_i_registret("folkbokforing", boende(NORA))
    in_i_registret("elever", elev(LEO), nr=1, avsandare="Skola A", tom=None)
    in_i_registret("elever", elev(ALI), nr=2, avsandare="Skola B")

    assert coverage([HEM])[HEM] == regler.Tackning(folkbokforing=TOM)
    assert svaret(NORA).utfall == "oklart"

    fil = in_i_registret("elever", elev(LEO), nr=3, avsandare="Skola A").fil
    assert coverage([HEM])[HEM].elever == TOM
    assert svaret(NORA).utfall == "omfattas"

    for nr, en in enumerate(MottagenFil.objects.filter(avsandare="Skola A").order_by("-pk"), 4):
        angra(fil=en, user=None, tid=minut(nr), dag=DAG)
        assert coverage([HEM])[HEM].elever == (None if en == fil else TOM)


def test_coverage_never_moves_backwards_and_is_remembered() -> None:
    in_i_registret("elever", elev(NORA), nr=0, tom=date(2026, 10, 1))
    in_i_registret("elever", elev(LEO), nr=1, tom=date(2026, 11, 1))
    in_i_registret("elever", elev(NORA), elev(LEO), nr=2, tom=date(2026, 9, 1))

    assert coverage([HEM])[HEM].elever == date(2026, 11, 1)
    assert coverage([HEM], kand=minut(0))[HEM].elever == date(2026, 10, 1)


def test_what_a_caseworker_recorded_is_seen_and_comes_from_no_file() -> None:
    in_i_registret("folkbokforing", boende(NORA))
    Motsvarandefaktum.objects.create(
        kommun_id=HEM,
        person=personen(NORA),
        fran=date(2026, 9, 1),
        typ="utreds",
        kand_fran=minut(5),
    )

    assert underlag(NORA).motsvarande == (regler.Motsvarande("utreds", date(2026, 9, 1), None),)
    assert underlag(NORA, nr=4).motsvarande == ()


def test_a_period_that_ends_before_it_begins_is_refused_by_the_database() -> None:
    in_i_registret("folkbokforing", boende(NORA))
    wrong = Studiefaktum(
        kommun_id=HEM,
        person=personen(NORA),
        skolform="GY",
        fran=date(2026, 1, 1),
        till=date(2026, 1, 1),
        kand_fran=minut(1),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()


def test_a_moment_is_never_before_what_it_supersedes() -> None:
    assert after(minut(5), [minut(1)]) == minut(5)
    assert after(minut(1), [minut(5)]) > minut(5)
