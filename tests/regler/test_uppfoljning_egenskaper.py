"""What holds for everyone in the register, whatever has happened (regler.uppfoljning)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kaja.regler.uppfoljning import (
    Arbetslage,
    Kanal,
    Med,
    Rutin,
    arbetsdagar_efter,
    etapp,
    frister,
    huvudfrist,
    nasta_steg,
    raknas_om,
)
from tests.regler.arbetslagen import (
    HELG,
    dagar,
    lagen,
    rutiner,
)


@given(lagen, rutiner, dagar)
def test_everyone_always_has_a_next_step_with_a_day_and_a_sentence(
    lage: Arbetslage, rutin: Rutin, dag: date
) -> None:
    forst, *ovriga = frister(lage, rutin, dag, HELG)
    assert forst == huvudfrist(lage, rutin, dag, HELG)
    assert forst.varfor.endswith(".")
    nycklar = [f.nyckel for f in ovriga]
    assert forst.nyckel not in nycklar
    assert not set(nycklar) & lage.gjort


@given(lagen, rutiner, dagar, st.randoms(use_true_random=False))
def test_the_order_in_which_contacts_were_noted_does_not_matter(
    lage: Arbetslage, rutin: Rutin, dag: date, slump: object
) -> None:
    en_per_dag = {k.dag: k for k in lage.kontakter}
    ordnat = replace(lage, kontakter=tuple(en_per_dag[d] for d in sorted(en_per_dag)))
    blandat = list(ordnat.kontakter)
    slump.shuffle(blandat)  # type: ignore[attr-defined]
    assert frister(replace(lage, kontakter=tuple(blandat)), rutin, dag, HELG) == frister(
        ordnat, rutin, dag, HELG
    )


@given(lagen, rutiner, dagar)
def test_a_protected_person_is_never_to_get_a_letter_a_message_or_a_visit(
    lage: Arbetslage, rutin: Rutin, dag: date
) -> None:
    steg = nasta_steg(replace(lage, skyddad=True), rutin, dag, HELG).steg
    assert steg is None or steg.kanal not in {
        Kanal.BREV,
        Kanal.SMS,
        Kanal.EPOST,
        Kanal.HEMBESOK,
    }


@given(lagen, rutiner, dagar)
def test_a_guardian_is_asked_only_under_18_and_where_the_municipality_chose_it(
    lage: Arbetslage, rutin: Rutin, dag: date
) -> None:
    steg = nasta_steg(lage, rutin, dag, HELG).steg
    if steg is not None and steg.med is Med.VARDNADSHAVARE:
        assert rutin.vardnadshavare
        assert lage.arton is not None
        assert dag < lage.arton


@given(lagen, rutiner, dagar, dagar)
def test_a_pause_moves_the_next_step_on_and_never_takes_it_away(
    lage: Arbetslage, rutin: Rutin, dag: date, till: date
) -> None:
    utan = huvudfrist(replace(lage, pausad_till=None), rutin, dag, HELG)
    med = huvudfrist(replace(lage, pausad_till=till), rutin, dag, HELG)
    assert med == utan._replace(dag=max(utan.dag, till))


@given(lagen, rutiner, dagar, dagar)
def test_the_day_someone_has_set_goes_before_the_routine(
    lage: Arbetslage, rutin: Rutin, dag: date, satt: date
) -> None:
    lage = replace(lage, pausad_till=None, mote=None, satt_datum=satt)
    assert huvudfrist(lage, rutin, dag, HELG).dag == satt


@given(dagar, st.integers(0, 30))
def test_working_days_are_counted_one_by_one(dag: date, antal: int) -> None:
    slut = arbetsdagar_efter(dag, antal, HELG)
    emellan = (dag + timedelta(days=n) for n in range((slut - dag).days + 1))
    arbetsdagar = [d for d in emellan if d.weekday() < 5 and d not in HELG]
    assert arbetsdagar[-1] == slut
    assert len(arbetsdagar) == antal + 1


@given(lagen, rutiner, dagar, st.integers(0, 400))
def test_nothing_changes_by_itself_before_the_day_it_is_to_be_worked_out_again(
    lage: Arbetslage, rutin: Rutin, dag: date, senare: int
) -> None:
    grans = raknas_om(lage, rutin, dag)
    sen = dag + timedelta(days=senare)
    if grans is None or sen < grans:
        assert frister(lage, rutin, sen, HELG) == frister(lage, rutin, dag, HELG)
        assert etapp(lage, sen) == etapp(lage, dag)
