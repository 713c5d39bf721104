"""The worker does what waits, tells what went wrong on the run's own row, and goes on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from kaja.access.models import Kommun
from kaja.flows.arbetare import gor_nasta, gor_natten, nagot_vantar
from kaja.intake.models import MottagenFil, Status
from kaja.korningar.actions import order_run
from kaja.korningar.models import Korning, Korningslage, Korningsslag
from kaja.register.models import Bedomning
from tests.flows.kommunen import DAG, HEM, LEO, NORA, boende, elev, emot, in_i_registret, minut

pytestmark = pytest.mark.django_db


def bestall(fil: MottagenFil, slag: Korningsslag = Korningsslag.FIL) -> Korning:
    return Korning.objects.create(
        kommun_id=HEM,
        slag=slag,
        lage=Korningslage.VANTAR,
        dag=DAG,
        fil_id=fil.pk,
        begard=minut(1),
    )


def test_a_file_that_waits_is_read_in_and_the_run_says_how_it_went() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    fil = emot("elever", elev(NORA), nr=1).fil
    korning = bestall(fil)

    assert gor_nasta(tid=minut(2), dag=DAG) == korning
    assert gor_nasta(tid=minut(3), dag=DAG) is None

    korning.refresh_from_db()
    assert (korning.lage, korning.andrade_svar) == (Korningslage.KLAR, 1)
    assert MottagenFil.objects.get(pk=fil.pk).status == Status.INLAST


def test_one_question_says_whether_a_run_waits(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    korning = bestall(emot("elever", elev(NORA), nr=1).fil)
    with django_assert_num_queries(1):
        assert nagot_vantar()
    Korning.objects.filter(pk=korning.pk).update(lage=Korningslage.PAGAR)
    assert not nagot_vantar()


def test_a_file_that_waits_to_be_taken_back_is_taken_back() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    mottagen = in_i_registret("elever", elev(NORA), nr=1).fil
    bestall(mottagen, Korningsslag.ANGRA)

    gor_nasta(tid=minut(2), dag=DAG)

    assert MottagenFil.objects.get(pk=mottagen.pk).status == Status.ANGRAD


def test_what_needs_a_person_stops_the_run_with_a_sentence() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    in_i_registret("elever", elev(NORA), elev(LEO), nr=1, tom=date(2026, 11, 1))
    fil = emot("elever", elev(NORA), nr=2, omfattning="hel").fil
    korning = bestall(fil)

    gor_nasta(tid=minut(3), dag=DAG)

    korning.refresh_from_db()
    assert korning.lage == Korningslage.STOPPAD
    assert "1 av 2 som pågick saknas" in korning.fel


def test_an_unexpected_fault_stops_one_run_and_not_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kommun = Kommun.objects.get(pk=HEM)
    korning = order_run(
        kommun=kommun, slag=Korningsslag.OMPROVA, dag=DAG, user=None, aktor="prov", tid=minut(0)
    )

    def fault(**_: object) -> None:
        raise RuntimeError("secret 200801012386")

    monkeypatch.setattr("kaja.flows.natt.run_asked", fault)
    gor_nasta(tid=minut(1), dag=DAG)

    korning.refresh_from_db()
    assert korning.lage == Korningslage.STOPPAD
    assert korning.fel.startswith("Ett oväntat fel")
    assert "2008" not in korning.fel


def test_the_night_is_done_once_a_day_and_not_before_two() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    natt = minut(0).replace(hour=1, minute=59)

    gor_natten(tid=natt, dag=DAG)
    assert not Korning.objects.filter(slag=Korningsslag.NATT).exists()
    for minutes in (1, 2):
        gor_natten(tid=natt + timedelta(minutes=minutes), dag=DAG)
    assert Korning.objects.filter(slag=Korningsslag.NATT).count() == 1

    gor_natten(tid=natt + timedelta(days=1, minutes=1), dag=DAG + timedelta(days=1))
    assert Korning.objects.filter(slag=Korningsslag.NATT).count() == 2
    assert Bedomning.objects.filter(ersatt=None).count() == 1
