"""A move between two municipalities of one installation: closed there, opened here, and a task on
each side, whoever's night comes first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaja.access.models import Kommun
from kaja.flows.angra import angra
from kaja.flows.natt import natt
from kaja.insatser.actions import finish
from kaja.intake.models import MottagenFil
from kaja.register.models import Registerpost
from tests.flows.kommunen import ANNAN, DAG, HEM, NORA, boende, in_i_registret, minut
from tests.vackta import vackta

pytestmark = pytest.mark.django_db

FLYTT = DAG - timedelta(days=3)


def natten(kod: str, nr: int) -> None:
    natt(kommun=Kommun.objects.get(pk=kod), dag=DAG, tid=minut(nr))


def rows(kod: str) -> list[tuple[str, ...]]:
    poster = Registerpost.objects.filter(kommun=kod).order_by("pk")
    return [
        (post.lage, post.ingangsorsak, str(post.oppnad), str(post.avslutad), post.avslutsorsak)
        for post in poster
    ]


def tasks(kod: str) -> list[str]:
    return list(vackta().filter(kommun=kod, klar=None).values_list("slag", flat=True))


@pytest.fixture
def nora_has_moved() -> None:
    """She was in the register of the one; now both hear that she lives in the other."""
    for kod in (HEM, ANNAN):
        for nr, kalla in enumerate(("elever", "bevis")):
            in_i_registret(kalla, nr=nr, kommun=kod)
    in_i_registret("folkbokforing", boende(NORA, fran="2020-01-01"), nr=5)
    natten(HEM, 6)
    assert rows(HEM)[0][0] == "oppen"
    moved = (
        boende(NORA, fran="2020-01-01"),
        boende(NORA, fran=FLYTT.isoformat(), kommun=ANNAN),
    )
    in_i_registret("folkbokforing", *moved, nr=10, tom=DAG)
    in_i_registret("folkbokforing", *moved, nr=10, tom=DAG, kommun=ANNAN)


@pytest.mark.usefixtures("nora_has_moved")
@pytest.mark.parametrize("order", [(HEM, ANNAN), (ANNAN, HEM)], ids=["old first", "new first"])
def test_closed_there_opened_here_with_a_task_on_each_side(order: tuple[str, str]) -> None:
    for nr, kod in enumerate(order):
        natten(kod, 20 + nr)

    ((lage, _, _, avslutad, orsak),) = rows(HEM)
    assert (lage, avslutad, orsak) == ("avslutad", FLYTT.isoformat(), "flyttat")
    ((lage, ingang, oppnad, _, _),) = rows(ANNAN)
    assert (lage, ingang, oppnad) == ("oppen", "inflyttad", FLYTT.isoformat())
    assert (tasks(HEM), tasks(ANNAN)) == (["overlamna"], ["ta_over"])


@pytest.mark.usefixtures("nora_has_moved")
def test_a_task_that_is_done_is_not_raised_again() -> None:
    natten(HEM, 20)
    finish(uppgift=vackta().get(kommun=HEM), utfall="gjord", user=None, tid=minut(21))

    natten(HEM, 22)

    assert tasks(HEM) == []


def test_one_who_moves_to_a_municipality_without_kaja_is_no_task() -> None:
    in_i_registret("elever")
    in_i_registret("bevis", nr=1)
    in_i_registret("folkbokforing", boende(NORA, fran="2020-01-01"), nr=5)
    moved = boende(NORA, fran=FLYTT.isoformat(), kommun="0180")
    in_i_registret("folkbokforing", boende(NORA, fran="2020-01-01"), moved, nr=10, tom=DAG)

    natten(HEM, 20)

    assert (rows(HEM)[0][4], tasks(HEM)) == ("flyttat", [])
    assert date.fromisoformat(rows(HEM)[0][3]) == FLYTT


@pytest.mark.usefixtures("nora_has_moved")
def test_a_move_that_is_taken_back_is_no_task_and_is_one_again_when_it_is_told_again() -> None:
    natten(HEM, 20)
    natten(ANNAN, 21)
    for kod in (HEM, ANNAN):
        senaste = MottagenFil.objects.filter(kommun=kod, kalla="folkbokforing").latest("mottagen")
        angra(fil=senaste, user=None, tid=minut(30), dag=DAG)
        natten(kod, 31)
    assert (tasks(HEM), tasks(ANNAN)) == ([], [])

    moved = (boende(NORA, fran="2020-01-01"), boende(NORA, fran=FLYTT.isoformat(), kommun=ANNAN))
    for kod in (HEM, ANNAN):
        in_i_registret("folkbokforing", *moved, nr=40, tom=DAG, kommun=kod)
        natten(kod, 41)
    assert (tasks(HEM), tasks(ANNAN)) == (["overlamna"], ["ta_over"])


@pytest.mark.usefixtures("nora_has_moved")
def test_a_task_waits_for_someone_however_long_ago_the_move_was() -> None:
    natten(HEM, 20)

    natt(kommun=Kommun.objects.get(pk=HEM), dag=DAG + timedelta(days=250), tid=minut(30))

    assert tasks(HEM) == ["overlamna"]
