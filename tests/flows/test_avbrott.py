"""A run that dies: nothing half done is left, or the next run finishes it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kaja.access.models import Kommun
from kaja.audit.models import Handelse
from kaja.flows import bedom as bedom_flow
from kaja.flows import hela_filen, stycke, svaren
from kaja.flows import las_in as flow
from kaja.intake import actions as intake
from kaja.intake import queries as intake_queries
from kaja.intake.actions import FilfelError
from kaja.intake.models import MottagenFil, Rad, Status
from kaja.intake.sources.elever import ElevRad
from kaja.register.models import Bedomning
from kaja.underlag import actions as underlag
from kaja.underlag.models import Bevisfaktum, Folkbokforingsfaktum, Studiefaktum, Tackning
from kaja.ungdom.models import Person
from tests.flows.kommunen import (
    ALI,
    DAG,
    EVA,
    HEM,
    LEO,
    NORA,
    boende,
    elev,
    emot,
    in_i_registret,
    minut,
)

pytestmark = pytest.mark.django_db

ALLA = (NORA, LEO, ALI, EVA)
FACTS = (Folkbokforingsfaktum, Studiefaktum, Bevisfaktum)


class KilledError(Exception):
    """What stands in for kill -9 here: nothing after it in the run is done."""


def die_at(monkeypatch: pytest.MonkeyPatch, room: Any, name: str, call: int) -> None:
    """Let the call with this number, counted from one, die instead of being made."""
    real: Callable[..., Any] = getattr(room, name)
    calls = 0

    def dying(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == call:
            raise KilledError
        return real(*args, **kwargs)

    monkeypatch.setattr(room, name, dying)


def state() -> tuple[Any, ...]:
    """Everything in the register that does not depend on when or how often it was read."""
    persons = sorted(Person.objects.values_list("nummer", "fornamn"))
    facts = [
        sorted(model.objects.filter(ersatt=None).values_list("person__nummer", "fran", "rad"))
        for model in FACTS
    ]
    coverage = sorted(Tackning.objects.filter(ersatt=None).values_list("kalla", "tom"))
    answers = sorted(
        Bedomning.objects.filter(ersatt=None).values_list("person__nummer", "motivering")
    )
    files = sorted(MottagenFil.objects.values_list("kalla", "status"))
    return persons, facts, coverage, answers, files, Rad.objects.count()


def read_both() -> None:
    in_i_registret("folkbokforing", *(boende(nummer) for nummer in ALLA), nr=0)
    mottagen = emot("elever", *(elev(nummer) for nummer in ALLA), nr=1)
    flow.las_in(fil=mottagen.fil, user=None, tid=minut(1), dag=DAG)


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """One row or one person in each transaction, so that there are many places to die in."""
    monkeypatch.setattr(intake_queries, "CHUNK", 1)
    monkeypatch.setattr(bedom_flow, "CHUNK", 1)


ALL_STEPS = [
    *((stycke, "save_persons", call) for call in (1, 3)),
    *((stycke, "record_facts", call) for call in (1, 2)),
    *((stycke, "record_difference", call) for call in (1, 3)),
    *((intake, "rows_done", call) for call in (2, 6)),
    *((flow, "link_numbers", call) for call in (1, 2)),
    *((hela_filen, "set_coverage", call) for call in (1, 2)),
    *((svaren, "store_bedomningar", call) for call in (1, 3, 5, 8)),
    *((intake, "finish_reading", call) for call in (1, 2)),
    *((underlag, "record", call) for call in (1, 3, 5, 6, 7)),
]
LAST_OF_EACH = [*{step[:2]: step for step in ALL_STEPS}.values()]
STEPS = ALL_STEPS if os.environ.get("KAJA_TEST_DB", "sqlite") == "sqlite" else LAST_OF_EACH
"""On PostgreSQL one of each: what is tried there is that a transaction that dies is taken back."""


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize(
    "room, name, call", STEPS, ids=[f"{room.__name__}.{name}-{call}" for room, name, call in STEPS]
)
def test_a_run_that_dies_anywhere_is_finished_by_the_next(
    room: Any, name: str, call: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        die_at(patch, room, name, call)
        with pytest.raises(KilledError):
            read_both()

    kommun = Kommun.objects.get(pk=HEM)
    flow.finish_interrupted(kommun=kommun, tid=minut(5), dag=DAG)
    if MottagenFil.objects.filter(kalla="elever").count() == 0:
        in_i_registret("elever", *(elev(nummer) for nummer in ALLA), nr=6)

    assert state() == undisturbed()


def undisturbed() -> tuple[Any, ...]:
    """What is there when nothing dies."""
    facts = [(nummer, None, rad) for rad, nummer in enumerate(ALLA, 2)]
    persons, (boende_fakta, studier, bevis), coverage, answers, files, waiting = state()
    assert [(nummer, fran, rad) for nummer, fran, rad in boende_fakta] == sorted(facts)
    assert [(nummer, rad) for nummer, _, rad in studier] == sorted((n, r) for n, _, r in facts)
    assert [nummer for nummer, _ in answers] == sorted(ALLA)
    assert all("Går i gymnasieskola" in text for _, text in answers)
    assert files == [("elever", Status.INLAST), ("folkbokforing", Status.INLAST)]
    assert ([kalla for kalla, _ in coverage], waiting) == (["elever", "folkbokforing"], 0)
    return persons, [boende_fakta, studier, bevis], coverage, answers, files, waiting


def test_a_half_received_file_is_received_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        die_at(patch, intake, "finish_receipt", 1)
        with pytest.raises(KilledError):
            emot("elever", elev(NORA))
    assert MottagenFil.objects.get().status == Status.TAS_EMOT

    again = emot("elever", elev(NORA), nr=1)

    assert (again.ny, again.fil.status) == (True, Status.GRANSKAS)
    assert Rad.objects.count() == 1


def test_of_two_who_receive_the_same_file_at_once_the_first_leaves_nothing() -> None:
    forst = ta_emot_halvt()
    sedan = ta_emot_halvt()
    post = (ElevRad(NORA, 2, "GY", date(2024, 8, 19), None, None, "", "", ""),)
    with pytest.raises(FilfelError, match="tas emot av någon annan"):
        intake.stage_rows(fil=forst, poster=post, namn={})
    with pytest.raises(FilfelError, match="tas emot av någon annan"):
        avsluta(forst)
    intake.stage_rows(fil=sedan, poster=post, namn={})
    avsluta(sedan)
    status = MottagenFil.objects.order_by("pk").values_list("status", flat=True)
    assert list(status) == [Status.KASTAD, Status.GRANSKAS]
    assert Rad.objects.get().fil == sedan


def ta_emot_halvt() -> MottagenFil:
    """A file whose rows are still to come."""
    return intake.receive(
        kommun=Kommun.objects.get(pk=HEM), kalla="elever", namn="e.csv", innehall=b"x",
        avsandare="", tackning_tom=None, user=None, tid=minut(0),
    )[0]  # fmt: skip


def avsluta(fil: MottagenFil) -> None:
    rakning = intake.Rakning(1, 1, 0, 0)
    intake.finish_receipt(
        fil=fil, teckenkodning="", rakning=rakning, problem=(), user=None, tid=minut(1)
    )


@pytest.mark.parametrize(
    "room", ["ungdom", "underlag", "register", "intake"], ids=lambda room: f"log of {room}"
)
def test_no_change_without_its_event(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log cannot be written: then nothing that it would have told of has been done."""
    mottagen = emot("folkbokforing", boende(NORA))
    before = Handelse.objects.count()
    where = f"kaja.{room}.actions" + {"ungdom": ".personer", "intake": ".fil"}.get(room, "")
    die_at(monkeypatch, __import__(where, fromlist=["record"]), "record", 1)

    with pytest.raises(KilledError):
        flow.las_in(fil=mottagen.fil, user=None, tid=minut(1), dag=DAG)

    what = {
        "ungdom": Person.objects.all(),
        "underlag": Folkbokforingsfaktum.objects.all(),
        "register": Bedomning.objects.all(),
        "intake": MottagenFil.objects.exclude(status=Status.GRANSKAS),
    }
    assert not what[room].exists()
    assert Handelse.objects.filter(handling="bedomning.andrade").count() == 0
    assert Handelse.objects.count() <= before + 5


def test_a_confirmed_full_extract_that_was_killed_is_finished_without_asking_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_i_registret("folkbokforing", *(boende(nummer) for nummer in ALLA), nr=0)
    in_i_registret("elever", *(elev(nummer) for nummer in ALLA), nr=1)
    half = emot("elever", elev(NORA), nr=2, omfattning="hel").fil
    MottagenFil.objects.filter(pk=half.pk).update(slut_bekraftat=True)
    half.refresh_from_db()
    with monkeypatch.context() as patch:
        die_at(patch, flow, "link_numbers", 1)
        with pytest.raises(KilledError):
            flow.las_in(fil=half, user=None, tid=minut(2), dag=DAG)

    flow.finish_interrupted(kommun=Kommun.objects.get(pk=HEM), tid=minut(3), dag=DAG)

    half.refresh_from_db()
    assert (half.status, half.slut_bekraftat) == (Status.INLAST, True)
    assert Studiefaktum.objects.filter(ersatt=None, till=None).count() == 1
