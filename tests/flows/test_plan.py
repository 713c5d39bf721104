"""A mapping and a plan move the youth on; the database itself refuses what must never be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kaja.access.models import User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.flows import kartlaggning, plan
from kaja.flows.arbetslage import se
from kaja.insatser.actions import KartlaggningsfelError, Kartlagt
from kaja.insatser.models import (
    Handlaggning,
    Insatsslut,
    Kartlaggning,
    Overenskommet,
    Plan,
    Planinsats,
    Planslut,
    Planstatus,
    Sysselsattning,
    Vem,
)
from kaja.insatser.planinnehall import Innehall, Insats, Overens, PlanfelError
from kaja.insatser.queries import plan_of
from kaja.insatser.samtidigt import AndratUnderTidenError
from kaja.regler.uppfoljning import Etapp, Planfakta
from kaja.ungdom.models import Person
from tests.flows.kommunen import ALI, DAG, HEM, NORA, boende, in_i_registret, minut, personen
from tests.rollbesattning import make_member

pytestmark = pytest.mark.django_db

JA = Overens(Overenskommet.MUNTLIGT, DAG)
SPRING = date(2027, 2, 1)
INNEHALL = Innehall(
    mal="Börja på komvux.",
    fran=DAG,
    folj_upp=SPRING,
    insatser=(
        Insats(None, Vem.UNGDOM, "Ansöka.", fran=DAG),
        Insats(None, Vem.KOMMUN, "Följa med.", folj_upp=date(2026, 12, 7)),
    ),
)


@pytest.fixture
def nora() -> Person:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    in_i_registret("elever", nr=1)
    in_i_registret("bevis", nr=2)
    return personen(NORA)


@pytest.fixture
def amira() -> User:
    return make_member("amira", HEM, Roll.HANDLAGGARE)


def spara(
    nora: Person, amira: User, innehall: Innehall, overens: Overens | None, pa_version: int
) -> Plan:
    return plan.spara(
        person=nora,
        innehall=innehall,
        overens=overens,
        pa_version=pa_version,
        dag=DAG,
        user=amira,
        tid=minut(30 + pa_version),
    )


def kartlagg(nora: Person, amira: User, kartlagt: Kartlagt, gor: str, pa: int) -> Kartlaggning:
    return kartlaggning.spara(
        person=nora,
        kartlagt=kartlagt,
        gor_nu=gor,
        pa_version=pa,
        dag=DAG,
        user=amira,
        tid=minut(20 + pa),
    )


def med_rader(innehall: Innehall) -> Innehall:
    rader = (i._replace(rad=nr) for nr, i in enumerate(innehall.insatser, start=1))
    return innehall._replace(insatser=tuple(rader))


def fakta(nora: Person) -> Planfakta | None:
    return se(nora.kommun, [nora.pk], DAG).gjort[nora.pk].plan


def test_a_plan_is_drafted_agreed_revised_followed_up_and_ended(nora: Person, amira: User) -> None:
    spara(nora, amira, INNEHALL, None, 0)
    assert fakta(nora) is None
    spara(nora, amira, med_rader(INNEHALL), JA, 1)
    assert fakta(nora) == Planfakta(DAG, date(2026, 12, 7))
    assert Handlaggning.objects.get(person=nora).etapp == Etapp.PLAN

    ny = med_rader(INNEHALL)
    spara(nora, amira, ny._replace(mal="Börja i höst."), None, 2)
    assert [p.version if p else 0 for p in plan_of(nora)[:2]] == [2, 3]
    andra: dict[str, Any] = {"dag": DAG, "user": amira, "tid": minut(50)}
    plan.folj_upp(person=nora, uppfoljd=DAG, nasta=SPRING, pa_version=3, **andra)
    assert plan_of(nora).utkast is not None
    plan.avsluta(person=nora, sista=DAG, orsak=Planslut.STUDIER, pa_version=4, **andra)
    assert fakta(nora) is None
    slut = Plan.objects.get(status=Planstatus.AVSLUTAD)
    assert set(slut.insatser.values_list("slutorsak", flat=True)) == {Insatsslut.PLANEN}
    assert Plan.objects.filter(ersatt__isnull=True).get() == slut
    assert spara(nora, amira, INNEHALL, None, 5).nummer == 2
    sagt = Handelse.objects.filter(objekt__startswith="plan:").order_by("nr")
    assert [rad.handling.partition(".")[2] for rad in sagt] == [
        *("utkast", "overenskommen", "utkast", "uppfoljd", "avslutad", "utkast")
    ]


def test_who_saves_on_top_of_an_earlier_version_writes_nothing(nora: Person, amira: User) -> None:
    spara(nora, amira, INNEHALL, None, 0)
    for pa in (0, 2):
        with pytest.raises(AndratUnderTidenError):
            spara(nora, amira, INNEHALL._replace(mal="Annat."), None, pa)
    assert Plan.objects.get().mal == "Börja på komvux."
    first = kartlagg(nora, amira, Kartlagt(DAG), "arbete", 0)
    with pytest.raises(AndratUnderTidenError):
        kartlagg(nora, amira, Kartlagt(DAG, klar=True), "studier", 0)
    assert Kartlaggning.objects.get() == first
    assert Sysselsattning.objects.get().slag == "arbete"


def test_an_effort_keeps_its_number_and_a_new_one_gets_one_never_used(
    nora: Person, amira: User
) -> None:
    spara(nora, amira, INNEHALL, None, 0)
    forsta, andra = med_rader(INNEHALL).insatser
    spara(nora, amira, INNEHALL._replace(insatser=(forsta,)), None, 1)
    ny = andra._replace(rad=None)
    sist = spara(nora, amira, INNEHALL._replace(insatser=(forsta, ny)), None, 2)
    assert sorted(sist.insatser.values_list("rad", flat=True)) == [1, 3]


def test_an_effort_of_the_plan_in_force_cannot_be_gone(nora: Person, amira: User) -> None:
    spara(nora, amira, INNEHALL, JA, 0)
    utan = INNEHALL._replace(insatser=med_rader(INNEHALL).insatser[:1])
    with pytest.raises(PlanfelError, match="kan inte tas bort"):
        spara(nora, amira, utan, None, 1)


def test_what_the_youth_does_is_stated_once_and_never_over_something_told_later(
    nora: Person, amira: User
) -> None:
    kartlagg(nora, amira, Kartlagt(DAG), "arbete", 0)
    kartlagg(nora, amira, Kartlagt(DAG, klar=True), "arbete", 1)
    assert Sysselsattning.objects.count() == 1
    tidigare = Kartlagt(date(2026, 11, 2), klar=True)
    sagt = kartlagg(nora, amira, tidigare, "studier", 2).sysselsattning
    assert sagt is not None
    assert (sagt.nar, sagt.slag) == ("tidigare", "studier")
    assert Sysselsattning.objects.get(nar="nu", ersatt__isnull=True).slag == "arbete"
    assert se(nora.kommun, [nora.pk], DAG).gjort[nora.pk].kartlagd == date(2026, 11, 2)


def test_no_other_actor_without_consent_not_even_in_the_database(nora: Person, amira: User) -> None:
    med = Kartlagt(DAG, andra_aktorer=("skola",), samtycke_av="ungdom", samtycke_dag=DAG)
    with pytest.raises(KartlaggningsfelError):
        kartlagg(nora, amira, med._replace(samtycke_dag=None), "", 0)
    row = kartlagg(nora, amira, med, "", 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kartlaggning.objects.filter(pk=row.pk).update(samtycke_av="")
    Kartlaggning.objects.filter(pk=row.pk).update(andra_aktorer=[], samtycke_av="")


def test_one_plan_in_force_and_never_unagreed_not_even_in_the_database(
    nora: Person, amira: User
) -> None:
    galler = spara(nora, amira, INNEHALL, JA, 0)
    utkast = spara(nora, amira, med_rader(INNEHALL)._replace(mal="Annat."), None, 1)
    rader = Plan.objects.filter(pk=utkast.pk)
    ja = {"overens_hur": "muntligt", "overens_dag": DAG}
    for andrat in ({"status": "gallande"}, {"status": "gallande", **ja}, {"version": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rader.update(**andrat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=galler.pk).update(status="avslutad")
    with pytest.raises(IntegrityError), transaction.atomic():
        Planinsats.objects.filter(plan=galler).update(slutorsak="genomford")


def test_what_has_been_done_is_asked_in_as_many_questions_however_many_they_are(
    nora: Person, amira: User
) -> None:
    in_i_registret("folkbokforing", boende(ALI), nr=3)
    alla, kommun = [nora, personen(ALI)], nora.kommun
    for person in alla:
        spara(person, amira, INNEHALL, JA, 0)
        kartlagg(person, amira, Kartlagt(DAG, klar=True), "arbete", 0)

    def fragor(ids: list[int]) -> int:
        with CaptureQueriesContext(connection) as sagt:
            gjort = se(kommun, ids, DAG).gjort
        assert all(gjort[pk].plan and gjort[pk].kartlagd for pk in ids)
        return len(sagt)

    assert fragor([nora.pk]) == fragor([person.pk for person in alla])
