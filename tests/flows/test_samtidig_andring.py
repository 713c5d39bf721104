"""Someone changes what an answer rests on while a run is judging: what the run stores is never what
no longer holds, and nobody is forgotten.

A run reads and judges without a transaction, and then writes in one. Here something happens just
before it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from kaja.access.models import Kommun
from kaja.flows.bedom import bedom, bedom_nasta
from kaja.flows.identitet import sla_ihop
from kaja.flows.installningar import begar_omprovning
from kaja.flows.natt import natt
from kaja.flows.provning import galler, prova
from kaja.flows.stycke import read_next
from kaja.flows.uppspelning import Uppspelning
from kaja.intake.actions import begin_reading
from kaja.intake.models import Rad
from kaja.korningar.models import Korningslage
from kaja.register.models import Bedomning
from kaja.underlag.actions import mark_for_retrial, set_coverage
from kaja.underlag.ko import places
from kaja.underlag.models import Folkbokforingsfaktum, Omprovning, Studiefaktum
from kaja.underlag.rattelser import note
from tests.flows.kommunen import (
    ALI,
    DAG,
    HEM,
    LEO,
    NORA,
    TOM,
    boende,
    elev,
    emot,
    in_i_registret,
    minut,
    personen,
    svaret,
)
from tests.rollbesattning import make_user

pytestmark = pytest.mark.django_db


@contextmanager
def just_before_it_writes(happens: Callable[[], object]) -> Iterator[list[str]]:
    """What happens is over when the first transaction in here begins."""
    happened: list[str] = []

    def meanwhile(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not happened and sql.startswith("SAVEPOINT"):
            happened.append(sql)
            happens()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile):
        yield happened


@pytest.fixture
def hem() -> Kommun:
    """Nora and Leo go to school; all three wait to be judged again."""
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), boende(ALI), nr=0)
    in_i_registret("elever", elev(NORA), elev(LEO), nr=1)
    kommun = Kommun.objects.get(pk=HEM)
    put_in_the_queue(NORA, LEO, ALI)
    return kommun


def put_in_the_queue(*nummer: str, nr: int = 10) -> None:
    ids = [personen(en).pk for en in nummer]
    mark_for_retrial(kommun_id=HEM, personer=ids, tid=minut(nr))


def leo_stopped() -> None:
    """The school says that Leo has interrupted his studies."""
    kalla = Studiefaktum.objects.get(person=personen(LEO), ersatt=None)
    faktum = Studiefaktum(
        kommun_id=HEM,
        person=kalla.person,
        skolform=kalla.skolform,
        fran=kalla.fran,
        till=date(2026, 10, 1),
        avbrott=True,
        uppgiven_av="skola",
        rattar=kalla,
    )
    note(faktum=faktum, user=make_user("amira"), tid=minut(11))


def the_source_moves() -> None:
    kommun = Kommun.objects.get(pk=HEM)
    tom = TOM + timedelta(days=1)
    set_coverage(kommun=kommun, kalla="elever", avsandare="", tom=tom, aktor="prov", tid=minut(11))


def still_hold(kommun: Kommun, happens: Callable[[], object]) -> set[int]:
    """Those whose judging holds after what happened since."""
    provning = prova(kommun, DAG, 500)
    assert provning is not None
    happens()
    return set(galler(kommun, provning, provning.manniskor))


def ids(*nummer: str) -> set[int]:
    return {personen(en).pk for en in nummer}


def test_when_nothing_happens_all_of_it_holds(hem: Kommun) -> None:
    assert still_hold(hem, lambda: None) == ids(NORA, LEO, ALI)


def test_who_is_put_in_the_queue_again_does_not_hold(hem: Kommun) -> None:
    before = places(ids(NORA, LEO))

    assert still_hold(hem, lambda: put_in_the_queue(LEO, nr=12)) == ids(NORA, ALI)

    after = places(ids(NORA, LEO))
    assert after.keys() == before.keys()
    assert {pk for pk in after if after[pk] != before[pk]} == ids(LEO)


def test_who_is_judged_by_another_run_meanwhile_is_left_to_it(hem: Kommun) -> None:
    def another() -> None:
        assert bedom_nasta(kommun=hem, dag=DAG, tid=minut(12)) == (3, 0, 0)

    assert still_hold(hem, another) == set()


def test_two_numbers_of_one_human_being_hold_together_or_not_at_all(hem: Kommun) -> None:
    user = make_user("mats")
    fran, till = personen(ALI), personen(NORA)
    sla_ihop(kommun=hem, fran=fran, till=till, user=user, tid=minut(11), bekraftat=True)

    assert still_hold(hem, lambda: put_in_the_queue(ALI, nr=12)) == ids(LEO)


def test_when_a_source_has_moved_nothing_of_it_holds(hem: Kommun) -> None:
    assert still_hold(hem, the_source_moves) == set()


def test_the_answer_that_is_stored_is_by_what_was_noted_meanwhile(hem: Kommun) -> None:
    with just_before_it_writes(leo_stopped) as happened:
        bedom(kommun=hem, personer=[], dag=DAG, tid=minut(20))

    assert happened
    assert (svaret(LEO).utfall, svaret(NORA).utfall) == ("omfattas", "omfattas_inte")
    assert not Omprovning.objects.exists()


def test_a_night_in_which_a_source_moves_is_finished_and_right(hem: Kommun) -> None:
    senare = DAG + timedelta(days=30)
    with just_before_it_writes(the_source_moves):
        assert natt(kommun=hem, dag=senare, tid=minut(20)).lage == Korningslage.KLAR
    natt(kommun=hem, dag=senare, tid=minut(30))
    fore = list(Bedomning.objects.filter(ersatt=None).values_list("person", "motivering"))

    natt(kommun=hem, dag=senare, tid=minut(40), alla=True)

    assert list(Bedomning.objects.filter(ersatt=None).values_list("person", "motivering")) == fore


def test_a_change_of_settings_meanwhile_leaves_everyone_in_the_queue(hem: Kommun) -> None:
    sam = make_user("sam")

    def chosen() -> None:
        begar_omprovning(kommun=hem, dag=DAG, user=sam, tid=minut(12))

    assert still_hold(hem, chosen) == set()

    assert Omprovning.objects.count() == 3


def being_read(*rader: str) -> Uppspelning:
    """A school's file, whose reading has begun."""
    skolan = emot("elever", *rader, nr=1).fil
    fil, _ = begin_reading(fil=skolan, user=None, tid=minut(1))
    return Uppspelning(fil, med=True)


