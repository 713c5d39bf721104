"""What the environment chooses: data folder, database and secret key."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from kaja.config import miljo

IN_FOLDER = Path("/data")


def test_without_a_url_the_database_is_sqlite_in_the_data_folder(tmp_path: Path) -> None:
    found, path = miljo.database("", tmp_path), tmp_path / "kaja.sqlite3"
    assert (found["ENGINE"], found["NAME"]) == ("kaja.config.sqlite", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:///var/a.db", "var/a.db"), ("sqlite:////srv/k%20j.db", "/srv/k j.db")],
)
def test_a_sqlite_url_names_the_file(url: str, path: str) -> None:
    assert miljo.database(url, IN_FOLDER)["NAME"] == path


@pytest.mark.parametrize(
    ("url", "host", "port", "user", "password"),
    [
        (
            "postgresql://kaja:p%40ss@db.exempel.se:5433/kaja",
            "db.exempel.se",
            "5433",
            "kaja",
            "p@ss",
        ),
        ("postgresql:///kaja?host=/run/postgresql", "/run/postgresql", "", "", ""),
        ("postgres://kaja@%2Frun%2Fpostgresql/kaja", "/run/postgresql", "", "kaja", ""),
    ],
)
def test_a_postgresql_url_names_server_or_socket(
    url: str, host: str, port: str, user: str, password: str
) -> None:
    found = miljo.database(url, IN_FOLDER)
    assert (found["NAME"], found["HOST"], found["PORT"]) == ("kaja", host, port)
    assert (found["USER"], found["PASSWORD"]) == (user, password)


def test_a_connection_to_postgresql_is_kept_and_asked_whether_it_still_works() -> None:
    found = miljo.database("postgresql://db/kaja", IN_FOLDER)
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (miljo.KEPT, True)


def test_what_else_a_postgresql_url_says_goes_to_the_driver() -> None:
    found = miljo.database("postgresql://db/kaja?sslmode=verify-full", IN_FOLDER)
    assert found["OPTIONS"] == {"sslmode": "verify-full", "options": miljo.NO_JIT}
    for options, said in (("-c%20jit=on", "-c jit=on"), ("", "")):
        found = miljo.database(f"postgresql://db/kaja?options={options}", IN_FOLDER)
        assert found["OPTIONS"] == {"options": said}


@pytest.mark.django_db
@pytest.mark.bara("postgres")
def test_postgresql_compiles_no_question_of_ours() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


@pytest.mark.parametrize("url", ["mysql://db/kaja", "kaja.db", "sqlite://kaja.db"])
def test_another_url_is_refused_with_a_sentence_that_does_not_repeat_it(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="KAJA_DATABASE_URL") as refused:
        miljo.database(url, IN_FOLDER)
    assert url not in str(refused.value)


def test_a_day_to_judge_is_an_iso_date_or_nothing() -> None:
    assert (miljo.day(""), miljo.day("2026-11-23")) == ("", "2026-11-23")
    for wrong in ("23/11 2026", "2026-02-30", "i dag"):
        with pytest.raises(ImproperlyConfigured, match="KAJA_DAG"):
            miljo.day(wrong)


def test_an_address_is_https_and_a_host() -> None:
    assert (miljo.address(""), miljo.address("https://kaja.exempel.se/")) == (
        "",
        "https://kaja.exempel.se",
    )
    for wrong in ("kaja.exempel.se", "http://kaja.exempel.se", "https://", "https://a.se/kaja"):
        with pytest.raises(ImproperlyConfigured, match="KAJA_ADRESS"):
            miljo.address(wrong)


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    key = miljo.secret_key("", tmp_path)
    assert len(key) >= 50
    assert miljo.secret_key("", tmp_path) == key
    assert stat.S_IMODE((tmp_path / "hemlig_nyckel").stat().st_mode) == 0o600


def test_a_key_from_the_environment_is_not_written_down(tmp_path: Path) -> None:
    assert miljo.secret_key("given", tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_the_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    made = miljo.data_folder(str(tmp_path / "a" / "b"))
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


@pytest.mark.django_db
@pytest.mark.bara("sqlite")
def test_sqlite_keeps_foreign_keys_and_waits_for_the_disk_as_much_as_wal_needs() -> None:
    def pragma(name: str) -> object:
        with connection.cursor() as cursor:
            return cursor.execute(f"PRAGMA {name}").fetchone()[0]

    assert (pragma("foreign_keys"), pragma("synchronous"), pragma("busy_timeout")) == (1, 1, 20000)
