"""What has changed since a moment, and why: files, silence, undo, mergers, days and protection."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaja.access.models import Kommun
from kaja.flows.andrat import ifragasatt, sedda
from kaja.flows.angra import angra
from kaja.flows.identitet import sla_ihop
from kaja.flows.las_in import las_in
from kaja.flows.natt import natt
from kaja.intake.models import MottagenFil
from kaja.register.andringar import andringar, count
from kaja.register.kvittenser import (
    accept,
    last_looked,
    looked_through,
    not_looked_through,
    take_back,
)
from kaja.register.models import Bedomning, Kvittens
from tests.flows.andringarna import samordnaren, sedan, slag_och_skal
from tests.flows.kommunen import (
    ALI,
    DAG,
    HEM,
    LEO,
    NORA,
    boende,
    elev,
    emot,
    in_i_registret,
    minut,
    personen,
    svaret,
)
from tests.vackta import vackta

pytestmark = pytest.mark.django_db

FORE = minut(-1)
IGAR = date(2026, 11, 6)


def las(kalla: str, *rader: str, nr: int, omfattning: str = "hel", avsandare: str = "") -> None:
    fil = emot(kalla, *rader, nr=nr, omfattning=omfattning, avsandare=avsandare).fil
    las_in(fil=fil, user=None, tid=minut(nr), dag=DAG, bekraftat=True)


def borja(*rader: str) -> None:
    """Nora, Leo and Ali live here; the schools have said these rows, and bevis nothing."""
    las("folkbokforing", boende(NORA), boende(LEO), boende(ALI), nr=0)
    las("bevis", nr=1)
    las("elever", *rader, nr=2, avsandare="Skola A")


def test_the_first_reading_makes_everyone_new_or_come_and_gone_between_two_files() -> None:
    borja(elev(NORA))
    nya = sedan(FORE)
    slag = {nummer: en.slag for nummer, en in nya.items()}
    assert slag == {LEO: "ny", ALI: "ny", NORA: "vande"}
    assert nya[LEO].mening.startswith("Folkbokförd i kommunen enligt folkbokforing-0.csv rad 3.")


def test_someone_who_begins_school_is_gone_with_file_and_row() -> None:
    borja(elev(NORA))
    las("elever", elev(NORA), elev(LEO, "2026-10-05"), nr=10, avsandare="Skola A")
    assert slag_och_skal(minut(5), LEO) == (
        "borta",
        "Började i gymnasieskola 2026-10-05 enligt elever-10.csv rad 3.",
    )
    assert [(fil.namn, fil.finns) for fil in sedan(minut(5))[LEO].filer] == [
        ("elever-10.csv", True)
    ]


def test_someone_missing_in_a_full_extract_is_new_with_the_sender() -> None:
    borja(elev(NORA), elev(LEO))
    las("elever", elev(NORA), nr=10, avsandare="Skola A")
    slag, mening = slag_och_skal(minut(5), LEO)
    assert slag == "ny"
    assert mening.startswith(
        "Saknas i elevuppgifterna från Skola A sedan 2026-11-20: inskrivningen i gymnasieskola "
        "avslutades."
    )


def test_who_leaves_the_municipality_is_gone_with_where_to() -> None:
    borja()
    las(
        "folkbokforing",
        boende(NORA),
        boende(LEO, kommun="2080", fran="2026-11-02"),
        boende(ALI),
        nr=10,
    )
    assert slag_och_skal(minut(5), LEO) == (
        "borta",
        "Flyttade till Falun (2080) 2026-11-02 enligt folkbokforing-10.csv rad 3.",
    )
    assert "I registret: avslutad" in sedan(minut(5))[LEO].registret


def test_a_day_that_comes_is_a_reason_without_a_file() -> None:
    borja()
    tjugo = date(2028, 1, 1)
    natt(kommun=Kommun.objects.get(pk=HEM), dag=tjugo, tid=minut(60))
    assert slag_och_skal(minut(5), NORA) == ("borta", "Fyllde 20 år 2028-01-01.")


def test_a_file_taken_back_is_the_reason_for_who_has_no_answer_any_more() -> None:
    borja()
    fil = MottagenFil.objects.get(kalla="folkbokforing")
    angra(fil=fil, user=None, tid=minut(10), dag=DAG)
    en = sedan(minut(5))[LEO]
    assert (en.slag, en.bedomning.ersatt is None) == ("borta", False)
    assert en.mening.startswith("Filen folkbokforing-0.csv togs tillbaka: uppgiften om folkbok")


def test_who_came_and_went_says_so() -> None:
    borja(elev(NORA), elev(LEO))
    las("elever", elev(NORA), nr=10, avsandare="Skola A")
    las("elever", elev(NORA), elev(LEO), nr=20, avsandare="Skola A")
    slag, mening = slag_och_skal(minut(5), LEO)
    assert slag == "vande"
    assert mening.startswith("Kom och gick. En tid:")
    assert mening.endswith("Går i gymnasieskola sedan 2024-08-19, enligt elever-20.csv rad 3.")


def test_who_went_and_came_back_says_so() -> None:
    borja(elev(NORA))
    las("elever", elev(NORA), elev(LEO), nr=10, avsandare="Skola A")
    fil = MottagenFil.objects.get(namn="elever-10.csv")
    angra(fil=fil, user=None, tid=minut(20), dag=DAG)
    slag, mening = slag_och_skal(minut(5), LEO)
    assert slag == "vande"
    assert mening == (
        "Försvann och kom tillbaka, svaret är som förut. En tid: Går i gymnasieskola sedan "
        "2024-08-19, enligt elever-10.csv rad 3."
    )


def test_a_start_to_wait_for_is_a_change_of_one_who_stays() -> None:
    borja(elev(NORA))
    las("elever", elev(NORA), elev(LEO, "2027-01-11"), nr=10, avsandare="Skola A")
    slag, mening = slag_och_skal(minut(5), LEO)
    assert slag == "andrad"
    assert mening == (
        "Väntar på start 2027-01-11. Ska börja i gymnasieskola 2027-01-11 enligt elever-10.csv "
        "rad 3."
    )


def test_who_is_merged_under_another_number_is_gone_with_that_reason() -> None:
    borja(elev(NORA))
    leo, ali = personen(LEO), personen(ALI)
    kommun = Kommun.objects.get(pk=HEM)
    sla_ihop(kommun=kommun, fran=ali, till=leo, user=samordnaren(), tid=minut(10), bekraftat=True)
    natt(kommun=kommun, dag=DAG, tid=minut(11))
    assert slag_och_skal(minut(5), ALI) == (
        "borta",
        "Läst ihop med ett annat nummer, och svaret står under det.",
    )


def test_another_protection_is_a_change_though_the_answer_is_the_same() -> None:
    borja(elev(NORA))
    las(
        "folkbokforing",
        boende(NORA),
        boende(LEO, skydd="sekretessmarkering"),
        boende(ALI),
        nr=10,
    )
    en = sedan(minut(5))[LEO]
    assert (en.slag, en.mening[:30]) == ("andrad", "Har fått sekretessmarkering. F"[:30])
    _godkann(minut(5), LEO)
    assert LEO not in sedan(minut(5))

    las("folkbokforing", boende(NORA), boende(LEO), boende(ALI), nr=30)
    assert "Har inte längre skyddade" in sedan(minut(20))[LEO].mening


def _godkann(tid: object, nummer: str) -> None:
    from kaja.flows.andrat_skydd import skyddsandringar

    hem = Kommun.objects.get(pk=HEM)
    en = sedan(tid)[nummer]  # type: ignore[arg-type]
    rad = (en.bedomning.pk, en.bedomning.sett, en.person.pk)
    wanted = sedda([rad], skyddsandringar(hem, tid))  # type: ignore[arg-type]
    accept(kommun=hem, sedda=wanted, user=samordnaren(), tid=minut(100))


def test_what_is_accepted_leaves_and_comes_back_when_taken_back_or_changed_again() -> None:
    borja(elev(NORA))
    hem = Kommun.objects.get(pk=HEM)
    _godkann(FORE, LEO)
    assert set(sedan(FORE)) == {ALI, NORA}
    assert set(sedan(FORE, alla=True)) == {ALI, LEO, NORA}
    assert sedan(FORE, alla=True)[LEO].kvittens is not None

    assert take_back(kommun=hem, kvitterad=minut(100), user=samordnaren(), tid=minut(101)) == 1
    assert set(sedan(FORE)) == {ALI, LEO, NORA}

    _godkann(FORE, LEO)
    las("elever", elev(NORA), elev(LEO, "2027-01-11"), nr=110, avsandare="Skola A")
    assert set(sedan(FORE)) == {ALI, LEO, NORA}


def test_that_an_answer_is_gone_is_accepted_for_itself() -> None:
    borja()
    _godkann(FORE, LEO)
    angra(fil=MottagenFil.objects.get(kalla="folkbokforing"), user=None, tid=minut(110), dag=DAG)
    assert sedan(minut(105))[LEO].slag == "borta"
    _godkann(minut(105), LEO)
    assert LEO not in sedan(minut(105))
    assert sorted(Kvittens.objects.values_list("vad", flat=True)) == ["borta", "svar"]


def test_accepting_twice_is_accepting_once() -> None:
    borja()
    _godkann(FORE, LEO)
    hem = Kommun.objects.get(pk=HEM)
    pk = Kvittens.objects.get().bedomning_id
    assert accept(kommun=hem, sedda=sedda([(pk, "svar", 0)], {}), user=samordnaren(), tid=FORE) == 0


def test_a_questioned_change_is_a_task_with_its_question() -> None:
    borja()
    hem, svar = Kommun.objects.get(pk=HEM), svaret(LEO)
    user = samordnaren()
    mening = sedan(FORE)[LEO].mening
    for ta in (False, True):
        ifragasatt(kommun=hem, bedomning=svar, mening=mening, user=user, tid=minut(50), ta=ta)
    uppgift = vackta().get()
    assert (uppgift.person, uppgift.tagen_av) == (svar.person, user)
    assert uppgift.fraga == f"Stämmer ändringen? {mening}"
    assert sedan(FORE)[LEO].uppgift == uppgift


def test_looking_through_moves_forward_only_and_once_back() -> None:
    hem, user = Kommun.objects.get(pk=HEM), samordnaren()
    assert last_looked(hem, user) is None
    for nr in (5, 3, 9):
        looked_through(kommun=hem, user=user, till=minut(nr), tid=minut(nr))
    assert last_looked(hem, user) == minut(9)
    for _ in range(2):
        not_looked_through(kommun=hem, user=user, tid=minut(10))
        assert last_looked(hem, user) == minut(5)


def test_looking_through_for_the_first_time_is_undone_too() -> None:
    hem, user = Kommun.objects.get(pk=HEM), samordnaren()
    looked_through(kommun=hem, user=user, till=minut(5), tid=minut(5))
    not_looked_through(kommun=hem, user=user, tid=minut(6))
    assert last_looked(hem, user) is None


def test_someone_who_was_and_is_outside_is_only_counted() -> None:
    borja(elev(NORA), elev(LEO))
    las("elever", elev(NORA, "2023-08-19"), elev(LEO), nr=10, avsandare="Skola A")
    hem = Kommun.objects.get(pk=HEM)
    rader = andringar(samordnaren(), hem, minut(5))
    assert [(en.slag, n) for en, n in count(rader).items()] == [("", 1)]


def test_the_number_of_queries_is_the_same_for_one_and_for_many() -> None:
    borja()
    antal = []
    samordnaren()
    for nummer in (LEO, ALI):
        with CaptureQueriesContext(connection) as fragor:
            assert sedan(FORE)
        antal.append(len(fragor))
        _godkann(FORE, nummer)
    assert antal[0] == antal[1]


def test_another_municipality_sees_nothing() -> None:
    borja()
    in_i_registret("folkbokforing", boende(NORA, kommun="1715"), nr=3, kommun="1715")
    hem, user = Kommun.objects.get(pk="1715"), samordnaren()
    assert not andringar(user, hem, FORE).exists()
    assert Bedomning.objects.filter(kommun=hem).exists()
    assert not andringar(user, None, FORE - timedelta(days=1)).exists()