def test_rows_of_someone_who_becomes_known_meanwhile_do_not_wait_for_her() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    skolan = being_read(elev(NORA), elev(LEO))

    with just_before_it_writes(
        lambda: in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=2)
    ) as happened:
        read_next(spelning=skolan, aktor="prov", tid=minut(3))

    assert happened
    assert Studiefaktum.objects.filter(person=personen(LEO), ersatt=None).count() == 1
    assert not Rad.objects.exists()


def test_a_chunk_that_another_process_has_read_is_not_read_twice() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    skolan = being_read(elev(NORA))
    done = []

    def another() -> None:
        done.append(read_next(spelning=skolan, aktor="prov", tid=minut(3)).rader)

    with just_before_it_writes(another):
        done.append(read_next(spelning=skolan, aktor="prov", tid=minut(4)).rader)

    assert (done, Studiefaktum.objects.count()) == ([1, 0], 1)


def test_persons_that_another_process_has_made_are_not_made_twice() -> None:
    fil, _ = begin_reading(fil=emot("folkbokforing", boende(NORA)).fil, user=None, tid=minut(1))
    registret = Uppspelning(fil, med=True)

    with just_before_it_writes(
        lambda: read_next(spelning=registret, aktor="prov", tid=minut(3))
    ) as happened:
        assert read_next(spelning=registret, aktor="prov", tid=minut(4)).rader == 0

    assert happened
    assert Folkbokforingsfaktum.objects.count() == 1
