"""What is due when, for one in the register (regler.uppfoljning)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler.uppfoljning import (
    Anpassning,
    Arbetslage,
    Atgardsfakta,
    Etapp,
    Frist,
    Fristslag,
    Kanal,
    Kontaktfakta,
    Kontaktutfall,
    Med,
    Planfakta,
    Rutin,
    Sysselsattningsfakta,
    Sysselsattningsslag,
    Trappsteg,
    arbetsdagar_efter,
    etapp,
    frister,
    handlagd_senast,
    huvudfrist,
    nasta_steg,
    raknas_om,
)

DAG = date(2026, 11, 23)  # a Monday
RUTIN = Rutin()
HELG = frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1), date(2027, 1, 6)})
OPPNAD = date(2026, 11, 2)
UNG = Arbetslage(oppnad=OPPNAD, tjugo=date(2029, 3, 1), arton=date(2027, 3, 1))
VUXEN = replace(UNG, tjugo=date(2028, 3, 1), arton=date(2026, 3, 1))


def brev(dag: date) -> Kontaktfakta:
    return Kontaktfakta(dag, Kanal.BREV, Kontaktutfall.SKICKAT)


def samtal(dag: date, utfall: Kontaktutfall) -> Kontaktfakta:
    return Kontaktfakta(dag, Kanal.TELEFON, utfall)


INTE, SVAR, NEJ = (
    Kontaktutfall.SVARADE_INTE,
    Kontaktutfall.SVARADE,
    Kontaktutfall.TACKADE_NEJ,
)
VERIFIERAD = replace(VUXEN, verifierad=date(2026, 11, 6))
NADD = replace(VERIFIERAD, kontakter=(samtal(date(2026, 11, 20), SVAR),))

# what is known, the word for it, the next step, its day
FALL = [
    ("ny, inte kontrollerad", VUXEN, Etapp.NY, Fristslag.VERIFIERA, date(2026, 11, 16)),
    ("kontrollerad", VERIFIERAD, Etapp.NY, Fristslag.KONTAKTA, date(2026, 11, 20)),
    (
        "kontrollerad, under 18: kortare tid",
        replace(UNG, verifierad=date(2026, 11, 6)),
        Etapp.NY,
        Fristslag.KONTAKTA,
        date(2026, 11, 13),
    ),
    (
        "ett brev: ring efter en vecka",
        replace(VERIFIERAD, kontakter=(brev(date(2026, 11, 9)),)),
        Etapp.SOKS,
        Fristslag.KONTAKTA,
        date(2026, 11, 16),
    ),
    (
        "en kontakt räcker som kontroll",
        replace(VUXEN, kontakter=(brev(date(2026, 11, 9)),)),
        Etapp.SOKS,
        Fristslag.KONTAKTA,
        date(2026, 11, 16),
    ),
    (
        "alla fem stegen gjorda: nästa termin",
        replace(VERIFIERAD, kontakter=tuple(samtal(date(2026, 11, n), INTE) for n in range(2, 7))),
        Etapp.SOKS,
        Fristslag.NYTT_FORSOK,
        date(2027, 1, 15),
    ),
    ("nådd: kartlägg inom 14 dagar", NADD, Etapp.NADD, Fristslag.BOKA_MOTE, date(2026, 12, 4)),
    (
        "nådd och arbetar: om ett halvår",
        replace(
            NADD,
            sysselsattning=Sysselsattningsfakta(Sysselsattningsslag.ARBETE, date(2026, 11, 20)),
        ),
        Etapp.NADD,
        Fristslag.HOR_AV,
        date(2027, 5, 21),
    ),
    (
        "möte bokat",
        replace(NADD, mote=date(2026, 11, 27)),
        Etapp.NADD,
        Fristslag.MOTE,
        date(2026, 11, 27),
    ),
    (
        "kartlagd: plan inom 30 dagar, och det blir en söndag",
        replace(NADD, kartlagd=date(2026, 11, 20)),
        Etapp.NADD,
        Fristslag.PLAN,
        date(2026, 12, 21),
    ),
    (
        "plan utan avtalad uppföljning: fyra veckor",
        replace(NADD, plan=Planfakta(date(2026, 11, 20))),
        Etapp.PLAN,
        Fristslag.FOLJ_UPP_PLAN,
        date(2026, 12, 18),
    ),
    (
        "plan med avtalad uppföljning",
        replace(NADD, plan=Planfakta(date(2026, 11, 20), date(2026, 12, 1))),
        Etapp.PLAN,
        Fristslag.FOLJ_UPP_PLAN,
        date(2026, 12, 1),
    ),
    (
        "tackade nej: nästa termin",
        replace(VERIFIERAD, kontakter=(samtal(date(2026, 11, 20), NEJ),)),
        Etapp.NEJ,
        Fristslag.FRAGA_IGEN,
        date(2027, 1, 15),
    ),
    (
        "tackade nej 10 januari: inte om fem dagar",
        replace(VERIFIERAD, kontakter=(samtal(date(2026, 1, 10), NEJ),)),
        Etapp.NEJ,
        Fristslag.FRAGA_IGEN,
        date(2026, 8, 25),
    ),
    (
        "väntar på start",
        replace(VUXEN, vantar_pa=date(2027, 1, 11)),
        Etapp.VANTAR,
        Fristslag.KONTROLLERA_START,
        date(2027, 1, 18),
    ),
    (
        "svarade, och tackade nej samma dag: nejet gäller",
        replace(NADD, kontakter=(*NADD.kontakter, samtal(date(2026, 11, 20), NEJ))),
        Etapp.NEJ,
        Fristslag.FRAGA_IGEN,
        date(2027, 1, 15),
    ),
    (
        "oklar: någon ska fråga",
        replace(VUXEN, utreds=True),
        Etapp.UTREDS,
        Fristslag.UTRED,
        date(2026, 11, 16),
    ),
    (
        "hör av sig själv: nådd",
        replace(
            VUXEN,
            kontakter=(Kontaktfakta(date(2026, 11, 20), Kanal.SMS, SVAR, inkommande=True),),
        ),
        Etapp.NADD,
        Fristslag.BOKA_MOTE,
        date(2026, 12, 4),
    ),
]


@pytest.mark.parametrize("namn, lage, ordet, slag, nar", FALL, ids=[f[0] for f in FALL])
def test_each_case_has_its_word_its_next_step_and_its_day(
    namn: str, lage: Arbetslage, ordet: Etapp, slag: Fristslag, nar: date
) -> None:
    frist = huvudfrist(lage, RUTIN, DAG, HELG)
    assert (etapp(lage, DAG), frist.slag, frist.dag) == (ordet, slag, nar)


dagar = st.dates(date(2026, 1, 1), date(2027, 12, 31))
kanaler = st.sampled_from(list(Kanal))
kontakter = st.builds(
    Kontaktfakta,
    dagar,
    kanaler,
    st.sampled_from(list(Kontaktutfall)),
    st.sampled_from(list(Med)),
    st.booleans(),
)
atgarder = st.builds(
    Atgardsfakta,
    st.integers(1, 9),
    st.just("Praktik"),
    dagar,
    st.none() | dagar,
    st.none() | dagar,
    st.booleans(),
    st.none() | dagar,
    st.booleans(),
)
kanske = st.none() | dagar
trappsteg = st.builds(Trappsteg, st.integers(0, 60), kanaler, st.sampled_from(list(Med)))
anpassningar = st.builds(
    Anpassning, dagar, st.integers(0, 4), st.lists(trappsteg, max_size=4).map(tuple)
)
lagen = st.builds(
    Arbetslage,
    oppnad=dagar,
    tjugo=kanske,
    arton=kanske,
    verifierad=kanske,
    skyddad=st.booleans(),
    utreds=st.booleans(),
    vantar_pa=kanske,
    kontakter=st.lists(kontakter, max_size=8).map(tuple),
    trappa_fran=kanske,
    anpassning=st.none() | anpassningar,
    pausad_till=kanske,
    satt_datum=kanske,
    mote=kanske,
    kartlagd=kanske,
    plan=st.none() | st.builds(Planfakta, dagar, kanske),
    atgarder=st.lists(atgarder, max_size=3).map(tuple),
    sysselsattning=st.none()
    | st.builds(Sysselsattningsfakta, st.sampled_from(list(Sysselsattningsslag)), dagar),
    gjort=st.frozensets(st.sampled_from(["nasta", "fyller_20:60", "atgard:1"])),
)
rutiner = st.builds(Rutin, vardnadshavare=st.booleans())


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


@pytest.mark.parametrize(
    "dag, nyckel",
    [
        (date(2027, 8, 1), "fyller_20:180"),
        (date(2027, 9, 3), "fyller_20:180"),
        (date(2028, 1, 1), "fyller_20:60"),
        (date(2028, 1, 30), "fyller_20:60"),
        (date(2028, 1, 31), "fyller_20:30"),
    ],
)
def test_before_20_there_are_three_steps_and_the_last_one_come_is_to_be_done(
    dag: date, nyckel: str
) -> None:
    steg = [f for f in frister(VUXEN, RUTIN, dag, HELG) if f.slag is Fristslag.FYLLER_20]
    assert [f.nyckel for f in steg] == [nyckel]


def test_a_practice_is_followed_up_after_two_weeks_and_then_every_four() -> None:
    praktik = Atgardsfakta(7, "Praktik", date(2026, 11, 2), praktik=True)
    forst = frister(replace(NADD, atgarder=(praktik,)), RUTIN, DAG, HELG)
    assert [f.dag for f in forst if f.slag is Fristslag.FOLJ_UPP_ATGARD] == [date(2026, 11, 16)]
    sen = praktik._replace(senast_uppfoljd=date(2026, 11, 17))
    andra = frister(replace(NADD, atgarder=(sen,)), RUTIN, DAG, HELG)
    assert [f.dag for f in andra if f.slag is Fristslag.FOLJ_UPP_ATGARD] == [date(2026, 12, 15)]


def atgardsfrister(atgard: Atgardsfakta, dag: date = DAG, **mer: object) -> list[Frist]:
    lage = replace(NADD, atgarder=(atgard,), **mer)  # type: ignore[arg-type]
    return [f for f in frister(lage, RUTIN, dag, HELG) if f.nyckel.startswith("atgard")]


def test_a_follow_up_that_was_agreed_goes_before_the_routine() -> None:
    avtalad = Atgardsfakta(7, "Sfi", date(2026, 9, 1), folj_upp=date(2026, 12, 3))
    assert [f.dag for f in atgardsfrister(avtalad)] == [date(2026, 12, 3)]


def test_that_one_follow_up_is_done_does_not_make_the_next_one_done() -> None:
    sfi = Atgardsfakta(7, "Sfi", date(2026, 9, 1))
    (forsta,) = atgardsfrister(sfi)
    gjort = frozenset({forsta.nyckel})
    assert atgardsfrister(sfi, gjort=gjort) == []
    uppfoljd = sfi._replace(senast_uppfoljd=date(2026, 10, 1))
    assert [f.dag for f in atgardsfrister(uppfoljd, gjort=gjort)] == [date(2026, 10, 29)]


def test_a_planned_start_is_asked_about_and_is_no_measure_yet() -> None:
    planerad = Atgardsfakta(7, "Sfi", date(2026, 11, 20), planerad=True)
    (frist,) = atgardsfrister(planerad)
    assert (frist.slag, frist.dag) == (Fristslag.KONTROLLERA_START, date(2026, 11, 23))
    assert frist.varfor == "Sfi skulle börja 2026-11-20. Blev det så?"
    assert etapp(replace(NADD, atgarder=(planerad,)), date(2026, 12, 1)) is not Etapp.ATGARD


def test_what_was_to_end_is_asked_about_also_when_the_reminder_before_was_done() -> None:
    sfi = Atgardsfakta(7, "Sfi", date(2026, 11, 1), till=date(2026, 12, 1))
    (fore,) = atgardsfrister(sfi, date(2026, 11, 23))
    assert fore.varfor == "Sfi slutar 2026-11-30. Vad kommer efter?"
    gjort = frozenset({fore.nyckel})
    (efter,) = atgardsfrister(sfi, date(2026, 12, 1), gjort=gjort)
    assert efter.varfor == "Sfi skulle sluta 2026-11-30. Anteckna hur det gick."


def test_what_was_said_about_occupation_is_unknown_again_after_its_time() -> None:
    soker = Sysselsattningsfakta(Sysselsattningsslag.SOKER_ARBETE, date(2026, 10, 1))
    fraga = [
        f
        for f in frister(replace(NADD, sysselsattning=soker), RUTIN, DAG, HELG)
        if f.slag is Fristslag.FRAGA_SYSSELSATTNING
    ]
    assert [f.dag for f in fraga] == [date(2026, 11, 30)]


@given(lagen, rutiner, dagar, st.integers(0, 400))
def test_nothing_changes_by_itself_before_the_day_it_is_to_be_worked_out_again(
    lage: Arbetslage, rutin: Rutin, dag: date, senare: int
) -> None:
    grans = raknas_om(lage, rutin, dag)
    sen = dag + timedelta(days=senare)
    if grans is None or sen < grans:
        assert frister(lage, rutin, sen, HELG) == frister(lage, rutin, dag, HELG)
        assert etapp(lage, sen) == etapp(lage, dag)


@given(
    mottagen=st.dates(date(2026, 11, 1), date(2027, 2, 1)),
    dagar=st.integers(1, 15),
    helg=st.frozensets(st.dates(date(2026, 11, 1), date(2027, 2, 1)), max_size=12),
)
def test_a_schools_notice_is_due_on_a_working_day_with_that_many_whole_ones_to_do_it(
    mottagen: date, dagar: int, helg: frozenset[date]
) -> None:
    senast = handlagd_senast(mottagen, replace(RUTIN, skolanmalan_arbetsdagar=dagar), helg)
    efter = [mottagen + timedelta(days=n) for n in range(1, (senast - mottagen).days + 1)]
    arbetsdagar = [d for d in efter if d.weekday() < 5 and d not in helg]
    assert senast == arbetsdagar[-1]
    # One that came when nobody works counts as come on the next working day.
    kom_ledig = mottagen.weekday() >= 5 or mottagen in helg
    assert len(arbetsdagar) == dagar + kom_ledig


def test_a_notice_that_comes_before_christmas_is_due_after_it() -> None:
    assert handlagd_senast(date(2026, 12, 22), RUTIN, HELG) == date(2026, 12, 29)
