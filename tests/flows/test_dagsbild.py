"""The target group on another day is what judging each person for that day gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows import dagsbild
from kaja.flows.arbetare import gor_nasta
from kaja.flows.bedom import besked_som_kant
from kaja.flows.dagsbild_galler import ERSATTS, SAGT, galler, sett
from kaja.flows.las_in import las_in, ta_emot
from kaja.korningar.models import Korning, Korningslage
from kaja.register import dagsbilden
from kaja.register.dagsbilder import KVAR, drop_old_pictures
from kaja.register.kvitto import listed
from kaja.register.models import (
    Bedomning,
    Dagsbild,
    Dagsbildsrad,
    Registerhandelse,
    Registerpost,
)
from kaja.styrning.models import Installning
from kaja.underlag.models import Bevisfaktum, Motsvarandefaktum, Studiefaktum, Tackning
from kaja.underlag.queries import FACTS
from kaja.ungdom.models import Person, Sammanslagning
from kaja.ungdom.queries import merged_away
from tests.flows import slumpkommun
from tests.flows.kommunen import ANNAN, DAG, HEM, LEO, NORA, boende, elev, in_i_registret, minut
from tests.flows.test_avbrott import KilledError, die_at
from tests.mycket import mycket
from tests.orakel.rader import HAR
from tests.rollbesattning import make_member

pytestmark = pytest.mark.django_db

DA = date(2025, 3, 1)
FORE_ELEVERNA = minut(5)


@pytest.fixture
def user() -> User:
    return make_member("egen", HEM, Roll.HANDLAGGARE)


def bestall(
    user: User, kommun: str = HEM, dag: date = DA, kand: datetime | None = None
) -> Dagsbild:
    return dagsbild.bestall(
        kommun=Kommun.objects.get(pk=kommun), dag=dag, kand=kand, user=user, tid=minut(30)
    )


def bilden(user: User, **val: Any) -> dict[int, dict[str, Any]]:
    """The rows of the picture, when the worker has made it."""
    bild = bestall(user, **val)
    assert gor_nasta(tid=minut(31), dag=DAG) == Korning.objects.get(pk=bild.korning_id)
    bild.refresh_from_db()
    assert (bild.gjord, bild.korning.lage) == (minut(31), Korningslage.KLAR)
    return rader(bild)


def rader(bild: Dagsbild) -> dict[int, dict[str, Any]]:
    kolumner = [f.name for f in Dagsbildsrad._meta.fields if f.name not in ("id", "kommun", "bild")]
    funna = Dagsbildsrad.objects.filter(bild=bild).values(*kolumner)
    return {rad.pop("person"): rad for rad in funna}


def en_och_en(kommun: str, dag: date, kand: datetime | None = None) -> dict[int, dict[str, Any]]:
    """What judging each person alone gives."""
    alla = Person.objects.filter(kommun=kommun)
    undan = merged_away(Kommun.objects.get(pk=kommun), [p.pk for p in alla], kand=kand)
    svar = {p.pk: besked_som_kant(p, dag, kand) for p in alla if p.pk not in undan}
    har_post = set(Registerpost.objects.values_list("person_id", flat=True)) if not kand else set()
    return {
        pk: listed(besked)
        for pk, besked in svar.items()
        if besked.bedomning.underlag.folkbokforing or pk in har_post
    }


def las_in_slumpen(slump: Random, mapp: Path) -> date:
    """A municipality drawn at random, read into the register a source an hour; gives its day."""
    uppdrag = slumpkommun.uppdrag(slump, mapp)
    filer, dag = uppdrag.filer, uppdrag.fraga.dag
    kallor = [("folkbokforing", filer.folkbokforing)]
    kallor += [("elever", fil) for fil in filer.elever] + [("bevis", fil) for fil in filer.bevis]
    for nr, (kalla, fil) in enumerate(kallor):
        mottagen = ta_emot(
            kommun=Kommun.objects.get(pk=HAR),
            kalla=kalla,
            namn=fil.name,
            innehall=fil.read_bytes(),
            tackning_tom=getattr(uppdrag.tackning, kalla) or dag,
            user=None,
            tid=datetime(2026, 11, 21, 8 + nr, tzinfo=UTC),
        ).fil
        las_in(fil=mottagen, user=None, tid=mottagen.mottagen + timedelta(minutes=1), dag=dag)
    return dag


@pytest.mark.parametrize("fro", range(mycket(2)))
def test_every_row_is_what_judging_each_person_for_the_day_gives(
    fro: int, tmp_path: Path, user: User
) -> None:
    slump = Random(fro)
    dag = las_in_slumpen(slump, tmp_path)
    for en in (dag, max(dag - timedelta(days=slump.randrange(2000)), date(2015, 1, 1))):
        for kand in (None, datetime(2026, 11, 21, 8, 30, tzinfo=UTC)):
            svar = bilden(user, kommun=HAR, dag=en, kand=kand)
            assert svar
            assert svar == en_och_en(HAR, en, kand)


@pytest.fixture
def tva(user: User) -> User:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO, skydd="sekretessmarkering"), nr=0)
    in_i_registret("elever", elev(NORA), elev(LEO), nr=10)
    return user


def test_nothing_in_the_register_rests_on_a_picture(tva: User) -> None:
    fore = list(Bedomning.objects.values()), list(Registerpost.objects.values())
    bilden(tva)
    assert (list(Bedomning.objects.values()), list(Registerpost.objects.values())) == fore


def test_what_was_not_known_then_is_not_in_the_picture_of_then(tva: User) -> None:
    assert {rad["utfall"] for rad in bilden(tva).values()} == {"omfattas_inte"}
    som_kant = bilden(tva, kand=FORE_ELEVERNA)
    assert {rad["utfall"] for rad in som_kant.values()} == {"oklart"}
    assert bilden(tva, kand=minut(-60)) == {}


def gjorda(user: User) -> tuple[Dagsbild, Dagsbild]:
    """The pictures of what is known now, and of what was known at a moment."""
    bilden(user)
    bilden(user, kand=FORE_ELEVERNA)
    return Dagsbild.objects.get(kand=None), Dagsbild.objects.get(kand=FORE_ELEVERNA)


def test_a_picture_holds_until_something_is_said(tva: User) -> None:
    nu, da = gjorda(tva)
    assert galler(nu)
    in_i_registret("elever", elev(NORA, till="2025-01-10", avbrott="ja"), nr=20)
    assert not galler(nu)
    assert galler(da)
    Dagsbild.objects.update(sett="")
    assert not galler(Dagsbild.objects.get(pk=da.pk))


def test_a_picture_holds_no_longer_when_a_row_is_added_to_any_table(tva: User) -> None:
    rader = [_en(model, ersatt=minut(26)) for model in SAGT]
    nu, da = gjorda(tva)
    for rad in rader:
        with en_till(rad):
            assert not galler(nu), rad
            assert galler(da), rad
        assert galler(nu), rad


def test_a_picture_holds_no_longer_when_a_row_of_any_table_is_superseded(tva: User) -> None:
    nu, _ = gjorda(tva)
    rader = [_en(model) for model in ERSATTS]
    nu.sett = sett(nu)
    for rad in rader:
        alla = type(rad).objects.filter(pk=rad.pk)
        alla.update(ersatt=minut(60))
        assert not galler(nu), rad
        alla.update(ersatt=None)
        assert galler(nu), rad


def test_a_picture_holds_whatever_is_said_in_the_other_municipality(tva: User) -> None:
    rader = [_en(model, ersatt=minut(26)) for model in SAGT]
    nu, _ = gjorda(tva)
    for rad in rader:
        with en_till(rad, kommun_id=ANNAN):
            assert galler(nu), rad


def _en(model: Any, **ersatt: datetime) -> Any:
    """A row of the table in the municipality, current or superseded."""
    nora, leo = Person.objects.filter(kommun=HEM).order_by("pk")
    vad: dict[type[Any], dict[str, Any]] = {
        Motsvarandefaktum: {"typ": "utreds"},
        Bevisfaktum: {"typ": "examensbevis"},
        Studiefaktum: {"skolform": "GY"},
        Tackning: {"kalla": "bevis", "tom": DA},
        Sammanslagning: {"fran": leo, "till": nora},
        Installning: {"namn": "elever_farskhet_dagar", "varde": "9", "galler_fran": DA},
    }
    if model is Registerhandelse:
        post = Registerpost.objects.create(kommun_id=HEM, person=nora, lage="oppen", oppnad=DA)
        val = {
            "post": post,
            "nr": 1,
            "slag": "oppnad",
            "dag": DA,
            "tid": minut(25),
            "aktor": "prov",
        }
        return model.objects.create(kommun_id=HEM, **val)
    vem = {"person": nora} if model in FACTS else {}
    val = {**vem, **vad.get(model, {})}
    return model.objects.create(kommun_id=HEM, kand_fran=minut(25), **val, **ersatt)


@contextmanager
def en_till(rad: Any, **val: str) -> Iterator[None]:
    """The row once more, current, for a while."""
    ny = copy(rad)
    ny.pk = None
    nytt = {"nr": 2} if isinstance(rad, Registerhandelse) else {"ersatt": None}
    for namn, varde in {**nytt, **val}.items():
        setattr(ny, namn, varde)
    ny.save(force_insert=True)
    yield
    ny.delete()


def test_made_again_it_takes_the_place_of_the_first(tva: User) -> None:
    bilden(tva)
    in_i_registret("elever", elev(NORA, till="2025-01-10", avbrott="ja"), nr=20)
    assert bilden(tva) == en_och_en(HEM, DA)
    assert Dagsbild.objects.count() == 1


def test_asked_for_twice_it_is_made_once(tva: User) -> None:
    assert bestall(tva) == bestall(tva)
    assert Korning.objects.filter(lage=Korningslage.VANTAR).count() == 1


@pytest.mark.parametrize(("vad", "gang"), [("store_rows", 2), ("finish_picture", 1)])
def test_killed_anywhere_it_is_made_by_the_next(
    tva: User, monkeypatch: pytest.MonkeyPatch, vad: str, gang: int
) -> None:
    bild = bestall(tva)
    with monkeypatch.context() as dor:
        dor.setattr(dagsbild, "CHUNK", 1)
        die_at(dor, dagsbild, vad, gang)
        with pytest.raises(KilledError):
            dagsbild.gor(korning=bild.korning, tid=minut(31))
    assert Dagsbildsrad.objects.exists()
    bild.refresh_from_db()
    assert bild.gjord is None
    Korning.objects.update(puls=datetime(2026, 1, 1, tzinfo=UTC))

    gor_nasta(tid=minut(40), dag=DAG)

    bild.refresh_from_db()
    assert bild.gjord == minut(40)
    assert rader(bild) == en_och_en(HEM, DA)


def test_the_other_municipality_sees_none_of_it(tva: User) -> None:
    bilden(tva)
    bild = Dagsbild.objects.get()
    granne = make_member("annan", ANNAN, Roll.SAMORDNARE)
    for kod in (HEM, ANNAN):
        kommun = Kommun.objects.get(pk=kod)
        assert dagsbilden.picture(granne, kommun, DA, None) is None
        assert not dagsbilden.rows(granne, kommun, bild).exists()
        assert not dagsbilden.counted(granne, kommun, bild).exists()
    assert dagsbilden.rows(tva, Kommun.objects.get(pk=HEM), bild).count() == 2


@pytest.mark.parametrize(
    ("roll", "bild", "raknas", "listas"),
    [
        (Roll.SAMORDNARE, True, 2, 2),
        (Roll.SYV, True, 0, 2),
        (Roll.CHEF, True, 2, 0),
        (Roll.IMPORTOR, False, 0, 0),
    ],
)
def test_who_sees_numbers_only_gets_no_rows_with_persons(
    tva: User, roll: Roll, bild: bool, raknas: int, listas: int
) -> None:
    bilden(tva)
    vem, kommun = make_member("nagon", HEM, roll), Kommun.objects.get(pk=HEM)
    den = Dagsbild.objects.get()
    assert dagsbilden.picture(vem, kommun, DA, None) == (den if bild else None)
    assert dagsbilden.counted(vem, kommun, den).count() == raknas
    assert dagsbilden.rows(vem, kommun, den).count() == listas


def test_the_night_throws_away_a_picture_that_nobody_has_asked_for_in_a_week(tva: User) -> None:
    bilden(tva)
    kommun, begard = Kommun.objects.get(pk=HEM), minut(30)
    assert drop_old_pictures(kommun=kommun, tid=begard + KVAR) == 0
    assert drop_old_pictures(kommun=kommun, tid=begard + KVAR + timedelta(seconds=1)) == 1
    assert not Dagsbildsrad.objects.exists()
