"""A received file is kept for the time that is chosen; what it said stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kaja.access.models import Kommun
from kaja.flows.angra import angra
from kaja.flows.ravaror import gallra_ravaror
from kaja.intake.actions import FilfelError
from kaja.intake.models import MottagenFil, Rad
from kaja.underlag.models import Studiefaktum
from tests.flows.kommunen import DAG, HEM, LEO, NORA, boende, elev, emot, in_i_registret, minut

pytestmark = pytest.mark.django_db


def gallra(dagar: int) -> int:
    kommun, tid = Kommun.objects.get(pk=HEM), minut(0) + timedelta(days=dagar)
    return gallra_ravaror(kommun=kommun, dag=DAG, tid=tid)


def test_the_file_goes_when_its_time_is_out_and_the_facts_stay() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    in_i_registret("elever", elev(NORA), elev(LEO), nr=1)
    waiting = emot("bevis", f"{NORA};studiebevis;2026-06-10", nr=2).fil

    assert (gallra(400), gallra(401), gallra(402)) == (0, 2, 0)

    kept = MottagenFil.objects.exclude(innehall=b"")
    assert [fil.pk for fil in kept] == [waiting.pk]
    assert Rad.objects.exclude(fil=waiting).count() == 0
    fact = Studiefaktum.objects.get(ersatt=None)
    assert (fact.fil and fact.fil.namn, fact.rad) == ("elever-1.csv", 2)


def test_a_file_whose_followers_are_gone_can_not_be_taken_back_and_says_why() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    first = in_i_registret("elever", elev(NORA), nr=1).fil
    in_i_registret("elever", elev(NORA, till="2026-11-01"), nr=2)
    gallra(401)

    with pytest.raises(FilfelError, match="sparas inte längre"):
        angra(fil=first, user=None, tid=minut(5), dag=DAG)


def test_a_file_that_is_gone_itself_can_not_be_taken_back() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    only = in_i_registret("elever", elev(NORA), nr=1).fil
    gallra(401)

    with pytest.raises(FilfelError, match=r"elever-1\.csv måste läsas om men sparas inte längre"):
        angra(fil=only, user=None, tid=minut(5), dag=DAG)
