"""Choosing: stored, audited, dated, and never overwritten."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from kaja.access.models import Kommun
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.regler import Installningar
from kaja.styrning import queries
from kaja.styrning.actions import set_installning
from kaja.styrning.beskrivning import Installningsfel
from kaja.styrning.models import Installning
from tests.rollbesattning import ANNAN, HEM, make_member

pytestmark = pytest.mark.django_db
DAG, TID = date(2026, 3, 2), datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def valj(varde: str, fran: date = DAG, *, tid: datetime = TID, bakat: bool = False) -> Installning:
    return set_installning(
        kommun=Kommun.objects.get(pk=HEM),
        namn="folkhogskola",
        varde=varde,
        fran=fran,
        dag=DAG,
        user=None,
        aktor="prov",
        tid=tid,
        bakat=bakat,
    )


def test_a_choice_holds_from_its_day_in_its_own_municipality() -> None:
    valj("raknas")
    assert queries.installningar(HEM, DAG) == Installningar(folkhogskola="raknas")
    assert queries.installningar(HEM, DAG - timedelta(1)) == Installningar()
    assert queries.installningar(ANNAN, DAG) == Installningar()


def test_what_was_known_of_the_settings_can_be_asked_for_again() -> None:
    valj("raknas")
    valj("raknas_inte", tid=TID + timedelta(hours=1))
    assert queries.installningar(HEM, DAG).folkhogskola == "raknas_inte"
    then = queries.fraga(HEM, DAG, kand=TID + timedelta(minutes=1))
    assert then.installningar.folkhogskola == "raknas"
    assert queries.fraga(HEM, DAG, kand=TID - timedelta(minutes=1)).andringar == ()


def test_all_settings_are_read_with_one_query(django_assert_num_queries: Any) -> None:
    valj("raknas")
    valj("raknas_inte", DAG + timedelta(30))
    with django_assert_num_queries(1):
        queries.fraga(HEM, DAG)


def test_a_choice_is_an_event_that_says_what_was_and_what_is() -> None:
    valj("raknas")
    valj("raknas_inte")
    events = [h for h in Handelse.objects.order_by("nr") if h.handling == "installning.andrad"]
    assert [h.objekt for h in events] == ["installning:folkhogskola"] * 2
    assert '"fore":"raknas"' in events[-1].detaljer.replace(" ", "")


def test_a_choice_for_the_same_day_supersedes_even_when_the_clock_was_set_back() -> None:
    first = valj("raknas")
    second = valj("raknas_inte", tid=TID - timedelta(hours=1))
    first.refresh_from_db()
    assert first.ersatt == second.kand_fran > first.kand_fran


def test_the_same_choice_again_writes_nothing() -> None:
    assert valj("raknas") == valj("raknas", tid=TID + timedelta(hours=1))
    assert Handelse.objects.filter(handling="installning.andrad").count() == 1


def test_a_day_that_has_been_must_be_asked_for() -> None:
    with pytest.raises(Installningsfel, match="gäller även bakåt"):
        valj("raknas", DAG - timedelta(1))
    assert not Installning.objects.exists()
    valj("raknas", DAG - timedelta(1), bakat=True)
    assert queries.installningar(HEM, DAG - timedelta(1)).folkhogskola == "raknas"


def test_a_setting_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Installningsfel, match="heter kaffe"):
        set_installning(
            kommun=Kommun.objects.get(pk=HEM), namn="kaffe", varde="1", fran=DAG, dag=DAG,
            user=None, aktor="prov", tid=TID,
        )  # fmt: skip


def test_only_those_with_the_permission_see_who_chose_what() -> None:
    valj("raknas")
    kommun = Kommun.objects.get(pk=HEM)
    assert not queries.historik(AnonymousUser(), kommun).exists()
    assert not queries.historik(make_member("importor", HEM, Roll.IMPORTOR), kommun).exists()
    assert not queries.historik(make_member("annan", ANNAN, Roll.SAMORDNARE), kommun).exists()
    assert queries.historik(make_member("chef", HEM, Roll.CHEF), kommun).count() == 1
