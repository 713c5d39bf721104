"""The municipality's own decisions, from files to register: made, shown beforehand, fallen, asked
again."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.flows.angra import angra
from kaja.flows.beslut import BeslutsfelError, Nytt, besluta, upphav, verkan
from kaja.flows.las_in import las_in
from kaja.flows.oklarheter import fragor
from kaja.flows.omprova import omprova
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.korningar.actions import start_run
from kaja.korningar.models import Korningsslag
from kaja.register.models import Beslut, Beslutsskal, Beslutsslag, Lage, Registerpost
from kaja.regler.register import Atgard
from kaja.underlag.models import Motsvarandefaktum
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
    in_i_registret,
    minut,
    personen,
    svaret,
)
from tests.rollbesattning import make_member

pytestmark = pytest.mark.django_db

I_HOST = date(2026, 10, 1)
ANDA = Nytt(Beslutsslag.OMFATTAS_ANDA, Beslutsskal.STUDERAR_INTE, I_HOST)
FEL = Nytt(Beslutsslag.FELAKTIGT_REGISTRERAD, Beslutsskal.STUDERAR, I_HOST)
UTLAND = Nytt(Beslutsslag.MOTSVARANDE_UTBILDNING, Beslutsskal.UTLANDSK_UTBILDNING, I_HOST)


@pytest.fixture(scope="module")
def amira(modulens_db: None) -> User:
    """A caseworker; Nora goes to school, Leo has left it, Eva never began and is protected."""
    skyddad = boende(EVA, skydd="skyddad_folkbokforing")
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), skyddad, nr=0)
    in_i_registret("elever", elev(NORA), elev(LEO, "2024-08-19", "2026-09-01", "ja"), nr=1)
    in_i_registret("bevis", nr=2)
    return make_member("amira", HEM, Roll.HANDLAGGARE)


def beslut(amira: User, vem: str, nytt: Nytt, nr: int = 10) -> Beslut:
    besluta(person=personen(vem), nytt=nytt, user=amira, dag=DAG, tid=minut(nr))
    return Beslut.objects.get(person=personen(vem), ersatt__isnull=True)


def posten(vem: str) -> Registerpost:
    return Registerpost.objects.filter(person=personen(vem)).latest("pk")


def test_who_stands_enrolled_but_does_not_study_is_covered_by_decision(amira: User) -> None:
    fore = verkan(personen(NORA), ANDA, dag=DAG)
    assert (fore.forslag.atgard, fore.forslag.dag) == (Atgard.OPPNA, I_HOST)
    assert not Registerpost.objects.filter(person=personen(NORA)).exists()

    taget = beslut(amira, NORA, ANDA)

    assert svaret(NORA).utfall == "omfattas_inte"
    post = posten(NORA)
    assert (post.lage, post.oppnad, post.ingangsorsak) == (Lage.OPPEN, I_HOST, "omfattas_anda")
    assert post.handelser.get().beslut == taget
    handelse = Handelse.objects.get(handling="beslut.fattat")
    assert (handelse.aktor, taget.beslutad_av) == (amira.aktor, amira)


def test_a_decision_falls_when_the_facts_change_and_is_asked_again(amira: User) -> None:
    taget = beslut(amira, NORA, ANDA)
    in_i_registret("elever", elev(NORA, "2024-08-20"), nr=20)

    taget.refresh_from_db()
    assert taget.ersatt is not None
    assert taget.ersatt_av is None
    assert posten(NORA).lage == Lage.AVSLUTAD
    fraga = Uppgift.objects.get(slag=Uppgiftsslag.BESLUT_OMPROVAS, klar__isnull=True)
    assert fraga.person == personen(NORA)

    beslut(amira, NORA, ANDA, nr=30)
    fraga.refresh_from_db()
    assert (fraga.utfall, fraga.klar_av) == ("beslut", amira)
    assert posten(NORA).lage == Lage.OPPEN


def test_a_decision_that_fell_is_asked_again_when_the_file_that_felled_it_is_taken_back(
    amira: User,
) -> None:
    taget = beslut(amira, LEO, FEL)
    examen = emot("bevis", f"{LEO};examensbevis;2026-06-10", nr=20).fil
    las_in(fil=examen, user=amira, tid=minut(20), dag=DAG)
    assert not Uppgift.objects.filter(slag=Uppgiftsslag.BESLUT_OMPROVAS).exists()

    angra(fil=examen, user=amira, tid=minut(21), dag=DAG)

    taget.refresh_from_db()
    assert taget.ersatt is not None
    assert posten(LEO).lage == Lage.OPPEN
    fraga = Uppgift.objects.get(slag=Uppgiftsslag.BESLUT_OMPROVAS, klar__isnull=True)
    assert fraga.person == personen(LEO)

    upphav(beslut=beslut(amira, LEO, FEL, nr=30), user=amira, dag=DAG, tid=minut(31))
    assert not Uppgift.objects.filter(slag=fraga.slag, klar__isnull=True).exists()


def test_the_same_facts_in_a_new_file_leave_a_decision_alone(amira: User) -> None:
    taget = beslut(amira, NORA, ANDA)
    leo = elev(LEO, "2024-08-19", "2026-09-01", "ja")
    in_i_registret("elever", elev(NORA), leo, elev(ALI), nr=20)
    taget.refresh_from_db()
    assert taget.ersatt is None
    assert posten(NORA).lage == Lage.OPPEN


def test_who_was_wrongly_listed_leaves_and_comes_back_when_the_decision_is_lifted(
    amira: User,
) -> None:
    assert posten(LEO).lage == Lage.OPPEN
    assert verkan(personen(LEO), FEL, dag=DAG).forslag[:3] == (
        Atgard.AVSLUTA,
        I_HOST,
        "felaktigt_registrerad",
    )
    taget = beslut(amira, LEO, FEL)
    post = posten(LEO)
    assert (post.lage, post.avslutad, post.avslutsorsak) == (
        Lage.AVSLUTAD,
        I_HOST,
        "felaktigt_registrerad",
    )

    upphav(beslut=taget, user=amira, dag=DAG, tid=minut(20))
    taget.refresh_from_db()
    assert (taget.ersatt, taget.ersatt_av) == (minut(20), amira)
    assert posten(LEO).lage == Lage.OPPEN
    with pytest.raises(BeslutsfelError, match="gäller inte längre"):
        upphav(beslut=taget, user=amira, dag=DAG, tid=minut(21))


def test_an_equivalent_education_is_a_decision_and_a_fact_that_the_law_reads(amira: User) -> None:
    taget = beslut(amira, LEO, UTLAND)
    assert (svaret(LEO).utfall, svaret(LEO).avgorande_punkt) == ("omfattas_inte", "kaa.p6")
    assert posten(LEO).avslutsorsak == "motsvarande_utbildning"
    faktum = Motsvarandefaktum.objects.get()
    assert (faktum.typ, faktum.antecknad_av) == ("bedomd", amira)
    (belagg,) = [b for s in svaret(LEO).svar for b in s["belagg"] if b["slag"] == "motsvarande"]
    assert (belagg["kalla"], belagg["av"]) == ("beslut", "Amira")

    upphav(beslut=taget, user=amira, dag=DAG, tid=minut(20))
    assert svaret(LEO).utfall == "omfattas"
    assert not Motsvarandefaktum.objects.filter(ersatt__isnull=True).exists()


def test_where_a_protected_person_stays_is_decided_and_there_is_nothing_more_to_ask(
    amira: User,
) -> None:
    hem = Kommun.objects.get(pk=HEM)
    assert svaret(EVA).fraga == "hemkommun.skyddad"
    assert [b.person for b in fragor(amira, hem, DAG)] == [personen(EVA)]
    har = Nytt(Beslutsslag.OMFATTAS_ANDA, Beslutsskal.VISTAS_HAR, DAG)
    beslut(amira, EVA, har)
    assert posten(EVA).lage == Lage.OPPEN
    assert not fragor(amira, hem, DAG).exists()
    assert Uppgift.objects.get(slag=Uppgiftsslag.OKLART).utfall == "beslut"

    inte = Nytt(Beslutsslag.FELAKTIGT_REGISTRERAD, Beslutsskal.VISTAS_INTE_HAR, DAG)
    nytt = beslut(amira, EVA, inte, nr=20)
    assert posten(EVA).lage == Lage.AVSLUTAD
    assert Beslut.objects.exclude(pk=nytt.pk).get().ersatt == nytt.kand_fran


def test_a_decision_holds_from_its_day(amira: User) -> None:
    sedan = ANDA._replace(fran=date(2026, 12, 1))
    assert verkan(personen(NORA), sedan, dag=DAG).dag == sedan.fran
    beslut(amira, NORA, sedan)
    assert not Registerpost.objects.filter(person=personen(NORA)).exists()

    kommun = Kommun.objects.get(pk=HEM)
    for nr, dag in enumerate((DAG, sedan.fran)):
        tid = minut(60 + nr)
        korning = start_run(kommun=kommun, slag=Korningsslag.NATT, dag=dag, tid=tid)
        omprova(korning=korning, tid=tid, aktor="kaja")
    assert (posten(NORA).lage, posten(NORA).oppnad) == (Lage.OPPEN, sedan.fran)


@pytest.mark.parametrize(
    ("vem", "nytt", "mening"),
    [
        (NORA, ANDA._replace(fran=date(2028, 1, 1)), "under 20 år"),
        (LEO, ANDA, "omfattas redan"),
        (NORA, FEL, "omfattas inte"),
        (NORA, ANDA._replace(skal=Beslutsskal.STUDERAR), "passar inte"),
        (NORA, ANDA._replace(skal=Beslutsskal.VISTAS_HAR), "skyddad folkbokföring"),
    ],
)
def test_what_cannot_be_decided_says_why_and_changes_nothing(
    amira: User, vem: str, nytt: Nytt, mening: str
) -> None:
    with pytest.raises(BeslutsfelError, match=mening):
        besluta(person=personen(vem), nytt=nytt, user=amira, dag=DAG, tid=minut(10))
    assert not Beslut.objects.exists()


def test_nobody_who_has_moved_away_can_be_decided_to_be_covered(amira: User) -> None:
    in_i_registret("folkbokforing", boende(NORA, kommun=ANNAN), boende(LEO), nr=20)
    with pytest.raises(BeslutsfelError, match=r"hemkommun här.*annan kommun"):
        beslut(amira, NORA, ANDA)
