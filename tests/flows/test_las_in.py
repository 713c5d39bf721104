"""A file's journey: what is read in, what is kept out, what a second file changes."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.access.models import Kommun
from kaja.audit.models import Handelse
from kaja.audit.queries import verify
from kaja.flows.forhandsvisning import forhandsvisa
from kaja.flows.las_in import kasta, las_in, ta_emot
from kaja.intake.actions import FilfelError
from kaja.intake.models import MottagenFil, Rad, Radproblem, Status
from kaja.register.models import Bedomning
from kaja.tabell import TableError
from kaja.underlag.models import Folkbokforingsfaktum, Studiefaktum, Tackning
from kaja.ungdom.models import Person
from tests.flows.kommunen import (
    ALI,
    ANNAN,
    DAG,
    EVA,
    HEM,
    LEO,
    NORA,
    boende,
    elev,
    emot,
    fil,
    in_i_registret,
    minut,
    personen,
    svaret,
)

pytestmark = pytest.mark.django_db


def test_three_files_become_an_explained_target_group() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    in_i_registret("elever", elev(NORA), elev(LEO, "2024-08-19", "2025-02-03", "ja"), nr=1)
    in_i_registret("bevis", f"{ALI};studiebevis;2026-06-10", nr=2)

    assert svaret(NORA).utfall == "omfattas_inte"
    assert svaret(NORA).avgorande_punkt == "kaa.p3"
    leo = svaret(LEO)
    assert (leo.utfall, leo.ingangsorsak) == ("omfattas", "avbrott")
    assert leo.omfattas_fran == date(2025, 2, 4)
    (belagg,) = [b for s in leo.svar for b in s["belagg"] if b["slag"] == "studie"]
    assert (belagg["fil"], belagg["rad"], belagg["mottagen"]) == ("elever-1.csv", 3, "2026-11-21")


def test_receiving_a_file_changes_nothing_in_the_register() -> None:
    mottagen = emot("folkbokforing", boende(NORA))

    assert mottagen.fil.status == Status.GRANSKAS
    assert not Person.objects.exists()
    assert not Folkbokforingsfaktum.objects.exists()


def test_a_bad_row_is_kept_out_and_never_stops_the_file() -> None:
    bad = NORA[:-1] + "5"  # wrong check digit
    mottagen = emot("folkbokforing", boende(bad), boende(LEO), boende(LEO))

    read = mottagen.fil
    assert (read.antal_rader, read.antal_godkanda) == (3, 1)
    assert (read.antal_problem, read.antal_dubbletter) == (1, 1)
    problem = Radproblem.objects.get(fil=read, information=False)
    assert (problem.rad, problem.kolumn, problem.varde) == (2, "personnummer", bad)
    las_in(fil=read, user=None, tid=minut(1), dag=DAG)
    assert [person.nummer for person in Person.objects.all()] == [LEO]


def test_an_unusable_file_is_refused_with_a_sentence_and_leaves_nothing() -> None:
    with pytest.raises(TableError, match="skolform"):
        ta_emot(
            kommun=Kommun.objects.get(pk=HEM),
            kalla="elever",
            namn="fil.csv",
            innehall=b"personnummer;startdatum\n",
            tackning_tom=None,
            user=None,
            tid=minut(0),
        )
    assert not MottagenFil.objects.exists()


def test_the_preview_shows_the_rows_as_read_and_what_would_happen() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    moved = boende(NORA, fran="2026-09-01")
    other = boende(EVA, kommun=ANNAN)
    mottagen = emot("folkbokforing", moved, boende(LEO, namn="Leo Öst"), other, nr=1)

    seen = forhandsvisa(fil=mottagen.fil)

    assert seen.rubriker[:2] == ["personnummer", "kommunkod"]
    assert seen.rader[1][0] == 3
    assert "Öst" in seen.rader[1][1]
    assert seen.skulle.nya == (LEO,)
    assert seen.skulle.andrade == (personen(NORA).pk,)
    assert seen.skulle.annan_kommun == 1
    assert Person.objects.count() == 1


def test_the_preview_warns_that_a_newer_file_is_read_in() -> None:
    in_i_registret("elever", elev(NORA), tom=date(2026, 11, 20), nr=0)
    older = emot("elever", elev(LEO), tom=date(2026, 10, 1), nr=1)

    assert forhandsvisa(fil=older.fil).nyare_finns


def test_the_same_file_twice_is_stored_once_and_changes_nothing() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    first = emot("elever", elev(NORA), nr=1)
    las_in(fil=first.fil, user=None, tid=minut(1), dag=DAG)
    facts, answers = Studiefaktum.objects.count(), Bedomning.objects.count()

    again = emot("elever", elev(NORA), nr=2)

    assert not again.ny
    assert again.fil.pk == first.fil.pk
    with pytest.raises(FilfelError, match="inläst"):
        las_in(fil=again.fil, user=None, tid=minut(2), dag=DAG)
    assert (Studiefaktum.objects.count(), Bedomning.objects.count()) == (facts, answers)


def test_the_same_file_for_a_later_day_moves_the_coverage_only() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    in_i_registret("elever", elev(NORA), nr=1, tom=date(2026, 11, 1))

    again = emot("elever", elev(NORA), nr=2, tom=date(2026, 11, 20))
    done = las_in(fil=again.fil, user=None, tid=minut(2), dag=DAG)

    assert (again.ny, done.gjorde.andrade_personer, Studiefaktum.objects.count()) == (True, 0, 1)
    assert Tackning.objects.get(kalla="elever", ersatt=None).tom == date(2026, 11, 20)


def test_equal_facts_stay_and_changed_ones_are_superseded() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    in_i_registret("elever", elev(NORA), elev(LEO), nr=1)

    in_i_registret("elever", elev(NORA), elev(LEO, "2024-08-19", "2026-10-01", "ja"), nr=2)

    (nora,) = Studiefaktum.objects.filter(person=personen(NORA))
    assert (nora.kand_fran, nora.ersatt, nora.fil_id) == (minut(1), None, nora.fil_id)
    old, new = Studiefaktum.objects.filter(person=personen(LEO)).order_by("kand_fran")
    assert (old.ersatt, new.kand_fran, new.till) == (minut(2), minut(2), date(2026, 10, 2))
    assert svaret(LEO).utfall == "omfattas"
    assert Bedomning.objects.filter(person=personen(NORA)).exclude(ersatt=None).count() == 1


def test_another_sender_supersedes_nothing() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    in_i_registret("elever", elev(NORA, "2024-08-19", "2025-12-20"), nr=1, avsandare="Skola A")
    in_i_registret("elever", elev(NORA, "2026-01-08"), nr=2, avsandare="Skola B")

    assert Studiefaktum.objects.filter(ersatt=None).count() == 2


def test_a_person_missing_from_a_file_keeps_the_facts() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    in_i_registret("folkbokforing", boende(NORA), nr=1)

    assert Folkbokforingsfaktum.objects.get(person=personen(LEO)).ersatt is None


def test_a_row_without_its_person_waits_and_is_read_when_the_person_comes() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    done = in_i_registret("elever", elev(NORA), elev(LEO), nr=1)
    assert done.gjorde.rader_hittas_inte == 1
    assert [rad.nummer for rad in Rad.objects.all()] == [LEO]

    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=2)

    fact = Studiefaktum.objects.get(person=personen(LEO))
    assert (fact.rad, fact.kand_fran) == (3, minut(2))
    assert fact.fil is not None
    assert fact.fil.namn == "elever-1.csv"
    assert svaret(LEO).avgorande_punkt == "kaa.p3"
    assert not Rad.objects.exists()


def test_a_waiting_row_is_superseded_by_the_senders_next_file() -> None:
    in_i_registret("elever", elev(LEO, "2024-08-19"), nr=0)
    in_i_registret("elever", elev(LEO, "2025-08-18"), nr=1)

    in_i_registret("folkbokforing", boende(LEO), nr=2)

    assert Studiefaktum.objects.get().fran == date(2025, 8, 18)


def test_two_municipalities_that_share_a_file_read_only_their_own_people() -> None:
    rader = (boende(NORA), boende(LEO, kommun=ANNAN))
    in_i_registret("folkbokforing", *rader, nr=0)
    in_i_registret("folkbokforing", *rader, nr=1, kommun=ANNAN)
    in_i_registret("elever", elev(NORA), elev(LEO), nr=2)

    assert [p.nummer for p in Person.objects.filter(kommun=HEM)] == [NORA]
    assert [p.nummer for p in Person.objects.filter(kommun=ANNAN)] == [LEO]
    assert {fact.person.nummer for fact in Studiefaktum.objects.all()} == {NORA}
    assert not Tackning.objects.filter(kommun=ANNAN, kalla="elever").exists()


def test_a_known_person_who_moves_away_is_followed() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    in_i_registret("folkbokforing", boende(NORA, kommun=ANNAN, fran="2026-10-01"), nr=1)

    assert svaret(NORA).avgorande_punkt == "kaa.hemkommun"


def test_contact_is_never_stored_for_a_protected_person() -> None:
    in_i_registret("folkbokforing", boende(NORA, adress="Hemliga gatan 2"), nr=0)
    assert personen(NORA).adress == "Hemliga gatan 2"

    in_i_registret("folkbokforing", boende(NORA, skydd="sekretessmarkering"), nr=1)

    person = personen(NORA)
    assert (person.skydd, person.skyddad, person.adress) == ("sekretessmarkering", True, "")


def test_a_discarded_file_leaves_a_note_and_no_data_and_may_come_again() -> None:
    mottagen = emot("folkbokforing", boende(NORA))
    kasta(fil=mottagen.fil, user=None, tid=minut(1))

    thrown = MottagenFil.objects.get()
    assert (thrown.status, bytes(thrown.innehall)) == (Status.KASTAD, b"")
    assert not Rad.objects.exists()
    assert emot("folkbokforing", boende(NORA), nr=2).ny


def test_a_file_that_is_read_in_cannot_be_thrown_away() -> None:
    done = in_i_registret("folkbokforing", boende(NORA))
    with pytest.raises(FilfelError, match="kan inte kastas"):
        kasta(fil=done.fil, user=None, tid=minut(1))


def test_a_newer_file_marks_the_senders_older_one_as_superseded() -> None:
    first = in_i_registret("elever", elev(NORA), nr=0)
    in_i_registret("elever", elev(LEO), nr=1)

    assert MottagenFil.objects.get(pk=first.fil.pk).status == Status.ERSATT


def test_a_clock_that_is_set_back_does_not_stop_a_correction() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=9)
    in_i_registret("folkbokforing", boende(NORA, fran="2026-01-01"), nr=0, tom=date(2026, 11, 21))

    old, new = Folkbokforingsfaktum.objects.order_by("kand_fran")
    assert old.ersatt == new.kand_fran


def test_every_step_is_in_the_log_by_id_and_never_by_name_or_number() -> None:
    in_i_registret("folkbokforing", boende(NORA))

    done = {event.handling for event in Handelse.objects.filter(kommun=HEM)}
    assert {"fil.mottagen", "person.nya", "folkbokforingsfaktum.andrade", "fil.inlast"} <= done
    assert {"tackning.flyttad", "bedomning.andrade"} <= done
    assert not verify(HEM)
    logged = " ".join(e.objekt + e.detaljer for e in Handelse.objects.filter(kommun=HEM))
    assert NORA not in logged
    assert "Nora" not in logged


def test_the_bytes_are_kept_as_they_came() -> None:
    mottagen = emot("folkbokforing", boende(NORA))

    stored = MottagenFil.objects.get(pk=mottagen.fil.pk)
    assert bytes(stored.innehall) == fil("folkbokforing", boende(NORA))
    assert stored.teckenkodning == "utf-8"


def test_what_a_newer_file_replaced_can_be_said_again() -> None:
    """A school that takes its correction back sends the first file once more, for the same day."""
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    in_i_registret("elever", elev(NORA), nr=1)
    in_i_registret("elever", elev(NORA, till="2026-11-10"), nr=2)

    again = in_i_registret("elever", elev(NORA), nr=3)

    assert Studiefaktum.objects.get(ersatt=None).till is None
    assert MottagenFil.objects.get(pk=again.fil.pk).status == Status.INLAST
