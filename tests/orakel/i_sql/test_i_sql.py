"""The law in SQL, by a third hand, against `kaja bedom` by columns and the slow oracle.

A thousand populations and a national one: `python -m tests.orakel.i_sql`.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from django.db import connection

from tests.flows.tre_vagar import avtryck, bedomt
from tests.mycket import mycket
from tests.orakel.i_sql import svar
from tests.orakel.i_sql.databas import Postgresql
from tests.orakel.i_sql.jamforelse import befolkning, jamfor, sqls_svar
from tests.orakel.i_sql.nationell import nationell

MED_ORAKLET, UTAN = mycket(3), mycket(10)  # the oracle is nine times as slow as the SQL


@pytest.mark.parametrize("nr", range(MED_ORAKLET))
def test_a_random_population_gets_one_answer_from_three_engines(nr: int) -> None:
    assert not jamfor(f"prov:{nr}").skillnad


@pytest.mark.parametrize("nr", range(UTAN))
def test_a_random_population_gets_the_answer_of_the_columns_in_sql(tmp_path: Path, nr: int) -> None:
    vad = befolkning(f"utan oraklet:{nr}", tmp_path)
    assert sqls_svar(vad) == [tuple(rad) for rad in bedomt(vad, kolumnvis=True).rader]


def test_a_fresh_random_population_gets_one_answer_from_three_engines() -> None:
    assert not jamfor(f"nytt:{Random().randrange(10**9)}").skillnad


@pytest.mark.bara("postgres")
@pytest.mark.django_db
def test_the_same_sql_gives_the_same_answers_on_postgresql(tmp_path: Path) -> None:
    vad = befolkning("utan oraklet:0", tmp_path)
    with connection.cursor() as cursor:
        assert list(svar.svaren(vad, Postgresql(cursor))) == sqls_svar(vad)


def test_a_large_set_in_parts_gets_one_answer_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svar, "BUNT", 70)
    sagt: list[str] = []
    assert nationell(150, fro=1, stickprov=20, processer=1, sag=sagt.append)
    assert len(sagt) == 4


def andra(monkeypatch: pytest.MonkeyPatch, mapp: Path, fil: str, ratt: str, fel: str) -> None:
    """The SQL is read from a copy with a mistake in it."""
    shutil.copytree(svar.LAG, mapp / "lag")
    text = (mapp / "lag" / fil).read_text(encoding="utf-8")
    assert ratt in text
    (mapp / "lag" / fil).write_text(text.replace(ratt, fel), encoding="utf-8")
    monkeypatch.setattr(svar, "LAG", mapp / "lag")


@pytest.mark.parametrize(
    ("fro", "fil", "ratt", "fel"),
    [
        ("40", "10_hemkommun.sql", "a.avregistrering <> 'AV' AND", ""),
        ("9", "10_hemkommun.sql", "f.rad DESC LIMIT 1) AS dagens", "f.rad LIMIT 1) AS dagens"),
        ("1", "11_under_20.sql", "d.dag < p.fyller_20", "d.dag <= p.fyller_20"),
        ("2", "12_skolplikt.sql", "p.fodelsear + 17", "p.fodelsear + 16"),
        ("2", "12_skolplikt.sql", "d.dag < d.folkbokford_fran", "1 = 0"),
        ("96", "13_utbildning.sql", "u.raknas_fran <= d.dag AND", ""),
        ("94", "14_gymnasieexamen.sql", "AND b.datum >= u.startdatum", ""),
        ("15", "15_gymnasiebevis.sql", "a.skolform = 'GYS'", "a.skolform = 'GY'"),
        ("15", "30_dagarna.sql", "f.bevis_vantan_dagar + e.bevis", "f.bevis_vantan_dagar"),
        ("51", "50_ingangsorsak.sql", "u.annat_hinder = 0 AND", ""),
        ("67", "51_vantar.sql", "AND NOT (u.avbruten = 1 AND u.slutdatum IS NULL)", ""),
    ],
)
def test_a_mistake_in_the_sql_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fro: str, fil: str, ratt: str, fel: str
) -> None:
    vad = befolkning(fro, tmp_path)
    vantat = bedomt(vad, kolumnvis=False).avtryck
    assert avtryck(sqls_svar(vad)) == vantat
    andra(monkeypatch, tmp_path, fil, ratt, fel)
    assert avtryck(sqls_svar(vad)) != vantat


def test_a_difference_is_told_as_the_few_rows_of_one_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    andra(monkeypatch, tmp_path, "11_under_20.sql", "THEN 'uppfyllt'", "THEN 'oklart'")
    _, kaja, oraklet, sql, *rader = jamfor("prov:1").skillnad.splitlines()
    nummer = kaja.split(": ")[1][:12]
    assert kaja.split(": ")[1] == oraklet.split(": ")[1] != sql.split(": ")[1]
    assert len(rader) == 1
    assert rader[0].startswith(f"  folkbokforing: {nummer};")
