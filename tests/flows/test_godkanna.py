"""Before a file is accepted: what would change is counted once, what is unusual is confirmed, and a
large one waits for the worker."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from kaja.flows import angra_forhand
from kaja.flows.angra import angra
from kaja.flows.arbetare import gor_nasta
from kaja.flows.godkanna import Bekraftat, IngenTraff, bestall, godkann
from kaja.flows.sparad_visning import sparad_skulle
from kaja.flows.tystnad import MangaSlutar
from kaja.intake.models import MottagenFil, Status
from kaja.korningar.models import Korning, Korningslage
from tests.flows.kommunen import (
    ALI,
    ANNAN,
    DAG,
    EVA,
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def alla_i_skolan() -> None:
    everyone = (NORA, LEO, ALI, EVA)
    in_i_registret("folkbokforing", *(boende(nummer) for nummer in everyone))
    in_i_registret("elever", *(elev(nummer) for nummer in everyone), nr=1)


def halv(nr: int = 2) -> MottagenFil:
    """A full extract in which half are missing."""
    return emot("elever", elev(NORA), elev(LEO), nr=nr, omfattning="hel").fil


@pytest.mark.usefixtures("alla_i_skolan")
def test_half_a_full_extract_is_not_read_in_before_somebody_has_meant_it() -> None:
    fil = halv()
    with pytest.raises(MangaSlutar, match="2 av 4 som pågick saknas"):
        godkann(fil=fil, user=None, tid=minut(3), dag=DAG)
    with pytest.raises(MangaSlutar):
        bestall(fil=fil, user=None, tid=minut(3), dag=DAG, bekraftat=Bekraftat(ingen_traff=True))
    assert not Korning.objects.filter(fil=fil).exists()
    godkann(fil=fil, user=None, tid=minut(4), dag=DAG, bekraftat=Bekraftat(manga_slutar=True))
    assert svaret(ALI).avgorande_punkt != "kaa.p3"


@pytest.mark.usefixtures("alla_i_skolan")
def test_the_worker_reads_a_file_whose_many_ends_a_person_has_confirmed() -> None:
    fil = halv()
    bestall(fil=fil, user=None, tid=minut(3), dag=DAG, bekraftat=Bekraftat(manga_slutar=True))
    assert MottagenFil.objects.get(pk=fil.pk).status == Status.LASES_IN
    gor_nasta(tid=minut(4), dag=DAG)
    korning = Korning.objects.get(fil=fil)
    assert (korning.lage, korning.fel, korning.fil_id) == (Korningslage.KLAR, "", fil.pk)
    assert MottagenFil.objects.get(pk=fil.pk).status == Status.INLAST


@pytest.mark.usefixtures("alla_i_skolan")
def test_an_old_extract_that_comes_late_is_asked_about_by_what_it_would_end() -> None:
    gammal = emot("elever", elev(NORA), nr=2, omfattning="hel", tom=TOM - timedelta(30)).fil
    assert sparad_skulle(gammal).slutar == ()
    godkann(fil=gammal, user=None, tid=minut(3), dag=DAG)
    assert {svaret(nummer).avgorande_punkt for nummer in (NORA, LEO, ALI, EVA)} == {"kaa.p3"}


def test_an_old_extract_that_comes_late_may_end_those_of_whom_changes_say_nothing() -> None:
    everyone = (NORA, LEO, ALI, EVA)
    in_i_registret("folkbokforing", *(boende(nummer) for nummer in everyone))
    in_i_registret("elever", *(elev(en) for en in everyone), nr=1, tom=TOM - timedelta(60))
    andring = emot("elever", elev(NORA, "2026-08-17"), nr=2, omfattning="andring").fil
    godkann(fil=andring, user=None, tid=minut(2), dag=DAG)
    rader = (elev(NORA), elev(LEO))
    fil = emot("elever", *rader, nr=3, omfattning="hel", tom=TOM - timedelta(30)).fil
    assert set(sparad_skulle(fil).slutar) == {personen(ALI).pk, personen(EVA).pk}
    with pytest.raises(MangaSlutar, match="2 av 4 som pågick saknas"):
        godkann(fil=fil, user=None, tid=minut(4), dag=DAG)
    godkann(fil=fil, user=None, tid=minut(5), dag=DAG, bekraftat=Bekraftat(manga_slutar=True))
    assert [svaret(nummer).avgorande_punkt for nummer in (LEO, ALI)] == ["kaa.p3", "kaa.p4"]


def test_a_file_in_which_nobody_is_known_needs_a_word_of_its_own() -> None:
    fil = emot("folkbokforing", boende(NORA, kommun=ANNAN), boende(LEO, kommun=ANNAN)).fil
    with pytest.raises(IngenTraff, match="en annan kommuns fil"):
        godkann(fil=fil, user=None, tid=minut(1), dag=DAG)
    done = godkann(fil=fil, user=None, tid=minut(1), dag=DAG, bekraftat=Bekraftat(ingen_traff=True))
    assert done.gjorde.personer_annan_kommun == 2


@pytest.mark.usefixtures("alla_i_skolan")
def test_what_would_change_is_counted_anew_only_when_something_else_is_known(
    django_assert_max_num_queries: CaptureQueriesContext,
) -> None:
    fil = halv()
    found = sparad_skulle(fil)
    assert len(found.slutar) == 2
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        assert sparad_skulle(fil) == found
    emot("bevis", f"{EVA};examensbevis;2026-06-10", nr=3)
    again = MottagenFil.objects.get(pk=fil.pk)
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        assert sparad_skulle(again) == found
    in_i_registret("elever", elev(NORA), elev(LEO, "2023-08-14"), elev(ALI), nr=4)
    assert sparad_skulle(MottagenFil.objects.get(pk=fil.pk)) != found


@pytest.mark.usefixtures("alla_i_skolan")
def test_two_schools_that_both_say_that_she_goes_there_are_told_of_before() -> None:
    fil = emot(*("elever", elev(NORA, "2026-08-17"), elev(LEO)), nr=2, avsandare="Bergskolan").fil
    assert sparad_skulle(fil).motsagda == (personen(NORA).pk,)


@pytest.mark.usefixtures("alla_i_skolan")
def test_undoing_says_before_what_it_then_does() -> None:
    andra = in_i_registret("elever", elev(NORA, "2023-08-14"), elev(LEO), nr=2).fil
    sist = in_i_registret("elever", elev(ALI, "2025-08-18"), nr=3).fil
    andra.refresh_from_db()
    skulle = angra_forhand.skulle_angras(andra)
    assert skulle.namnda == 2
    assert skulle.andrade == (personen(NORA).pk,)
    assert [fil.pk for fil in skulle.lases_om][-1:] == [sist.pk]
    before = {nummer: svaret(nummer).pk for nummer in (LEO, ALI, EVA)}
    angra(fil=andra, user=None, tid=minut(4), dag=DAG)
    assert before == {nummer: svaret(nummer).pk for nummer in (LEO, ALI, EVA)}
