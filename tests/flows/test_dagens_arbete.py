"""Everyone in the register has a stage, a next day and tasks; a contact moves them on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows.angra import angra
from kaja.flows.arbetslage import se
from kaja.flows.att_gora import skjut_upp
from kaja.flows.dagens_arbete import folj, folj_kommunen
from kaja.flows.kontakt import logga_kontakt
from kaja.flows.kontakt_angra import angra_kontakt
from kaja.flows.kontakt_foljder import foljder
from kaja.flows.las_in import las_in
from kaja.flows.mote import boka_mote
from kaja.insatser.actions import (
    KontaktfelError,
    MotesfelError,
    NyKontakt,
    UppgiftsfelError,
    assign,
    pause,
    set_next_date,
    verify,
)
from kaja.insatser.models import (
    FRISTER,
    Handlaggning,
    Kanalval,
    Kontakt,
    Medval,
    Mote,
    Motesslag,
    Pausorsak,
    Skjutskal,
    Sysselsattning,
    Sysselsattningsval,
    Uppgift,
    Uppgiftsslag,
    Utfallval,
)
from kaja.insatser.queries import utan_agare_eller_datum
from kaja.register.models import Lage, Registerpost
from kaja.regler.uppfoljning import Kanal, Kontaktutfall
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
from tests.flows.kommunen import personen as person
from tests.rollbesattning import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kommun")]


@pytest.fixture(scope="module")
def amira(modulens_db: None) -> User:
    return make_member("amira", HEM, Roll.HANDLAGGARE)


@pytest.fixture(scope="module")
def kommun(modulens_db: None, amira: User) -> Kommun:
    """Three who are covered, and one who studies."""
    for nr, (kalla, *rader) in enumerate(
        (
            ("folkbokforing", boende(NORA), boende(LEO), boende(ALI), boende(EVA)),
            ("elever", elev(EVA)),
            ("bevis", f"{EVA};studiebevis;2020-01-01"),
        )
    ):
        in_i_registret(kalla, *rader, nr=nr)
    return Kommun.objects.get(pk=HEM)


def skott(nummer: str) -> Handlaggning:
    return Handlaggning.objects.get(person=person(nummer))


def samtal(nummer: str, utfall: Utfallval, nr: int, **mer: object) -> NyKontakt:
    return NyKontakt(person(nummer).pk, minut(nr), Kanalval.TELEFON, utfall, **mer)  # type: ignore[arg-type]


def test_everyone_in_the_register_has_a_stage_a_next_day_and_a_task(kommun: Kommun) -> None:
    poster = Registerpost.objects.exclude(lage=Lage.AVSLUTAD).values_list("person", flat=True)
    rader = Handlaggning.objects.filter(oppen=True)
    assert sorted(rader.values_list("person", flat=True)) == sorted(poster)
    assert len(poster) == 3
    assert all(rad.etapp and rad.nasta_datum for rad in rader)
    uppgifter = Uppgift.objects.filter(slag__in=FRISTER, klar__isnull=True)
    assert set(uppgifter.values_list("person", flat=True)) == set(poster)


def test_worked_out_again_nothing_is_written(kommun: Kommun) -> None:
    def allt() -> list[tuple[object, ...]]:
        return [*Uppgift.objects.order_by("pk").values_list(), *Handlaggning.objects.values_list()]

    fore = allt()
    alla = list(Handlaggning.objects.values_list("person_id", flat=True))
    assert folj(kommun=kommun, personer=alla, dag=DAG, tid=minut(10)) == 0
    assert allt() == fore


def test_the_only_caseworker_gets_those_who_are_new(kommun: Kommun, amira: User) -> None:
    assert {rad.agare for rad in Handlaggning.objects.all()} == {amira}
    assert not utan_agare_eller_datum(amira, kommun, DAG).exists()


def test_who_has_an_owner_that_has_left_falls_between_two_chairs_and_is_seen(
    kommun: Kommun, amira: User
) -> None:
    make_member("jonas", HEM, Roll.HANDLAGGARE)
    amira.is_active = False
    amira.save()
    jonas = User.objects.get(email="jonas@exempel.se")
    assert utan_agare_eller_datum(jonas, kommun, DAG).count() == 3
    alla = list(Handlaggning.objects.values_list("person_id", flat=True))
    assign(kommun=kommun, personer=alla, agare=jonas, user=jonas, tid=minut(11))
    assert not utan_agare_eller_datum(jonas, kommun, DAG).exists()


def test_a_call_moves_the_youth_on_and_taking_it_back_restores_all(
    kommun: Kommun, amira: User
) -> None:
    fore = skott(NORA)
    valt = DAG + timedelta(days=3)
    set_next_date(
        kommun=kommun, personer=[fore.person_id], datum=valt, dag=DAG, user=amira, tid=minut(11)
    )
    folj(kommun=kommun, personer=[fore.person_id], dag=DAG, tid=minut(11))
    last = se(kommun, [fore.person_id], DAG)
    vantat = foljder(last, fore.person_id, Kanal.TELEFON, list(Kontaktutfall))
    foljd = logga_kontakt(
        kommun=kommun,
        nya=[samtal(NORA, Utfallval.SVARADE, 12)],
        dag=DAG,
        tid=minut(12),
        user=amira,
        gor=Sysselsattningsval.SOKER_ARBETE,
    )
    efter = skott(NORA)
    assert (efter.etapp, efter.nasta, efter.senast_nadd) == ("nadd", "boka_mote", DAG)
    assert foljd.nasta == {fore.person_id: vantat[Kontaktutfall.SVARADE].dag}
    assert Sysselsattning.objects.get(ersatt__isnull=True).slag == "soker_arbete"

    angra_kontakt(kommun=kommun, kontakter=foljd.kontakter, dag=DAG, tid=minut(13), user=amira)
    ater = skott(NORA)
    assert (ater.etapp, ater.nasta, ater.satt_datum, ater.nasta_datum) == (
        fore.etapp,
        fore.nasta,
        valt,
        valt,
    )
    assert not Sysselsattning.objects.filter(ersatt__isnull=True).exists()
    with pytest.raises(KontaktfelError, match="redan ångrad"):
        angra_kontakt(kommun=kommun, kontakter=foljd.kontakter, dag=DAG, tid=minut(14), user=amira)


def test_what_was_said_before_holds_again_when_a_contact_is_taken_back(
    kommun: Kommun, amira: User
) -> None:
    def logga(gor: Sysselsattningsval, nr: int) -> list[int]:
        return logga_kontakt(
            kommun=kommun,
            nya=[samtal(NORA, Utfallval.SVARADE, nr)],
            dag=DAG,
            tid=minut(nr),
            user=amira,
            gor=gor,
        ).kontakter

    logga(Sysselsattningsval.ARBETE, 12)
    senare = logga(Sysselsattningsval.STUDIER, 13)
    angra_kontakt(kommun=kommun, kontakter=senare, dag=DAG, tid=minut(14), user=amira)
    assert Sysselsattning.objects.get(ersatt__isnull=True).slag == Sysselsattningsval.ARBETE


def test_what_was_said_in_a_contact_that_is_taken_back_never_holds_again(
    kommun: Kommun, amira: User
) -> None:
    def logga(gor: Sysselsattningsval, nr: int) -> list[int]:
        ny = samtal(NORA, Utfallval.SVARADE, nr)
        foljd = logga_kontakt(kommun=kommun, nya=[ny], dag=DAG, tid=minut(nr), user=amira, gor=gor)
        return foljd.kontakter

    logga(Sysselsattningsval.INGET, 12)
    fel, sist = logga(Sysselsattningsval.ARBETE, 13), logga(Sysselsattningsval.STUDIER, 14)
    for nr, kontakter in ((15, fel), (16, sist)):
        angra_kontakt(kommun=kommun, kontakter=kontakter, dag=DAG, tid=minut(nr), user=amira)
    assert Sysselsattning.objects.get(ersatt__isnull=True).slag == Sysselsattningsval.INGET


def test_a_button_pressed_twice_notes_one_contact(kommun: Kommun, amira: User) -> None:
    def logga(sekund: int, user: User = amira) -> None:
        nar = minut(12) + timedelta(seconds=sekund)
        ny = samtal(NORA, Utfallval.SVARADE_INTE, 12)._replace(tid=nar)
        logga_kontakt(kommun=kommun, nya=[ny], dag=DAG, tid=nar, user=user)

    logga(0)
    with pytest.raises(KontaktfelError, match="redan antecknad"):
        logga(2)
    logga(3, make_member("jonas", HEM, Roll.HANDLAGGARE))
    logga(30)
    assert Kontakt.objects.filter(person=person(NORA)).count() == 3


def test_a_day_chosen_since_and_a_later_contact_stand_when_an_earlier_is_taken_back(
    kommun: Kommun, amira: User
) -> None:
    pk = skott(NORA).person_id

    def valj(dagar: int, nr: int) -> date:
        valt = DAG + timedelta(days=dagar)
        set_next_date(kommun=kommun, personer=[pk], datum=valt, dag=DAG, user=amira, tid=minut(nr))
        return valt

    def logga(nr: int) -> list[int]:
        ny = samtal(NORA, Utfallval.SVARADE_INTE, nr)
        return logga_kontakt(kommun=kommun, nya=[ny], dag=DAG, tid=minut(nr), user=amira).kontakter

    valj(3, 11)
    forsta = logga(12)
    logga(13)
    angra_kontakt(kommun=kommun, kontakter=forsta, dag=DAG, tid=minut(14), user=amira)
    assert skott(NORA).satt_datum is None  # what the later contact led to
    tredje = logga(15)
    valt = valj(9, 16)
    angra_kontakt(kommun=kommun, kontakter=tredje, dag=DAG, tid=minut(17), user=amira)
    assert skott(NORA).satt_datum == valt


def test_the_day_that_a_press_leads_to_is_the_day_it_gives_also_when_a_meeting_is_today(
    kommun: Kommun, amira: User
) -> None:
    nora = person(NORA)
    boka_mote(
        person=nora,
        slag=Motesslag.ANNAT,
        nar=minut(70),
        med=amira,
        dag=DAG,
        tid=minut(10),
        user=amira,
    )
    vantat = foljder(se(kommun, [nora.pk], DAG), nora.pk, Kanal.MOTE, list(Kontaktutfall))
    ny = NyKontakt(nora.pk, minut(80), Kanalval.MOTE, Utfallval.SVARADE)
    foljd = logga_kontakt(kommun=kommun, nya=[ny], dag=DAG, tid=minut(80), user=amira)
    assert vantat[Kontaktutfall.SVARADE].slag == skott(NORA).nasta
    assert foljd.nasta == {nora.pk: vantat[Kontaktutfall.SVARADE].dag}


def test_a_meeting_is_not_booked_again_when_another_has_been_since(
    kommun: Kommun, amira: User
) -> None:
    def boka(nr: int) -> Mote:
        return boka_mote(
            person=person(NORA),
            slag=Motesslag.ANNAT,
            nar=minut(nr + 60),
            med=amira,
            dag=DAG,
            tid=minut(nr),
            user=amira,
        )

    forsta = boka(10)
    ny = NyKontakt(person(NORA).pk, minut(80), Kanalval.MOTE, Utfallval.SVARADE)
    foljd = logga_kontakt(kommun=kommun, nya=[ny], dag=DAG, tid=minut(80), user=amira)
    andra = boka(90)
    angra_kontakt(kommun=kommun, kontakter=foljd.kontakter, dag=DAG, tid=minut(91), user=amira)
    assert Mote.objects.get(ersatt__isnull=True, kontakt__isnull=True) == andra
    forsta.refresh_from_db()
    assert (forsta.kontakt, forsta.ersatt) == (None, minut(91))


def test_a_meeting_that_a_colleague_has_moved_meanwhile_is_not_moved_again(
    kommun: Kommun, amira: User
) -> None:
    def boka(nr: int, i_stallet_for: Mote | None) -> Mote:
        return boka_mote(
            person=person(NORA),
            slag=Motesslag.ANNAT,
            nar=minut(nr + 60),
            med=amira,
            dag=DAG,
            tid=minut(nr),
            user=amira,
            i_stallet_for=i_stallet_for,
        )

    forsta = boka(10, None)
    flyttat = boka(11, forsta)
    for sett in (None, forsta):
        with pytest.raises(MotesfelError, match="Någon annan har bokat"):
            boka(12, sett)
    assert Mote.objects.get(ersatt__isnull=True) == flyttat


def test_for_who_comes_back_into_the_register_the_work_begins_anew(
    kommun: Kommun, amira: User
) -> None:
    ali = person(ALI).pk
    vem: dict[str, Any] = {"kommun": kommun, "user": amira}
    verify(personer=[ali], dag=DAG - timedelta(days=30), tid=minut(10), **vem)
    ringt = samtal(ALI, Utfallval.SVARADE, 11)._replace(tid=minut(11) - timedelta(days=20))
    logga_kontakt(nya=[ringt], dag=DAG, tid=minut(11), **vem)
    pause(
        person=ali,
        till=DAG + timedelta(days=60),
        orsak=Pausorsak.BORTREST,
        dag=DAG,
        tid=minut(12),
        **vem,
    )
    folj(kommun=kommun, personer=[ali], dag=DAG, tid=minut(12))
    assert skott(ALI).etapp == "nadd"
    in_i_registret("elever", elev(EVA), elev(ALI), nr=20)
    assert not skott(ALI).oppen
    in_i_registret("elever", elev(EVA), elev(ALI, "2024-08-19", "2026-11-19", "ja"), nr=21)
    om = skott(ALI)
    assert (om.oppen, om.nasta, om.pausad_till, om.verifierad) == (True, "verifiera", None, None)
    assert om.etapp != "nadd"


def test_who_was_wrongly_out_of_the_register_keeps_the_work_when_the_file_is_undone(
    kommun: Kommun, amira: User
) -> None:
    ali = person(ALI).pk
    vem: dict[str, Any] = {"kommun": kommun, "person": ali, "user": amira}
    verify(kommun=kommun, personer=[ali], dag=DAG, tid=minut(10), user=amira)
    till = DAG + timedelta(days=60)
    pause(**vem, till=till, orsak=Pausorsak.BORTREST, dag=DAG, tid=minut(11))
    folj(kommun=kommun, personer=[ali], dag=DAG, tid=minut(12))
    fore = Handlaggning.objects.values().get(person=ali)
    fil = emot("elever", elev(EVA), elev(ALI), nr=20).fil
    las_in(fil=fil, user=None, tid=minut(20), dag=DAG)
    assert not skott(ALI).oppen
    angra(fil=fil, user=amira, tid=minut(21), dag=DAG)
    assert Registerpost.objects.get(person=ali).lage == Lage.OPPEN
    assert Handlaggning.objects.values().get(person=ali) == fore


def test_a_step_of_the_ladder_is_one_task_that_another_attempt_replaces(
    kommun: Kommun, amira: User
) -> None:
    for nr in (12, 13):
        logga_kontakt(
            kommun=kommun,
            nya=[samtal(NORA, Utfallval.SVARADE_INTE, nr)],
            dag=DAG,
            tid=minut(nr),
            user=amira,
        )
    kvar = Uppgift.objects.filter(person=person(NORA), klar__isnull=True, slag__in=FRISTER)
    assert [(u.slag, u.nummer) for u in kvar.order_by("dag")][:1] == [(Uppgiftsslag.KONTAKTA, 3)]
    assert kvar.filter(slag=Uppgiftsslag.KONTAKTA).count() == 1


def test_who_leaves_the_register_has_no_tasks_left(kommun: Kommun, amira: User) -> None:
    in_i_registret("elever", elev(NORA), nr=20)
    assert not skott(NORA).oppen
    uppgifter = Uppgift.objects.filter(person=person(NORA), slag__in=FRISTER)
    assert not uppgifter.filter(klar__isnull=True).exists()
    with pytest.raises(KontaktfelError, match="inte i registret"):
        logga_kontakt(
            kommun=kommun,
            nya=[samtal(NORA, Utfallval.SVARADE, 22)],
            dag=DAG,
            tid=minut(22),
            user=amira,
        )


def test_a_guardian_is_not_contacted_unless_the_municipality_has_chosen_it(
    kommun: Kommun, amira: User
) -> None:
    with pytest.raises(KontaktfelError, match="vårdnadshavare"):
        logga_kontakt(
            kommun=kommun,
            nya=[samtal(NORA, Utfallval.SVARADE, 12, med=Medval.VARDNADSHAVARE)],
            dag=DAG,
            tid=minut(12),
            user=amira,
        )
    assert skott(NORA).senaste_kontakt is None


def test_the_tasks_follow_the_days(kommun: Kommun) -> None:
    """Half a year before twenty there is one more thing to do, and nobody has to ask for it."""
    nora = person(NORA)
    dag = date(nora.fodd.year + 20, nora.fodd.month, nora.fodd.day) - timedelta(days=60)  # type: ignore[union-attr]
    folj_kommunen(kommun=kommun, dag=dag, tid=minut(30))
    steg = Uppgift.objects.get(person=nora, slag=Uppgiftsslag.FYLLER_20, klar__isnull=True)
    assert steg.dag == dag
    assert steg.nyckel.endswith("fyller_20:60")


def test_nothing_is_postponed_until_it_would_be_gone(kommun: Kommun, amira: User) -> None:
    nora = person(NORA)
    tjugo = date(nora.fodd.year + 20, nora.fodd.month, nora.fodd.day)  # type: ignore[union-attr]
    en = Uppgift.objects.filter(person=nora, klar__isnull=True, dag__isnull=False)[0]

    def skjut(till: date) -> None:
        skjut_upp(
            kommun=kommun,
            uppgifter=[en],
            till=till,
            skal=Skjutskal.VANTAR_SVAR,
            dag=DAG,
            tid=minut(30),
            user=amira,
        )

    with pytest.raises(UppgiftsfelError, match=f"fyller 20 {tjugo}. Välj en dag före"):
        skjut(tjugo)
    skjut(tjugo - timedelta(days=1))
    en.refresh_from_db()
    assert en.dag == tjugo - timedelta(days=1)


def test_the_number_of_queries_does_not_grow_with_the_people(
    kommun: Kommun, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    alla = list(Handlaggning.objects.values_list("person_id", flat=True))
    antal = []
    for nagra in (alla[:1], alla):
        with CaptureQueriesContext(connection) as fragor:
            folj(kommun=kommun, personer=nagra, dag=DAG, tid=minut(40))
        antal.append(len(fragor))
    assert antal[0] == antal[1]
