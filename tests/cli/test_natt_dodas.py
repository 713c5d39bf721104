"""`kaja natt` as a process of its own, killed with kill -9 at random moments, and run again.

`KAJA_TEST_MYCKET=100 pytest tests/cli/test_natt_dodas.py` kills it many times more.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kaja import exempel
from tests import mall
from tests.mycket import mycket

pytestmark = pytest.mark.bara("sqlite")  # the process has a database file of its own

DODAS = mycket(1)
VAR = 50  # one person in so many
DAG = exempel.REFERENSDAG.replace(year=exempel.REFERENSDAG.year + 1)
FRAGOR = (
    (
        "SELECT person_id, utfall, dag, motivering FROM register_bedomning"
        " WHERE ersatt IS NULL ORDER BY 1"
    ),
    "SELECT person_id, count(*) FROM register_bedomning GROUP BY 1 ORDER BY 1",
    (
        "SELECT person_id, lage, oppnad, avslutad, avslutsorsak FROM register_registerpost"
        " ORDER BY person_id, oppnad"
    ),
    (
        "SELECT post.person_id, en.nr, en.slag, en.dag, en.orsak FROM register_registerhandelse en"
        " JOIN register_registerpost post ON post.id = en.post_id ORDER BY 1, post.oppnad, 2"
    ),
    "SELECT dag, omfattas, oklara FROM statistik_fullstandighet ORDER BY 1",
    "SELECT count(*) FROM underlag_omprovning",
    (
        "SELECT logg, nr = (SELECT max(nr) FROM audit_handelse WHERE kommun = kedja.kommun)"
        " FROM audit_kedja kedja WHERE logg = 'handelse' AND kommun <> ''"
    ),
)


def kaja(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    env = {**os.environ, "KAJA_DATA": str(folder), "KAJA_DATABASE_URL": "", "KAJA_DAG": ""}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen(
        [sys.executable, "-m", "kaja", *arguments],
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def done(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out


def natt(folder: Path) -> subprocess.Popen[str]:
    return kaja(folder, "natt", "--dag", DAG.isoformat())


def runs(folder: Path) -> list[tuple[str, float]]:
    """The state of each nightly run, and how many seconds it took."""
    sql = "SELECT lage, 86400 * (julianday(coalesce(slutad, puls)) - julianday(startad))"
    with closing(sqlite3.connect(database(folder))) as connection:
        return connection.execute(
            f"{sql} FROM korningar_korning WHERE slag = 'natt' ORDER BY id"
        ).fetchall()


def took(folder: Path) -> float:
    return runs(folder)[-1][1]


def wait_for_the_run(folder: Path, process: subprocess.Popen[str]) -> None:
    while not runs(folder) and process.poll() is None:
        time.sleep(0.01)


def database(folder: Path) -> Path:
    (found,) = folder.glob("*.sqlite3")
    return found


def state(folder: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database(folder))) as connection:
        return [connection.execute(sql).fetchall() for sql in FRAGOR]


def one_in(antal: int, whole: exempel.Kommunfiler) -> exempel.Kommunfiler:
    """One person in so many, and what is said of them. They stand in the order they were born."""
    numbers = {rad.get("personnummer") for rad in whole.folkbokforing.rader[::antal]}
    some = (
        replace(fil, rader=tuple(rad for rad in fil.rader if rad.get("personnummer") in numbers))
        for fil in whole.alla
    )
    return exempel.Kommunfiler(whole.kommun, whole.tackning_tom, *some)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with some of the invented municipality, of all ages, read in a year ago."""
    filer, folder = tmp_path_factory.mktemp("filer"), tmp_path_factory.mktemp("data")
    mall.sqlite_folder(folder)
    small = one_in(VAR, exempel.bygg(dag=exempel.REFERENSDAG, fro=exempel.REFERENSFRO))
    for path in exempel.skriv(small, filer):
        tom = exempel.REFERENSDAG.isoformat()
        done(kaja(folder, "las-in", path.stem, str(path), "--kommun", small.kommun, "--tom", tom))
    return folder


@pytest.fixture(scope="module")
def whole(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder after a night that nobody killed."""
    folder = tmp_path_factory.mktemp("natten") / "hel"
    shutil.copytree(before, folder)
    (changed,) = re.findall(r"(\d+) ändrade svar", done(natt(folder)))
    assert int(changed) > 10
    return folder


def test_a_night_killed_at_a_random_moment_is_finished_by_the_next(
    before: Path, whole: Path, tmp_path: Path
) -> None:
    expected, slump = state(whole), Random(DODAS)
    killed = missed = 0
    while killed < DODAS:
        folder = tmp_path / f"{killed}-{missed}"
        shutil.copytree(before, folder)
        process = natt(folder)
        wait_for_the_run(folder, process)
        # Earlier for each night that was over before it was killed: it may go faster now.
        time.sleep(slump.uniform(0, took(whole) / 2**missed))
        process.kill()
        process.communicate()
        in_time = runs(folder)[-1][0] == "pagar"
        killed, missed = killed + in_time, missed + (not in_time)
        assert missed < 10, "no night was killed before it was over"
        done(natt(folder))
        assert state(folder) == expected, folder.name
        shutil.rmtree(folder)


def test_a_second_night_changes_nothing(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hel"
    shutil.copytree(whole, folder)
    first = state(folder)

    said = done(natt(folder))

    assert ": 0 genomgångna, 0 ändrade svar, 0 händelser i registret" in said
    assert state(folder) == first
