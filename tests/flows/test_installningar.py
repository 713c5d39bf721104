"""A changed setting: what it would change, told before anything is, and then done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja import regler
from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows import installningar
from kaja.flows.bedom import bedom
from kaja.flows.installningar import andra, begar_omprovning, prova_om_nu
from kaja.flows.installningar_forhand import UTANFOR, Byte, skulle_andra
from kaja.korningar.models import Korning, Korningslage
from kaja.register.models import Bedomning
from kaja.regler.byggstenar import TILLATNA_VAL, Malgrupp
from kaja.styrning.beskrivning import Beskrivning, Grupp, Installningsfel
from kaja.styrning.installningar import KATALOG
from kaja.styrning.models import Installning
from kaja.styrning.valda import Val
from kaja.underlag.models import Folkbokforingsfaktum, Kallfil, Omprovning, Studiefaktum, Tackning
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.ungdom.identitet import las
from tests.flows.kommunen import ALI, DAG, EVA, HEM, LEO, NORA, TOM, minut, personen, svaret
from tests.regler.slumpade import fragor, underlag
from tests.rollbesattning import make_member

SKOLA = {NORA: ("GY", None), LEO: ("FHS", None), ALI: ("KOMVUX_GY", None), EVA: ("FHS", None)}
FLYTTAD = EVA


@pytest.fixture
def kommun(db: None) -> Kommun:
    """Nora goes to upper secondary school, Leo to folkhögskola, Ali to komvux; Eva, at a
    folkhögskola too, has moved away. Everyone is judged, and the queue is empty."""
    kommun = Kommun.objects.get(pk=HEM)
    ids = save_persons(
        kommun=kommun,
        uppgifter=[_uppgift(nummer) for nummer in SKOLA],
        aktor="prov",
        tid=minut(0),
    ).ids
    fil = Kallfil.objects.create(id=1, kommun=kommun, kalla="elever", namn="a", mottagen=DAG)
    for nummer, (form, till) in SKOLA.items():
        om = {"kommun": kommun, "person_id": ids[nummer], "kand_fran": minut(0), "fil": fil}
        i_kommunen_till = date(2026, 1, 1) if nummer == FLYTTAD else None
        Folkbokforingsfaktum.objects.create(kommunkod=HEM, till=i_kommunen_till, **om)
        Studiefaktum.objects.create(skolform=form, fran=date(2026, 8, 17), till=till, **om)
    for kalla in ("elever", "bevis"):
        Tackning.objects.create(kommun=kommun, kalla=kalla, tom=TOM, kand_fran=minut(0))
    bedom(kommun=kommun, personer=ids.values(), dag=DAG, tid=minut(1))
    Omprovning.objects.all().delete()
    return kommun


def _uppgift(text: str) -> Personuppgift:
    nummer = las(text)
    return Personuppgift(
        nummer=text, nummertyp=nummer.typ, fodd=nummer.fodd, fodelsear=nummer.fodelsear
    )


@pytest.fixture
def amira(kommun: Kommun) -> User:
    return make_member("amira", HEM, Roll.SAMORDNARE)


FHS_RAKNAS = Val(DAG, "folkhogskola", "raknas")


def test_the_change_is_told_for_those_it_concerns_and_nothing_is_stored(kommun: Kommun) -> None:
    before = list(Bedomning.objects.values_list("pk", flat=True))
    leo = personen(LEO).pk
    assert skulle_andra(kommun=kommun, nytt=FHS_RAKNAS, dag=DAG) == [
        Byte(leo, "omfattas", "omfattas_inte")
    ]
    assert list(Bedomning.objects.values_list("pk", flat=True)) == before
    assert not Installning.objects.exists()


def test_a_choice_for_a_later_day_is_told_as_if_it_held_already(kommun: Kommun) -> None:
    nytt = FHS_RAKNAS._replace(fran=DAG + timedelta(100))
    assert len(skulle_andra(kommun=kommun, nytt=nytt, dag=DAG)) == 1


def test_a_choice_that_says_what_holds_already_changes_nothing(kommun: Kommun) -> None:
    nytt = FHS_RAKNAS._replace(varde="raknas_inte")
    assert skulle_andra(kommun=kommun, nytt=nytt, dag=DAG) == []


def test_a_choice_backwards_tells_whose_first_day_moves(kommun: Kommun) -> None:
    """With komvux not counting from 1 October, Ali is covered from that day; told backwards from
    September, from then on."""
    fran_oktober = Val(date(2026, 10, 1), "komvux_gymnasial", "raknas_inte")
    Installning.objects.create(
        kommun=kommun, namn=fran_oktober.namn, varde=fran_oktober.varde,
        galler_fran=fran_oktober.fran, kand_fran=minut(2),
    )  # fmt: skip
    nytt = fran_oktober._replace(fran=date(2026, 9, 1))
    assert skulle_andra(kommun=kommun, nytt=nytt, dag=DAG) == [
        Byte(personen(ALI).pk, "omfattas", "omfattas", date(2026, 9, 1))
    ]


def test_the_number_of_queries_does_not_grow_with_the_persons(
    kommun: Kommun, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20):
        skulle_andra(kommun=kommun, nytt=Val(DAG, "elever_farskhet_dagar", 0), dag=DAG)


def test_a_setting_of_the_register_tells_who_would_wait_for_a_start(kommun: Kommun) -> None:
    leo = personen(LEO)
    Studiefaktum.objects.create(
        kommun=kommun, person=leo, skolform="GY", fran=DAG + timedelta(60), kand_fran=minut(2)
    )
    bedom(kommun=kommun, personer=[leo.pk], dag=DAG, tid=minut(3))
    assert skulle_andra(kommun=kommun, nytt=Val(DAG, "start_inom_dagar", 90), dag=DAG) == [
        Byte(leo.pk, "omfattas", "vantar")
    ]


def test_a_setting_of_the_running_changes_no_answer_and_starts_nothing(
    kommun: Kommun, amira: User
) -> None:
    nytt = Val(DAG, "ravaror_dagar", 100)
    assert skulle_andra(kommun=kommun, nytt=nytt, dag=DAG) == []
    assert not andra(kommun=kommun, nytt=nytt, bakat=False, dag=DAG, user=amira, tid=minut(5))
    assert not Omprovning.objects.exists()


def test_a_change_marks_everyone_and_the_run_that_follows_changes_what_was_told(
    kommun: Kommun, amira: User
) -> None:
    run = andra(kommun=kommun, nytt=FHS_RAKNAS, bakat=False, dag=DAG, user=amira, tid=minut(5))
    assert run is not None
    assert (run.lage, run.begard_av) == (Korningslage.VANTAR, amira)
    assert Omprovning.objects.filter(kommun=kommun).count() == 4
    assert begar_omprovning(kommun=kommun, dag=DAG, user=amira, tid=minut(6)) == run
    done = prova_om_nu(korning=run, tid=minut(7))
    assert (done.pk, done.lage) == (run.pk, Korningslage.KLAR)
    assert svaret(LEO).utfall == "omfattas_inte"
    assert not Omprovning.objects.exists()


def test_a_run_too_large_to_wait_for_stays_in_the_queue(
    kommun: Kommun, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installningar, "GENAST", 3)
    run = begar_omprovning(kommun=kommun, dag=DAG, user=amira, tid=minut(6))
    assert prova_om_nu(korning=run, tid=minut(7)).lage == Korningslage.VANTAR


def test_a_refused_change_leaves_nothing_behind(kommun: Kommun, amira: User) -> None:
    nytt = FHS_RAKNAS._replace(fran=DAG - timedelta(1))
    with pytest.raises(Installningsfel):
        andra(kommun=kommun, nytt=nytt, bakat=False, dag=DAG, user=amira, tid=minut(5))
    assert not (Omprovning.objects.exists())
    assert not (Korning.objects.exists())


LAGENS = [b for b in KATALOG.values() if b.grupp is Grupp.LAGEN]


@given(underlag(), fragor, st.sampled_from(LAGENS), st.data())
def test_those_left_out_of_the_trial_could_not_have_changed(
    u: regler.Underlag, fraga: regler.Fraga, beskriven: Beskrivning, data: st.DataObject
) -> None:
    """The narrowing of `concerned` is sound: whoever it leaves out answers the same."""
    varden = TILLATNA_VAL.get(beskriven.namn) or range(400)
    nytt: dict[str, Any] = {beskriven.namn: data.draw(st.sampled_from(varden))}
    val = replace(fraga.installningar, **nytt)
    fore = regler.Fraga(fraga.kommun, fraga.dag, fraga.installningar)
    var, blir = regler.bedom(u, fore), regler.bedom(u, fore._replace(installningar=val))
    if var.utfall is blir.utfall:
        return
    if beskriven.skolformer:
        assert any(s.skolform in beskriven.skolformer for s in u.studier)
        assert var.avgorande_punkt not in UTANFOR or var.utfall is not Malgrupp.OMFATTAS_INTE
    else:
        assert var.utfall is not Malgrupp.OMFATTAS_INTE
