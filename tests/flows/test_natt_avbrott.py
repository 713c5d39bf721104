"""The nightly run killed at any statement: nothing is lost, nothing is doubled, and the next one
finishes it. `tests/cli/test_natt_dodas.py` kills real processes.

Every thirty-first statement in an ordinary run of the tests; with `KAJA_TEST_MYCKET=31` every one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from kaja.access.models import Kommun
from kaja.flows import bedom as bedom_flow
from kaja.flows.natt import natt
from kaja.insatser.models import Uppgift
from kaja.korningar.actions import AVBRUTEN
from kaja.korningar.models import Korning, Korningslage
from kaja.register.models import Bedomning, Registerhandelse, Registerpost
from kaja.statistik.models import Fullstandighet
from kaja.underlag.models import Omprovning
from tests.flows.kommunen import ALI, DAG, EVA, HEM, LEO, NORA, boende, elev, in_i_registret, minut
from tests.mycket import glest

pytestmark = pytest.mark.django_db

VAR = glest(31)
SENARE = DAG + timedelta(days=2)
ALLA = (NORA, LEO, ALI, EVA)


class KilledError(Exception):
    """What stands in for kill -9 here: nothing after it in the run is done."""


class BackaError(Exception):
    """Takes the world back to the beginning."""


@contextmanager
def dies_at(call: int) -> Iterator[list[int]]:
    """The statement with this number, counted from one, is never sent: the process is gone."""
    calls = [0]

    def dying(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            return execute(sql, params, many, context)
        calls[0] += 1
        if calls[0] >= call:
            raise KilledError
        return execute(sql, params, many, context)

    with connection.execute_wrapper(dying):
        yield calls


@pytest.fixture(scope="module")
def hemma(modulens_db: None) -> Kommun:
    """Nora and Leo go to school until the day after, Ali and Eva are in the register."""
    in_i_registret("bevis")
    in_i_registret("folkbokforing", *(boende(nummer) for nummer in ALLA), nr=1)
    slutar = [f"{nr};studiebevis;2026-10-01" for nr in (NORA, LEO)]
    in_i_registret("bevis", *slutar, nr=2)
    in_i_registret("elever", *(elev(nr, "2024-08-19", "2026-11-22") for nr in (NORA, LEO)), nr=3)
    kommun = Kommun.objects.get(pk=HEM)
    natt(kommun=kommun, dag=DAG, tid=minut(10))
    return kommun


@pytest.fixture
def hem(hemma: Kommun, monkeypatch: pytest.MonkeyPatch) -> Kommun:
    """The same, with one person in each chunk from now on."""
    monkeypatch.setattr(bedom_flow, "CHUNK", 1)
    return hemma


def state() -> list[Any]:
    """All that a night decides, but not when or in how many runs."""
    svar = Bedomning.objects.order_by("person", "kand_fran").values_list(
        "person", "utfall", "dag", "motivering"
    )
    poster = Registerpost.objects.order_by("person", "pk").values_list("person", "lage", "oppnad")
    handelser = Registerhandelse.objects.order_by("post__person", "nr").values_list(
        "post__person", "nr", "slag", "dag", "orsak"
    )
    uppgifter = Uppgift.objects.order_by("slag", "person").values_list("slag", "person")
    tal = Fullstandighet.objects.order_by("dag").values_list("dag", "omfattas", "oklara")
    ko = Omprovning.objects.count()
    return [*map(list, (svar, poster, handelser, uppgifter, tal)), ko]


def later(kommun: Kommun, nr: int) -> Korning:
    return natt(kommun=kommun, dag=SENARE, tid=minut(nr))


def whole(kommun: Kommun) -> tuple[list[Any], int]:
    """What an undisturbed night gives, and of how many statements; nothing of it is kept."""
    sid = transaction.savepoint()
    with dies_at(10**9) as calls:
        assert later(kommun, 20).andrade_svar == 2
    done = state()
    transaction.savepoint_rollback(sid)
    return done, calls[0]


def test_a_night_that_dies_at_any_statement_is_finished_by_the_next(hem: Kommun) -> None:
    done, statements = whole(hem)
    assert statements > 150
    for call in range(1, statements, VAR):
        try:
            with transaction.atomic():
                with suppress(KilledError), dies_at(call):
                    later(hem, 20)
                    assert call > 0.9 * statements  # the night was over before it
                again = later(hem, 30)
                assert (again.lage, state()) == (Korningslage.KLAR, done), f"anrop {call}"
                raise BackaError
        except BackaError:
            continue


def test_a_run_that_was_left_is_taken_over_or_stopped_with_a_sentence(hem: Kommun) -> None:
    with pytest.raises(KilledError), dies_at(100):
        later(hem, 20)
    left = Korning.objects.get(lage=Korningslage.PAGAR)
    assert left.puls is not None
    silent = left.puls - timedelta(minutes=3)
    Korning.objects.filter(pk=left.pk).update(puls=silent)

    again = later(hem, 30)

    assert (again.pk, again.lage) == (left.pk, Korningslage.KLAR)
    Korning.objects.filter(pk=left.pk).update(lage=Korningslage.PAGAR, puls=silent, dag=DAG)
    later(hem, 40)
    left.refresh_from_db()
    assert (left.lage, left.fel) == (Korningslage.STOPPAD, AVBRUTEN)
