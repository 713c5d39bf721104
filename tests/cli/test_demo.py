"""`kaja demo`: built once, finished if it was interrupted, and never built twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaja import exempel
from kaja.access.models import Medlemskap, User
from kaja.cli import demo
from kaja.exempel import Kommunfiler
from kaja.intake import actions as intake
from kaja.intake.models import MottagenFil, Status
from kaja.korningar.models import Korning, Korningslage, Korningsslag
from kaja.register.models import Bedomning
from kaja.ungdom.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]


@pytest.fixture(scope="module")
def small() -> Kommunfiler:
    whole = exempel.bygg(dag=exempel.REFERENSDAG, fro=exempel.REFERENSFRO)
    return whole._replace(
        folkbokforing=replace(whole.folkbokforing, rader=whole.folkbokforing.rader[:40]),
        elever=replace(whole.elever, rader=whole.elever.rader[:40]),
        bevis=replace(whole.bevis, rader=whole.bevis.rader[:40]),
    )


@pytest.fixture(autouse=True)
def _small_municipality(small: Kommunfiler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exempel, "bygg", lambda **_: small)


def state() -> tuple[int, ...]:
    models = (User, Medlemskap, MottagenFil, Person, Bedomning)
    return tuple(model.objects.count() for model in models)


def test_the_demo_has_accounts_people_and_answers() -> None:
    demo.build()

    assert set(Medlemskap.objects.values_list("roll", flat=True)) == set(demo.ACCOUNTS)
    assert User.objects.get(email="samordnare@kaja.example").check_password(demo.PASSWORD)
    assert MottagenFil.objects.filter(status=Status.INLAST).count() == 3
    assert Bedomning.objects.filter(ersatt=None).count() == Person.objects.count() > 30
    assert set(Bedomning.objects.values_list("dag", flat=True)) <= {demo.FIRST, demo.DAY}
    assert set(Korning.objects.filter(dag=demo.DAY).values_list("slag", "lage")) == {
        (Korningsslag.NATT, Korningslage.KLAR)
    }


def test_a_second_start_builds_nothing() -> None:
    demo.build()
    before = state()
    demo.build()
    assert state() == before


@pytest.mark.parametrize("step", ["begin_reading", "finish_reading", "stage_rows"])
def test_a_build_that_was_killed_is_finished(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(intake, step, die)
        with pytest.raises(KeyboardInterrupt):
            demo.build()

    demo.build()

    read = MottagenFil.objects.filter(status=Status.INLAST)
    assert sorted(read.values_list("kalla", flat=True)) == ["bevis", "elever", "folkbokforing"]
    assert Bedomning.objects.filter(ersatt=None).count() == Person.objects.count() > 30
