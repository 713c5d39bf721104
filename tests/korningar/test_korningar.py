"""The life of a run: asked for, begun, heard of, ended; and left by a process that died."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db.models import F

from kaja.access.models import Kommun
from kaja.audit.models import Handelse
from kaja.korningar.actions import (
    AVBRUTEN,
    finish_run,
    note_seen,
    order_run,
    pulse,
    start_run,
    stop_run,
)
from kaja.korningar.models import Korning, Korningslage, Korningsslag
from tests.rollbesattning import HEM, TID

pytestmark = pytest.mark.django_db

DAG = date(2026, 11, 21)


def start(slag: Korningsslag = Korningsslag.NATT, dag: date = DAG) -> Korning:
    return start_run(kommun=Kommun.objects.get(pk=HEM), slag=slag, dag=dag, tid=TID)


def silent(korning: Korning) -> None:
    """Not heard of for three minutes."""
    Korning.objects.filter(pk=korning.pk).update(puls=F("puls") - timedelta(minutes=3))


def test_the_row_is_the_receipt() -> None:
    korning = start()
    note_seen(korning=korning, sett={"dag": "2026-11-21"}, att_gora=7)
    for _ in range(2):
        pulse(korning=korning, gjort=3, andrade_svar=2, registerhandelser=1)

    done = finish_run(korning=korning, tid=TID)

    assert (done.lage, done.att_gora, done.gjort) == (Korningslage.KLAR, 7, 6)
    assert (done.andrade_svar, done.registerhandelser) == (4, 2)
    assert done.startad is not None
    assert done.slutad is not None
    assert done.startad <= done.slutad
    assert Handelse.objects.order_by("-pk")[0].handling == "korning.klar"


def test_a_run_that_was_asked_for_is_the_one_that_begins() -> None:
    asked = order_run(
        kommun=Kommun.objects.get(pk=HEM),
        slag=Korningsslag.OMPROVA,
        dag=DAG,
        user=None,
        aktor="prov",
        tid=TID,
    )

    assert start(Korningsslag.OMPROVA).pk == asked.pk
    assert start(Korningsslag.OMPROVA).pk != asked.pk


def test_one_that_is_heard_of_is_left_alone_and_one_that_is_not_is_taken_over() -> None:
    first = start()
    assert start() != first

    silent(first)

    assert start() == first


def test_another_that_was_left_is_stopped_with_a_sentence() -> None:
    left = start()
    silent(left)

    start(dag=DAG + timedelta(days=1))

    left.refresh_from_db()
    assert (left.lage, left.fel) == (Korningslage.STOPPAD, AVBRUTEN)


def test_a_stopped_run_says_why() -> None:
    stopped = stop_run(korning=start(), fel="Disken är full.", tid=TID)

    assert (stopped.lage, stopped.fel) == (Korningslage.STOPPAD, "Disken är full.")
    assert stopped.slutad is not None
