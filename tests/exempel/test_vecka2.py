"""The second week: what a week brings, and the way back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kaja.access.models import Kommun
from kaja.exempel import KOMMUN, REFERENSDAG, REFERENSFRO, Kommunfiler, bygg, vecka2
from kaja.flows.angra import angra
from kaja.flows.las_in import las_in, ta_emot
from kaja.flows.natt import natt
from kaja.intake.models import MottagenFil
from kaja.register.models import Bedomning, Registerpost
from tests.exempel.test_filerna import TESTNUMMER, tolv_siffror

ROT = Path(__file__).parents[2]
FORSTA, ANDRA = date(2026, 11, 21), date(2026, 11, 28)


@pytest.fixture(scope="module")
def forsta() -> Kommunfiler:
    return bygg(dag=REFERENSDAG, fro=REFERENSFRO)


@pytest.fixture(scope="module")
def andra(forsta: Kommunfiler) -> Kommunfiler:
    return vecka2(forsta, fro=REFERENSFRO)


def test_the_files_in_the_repository_are_those_that_are_built(andra: Kommunfiler) -> None:
    for fil in andra.alla:
        assert (ROT / "exempel" / "vecka2" / fil.namn).read_bytes() == fil.innehall


def test_who_has_come_has_a_test_number(forsta: Kommunfiler, andra: Kommunfiler) -> None:
    before = {rad.get("personnummer") for rad in forsta.folkbokforing.rader}
    new = {rad["personnummer"] for rad in andra.folkbokforing.rader if rad} - before
    assert len(new) == 4
    assert {tolv_siffror(nummer) for nummer in new} <= TESTNUMMER


def test_nobody_protected_has_an_address(andra: Kommunfiler) -> None:
    protected = [rad for rad in andra.folkbokforing.rader if rad.get("skydd")]
    assert protected
    assert not any(rad.get("adress") or rad.get("telefon") for rad in protected)


def read(filer: Kommunfiler, dag: date) -> list[MottagenFil]:
    kommun, tid = (
        Kommun.objects.get(pk=KOMMUN),
        datetime(dag.year, dag.month, dag.day, 6, tzinfo=UTC),
    )
    mottagna = []
    for minut, fil in enumerate(filer.alla):
        kalla = Path(fil.namn).stem
        mottagen = ta_emot(
            kommun=kommun,
            kalla=kalla,
            namn=fil.namn,
            innehall=fil.innehall,
            omfattning="del" if kalla == "bevis" else "hel",
            tackning_tom=filer.tackning_tom,
            user=None,
            tid=tid + timedelta(minutes=minut),
        ).fil
        las_in(fil=mottagen, user=None, tid=tid + timedelta(minutes=minut), dag=dag)
        mottagna.append(mottagen)
    return mottagna


def answers() -> dict[str, tuple[Any, ...]]:
    rows = Bedomning.objects.filter(ersatt=None)
    names = ("utfall", "avgorande_punkt", "omfattas_fran", "ingangsorsak", "galler_till_och_med")
    return {row[0]: row[1:] for row in rows.values_list("person__nummer", *names)}


def register() -> dict[str, tuple[Any, ...]]:
    rows = Registerpost.objects.exclude(lage="avslutad")
    return {row[0]: row[1:] for row in rows.values_list("person__nummer", "lage", "oppnad")}


def a_quarter(filer: Kommunfiler) -> Kommunfiler:
    """The same municipality with a part of its people, to be quick."""
    kept = [
        replace(f, rader=tuple(r for r in f.rader if r.get("personnummer", "")[-1:] in "02"))
        for f in filer.alla
    ]
    return Kommunfiler(filer.kommun, filer.tackning_tom, *kept)


@pytest.mark.bara("sqlite")  # the same flows run on PostgreSQL in tests/flows
@pytest.mark.django_db
def test_a_week_changes_some_and_taking_it_back_restores_them_all(
    forsta: Kommunfiler,
) -> None:
    """The journey of the manual: read in the second week, see it, take it back, read it again."""
    forsta = a_quarter(forsta)
    andra = vecka2(forsta, fro=REFERENSFRO)
    kommun = Kommun.objects.get(pk=KOMMUN)
    read(forsta, FORSTA)
    natt(kommun=kommun, dag=ANDRA, tid=datetime(2026, 11, 28, 2, tzinfo=UTC))
    before = answers(), register()

    files = read(andra, ANDRA)
    after = answers(), register()
    changes = Counter(
        (before[0].get(nummer, ["ny"])[0], after[0][nummer][0])
        for nummer in after[0]
        if before[0].get(nummer) != after[0][nummer]
    )
    assert changes["ny", "omfattas"] + changes["ny", "oklart"] >= 1
    assert changes["omfattas_inte", "omfattas"] >= 8
    assert changes["omfattas", "omfattas_inte"] >= 4
    assert changes["omfattas_inte", "oklart"] >= 1

    for minut, fil in enumerate(files):
        angra(fil=fil, user=None, tid=datetime(2026, 11, 28, 9, minut, tzinfo=UTC), dag=ANDRA)
    assert answers() == before[0]
    again = datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert natt(kommun=kommun, dag=ANDRA, tid=again).andrade_svar == 0

    read(andra, ANDRA)
    assert (answers(), register()) == after
