"""What is loaded before a command begins, and what waits until it is used."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from kaja.cli.laddning import ReadWhenUsed, load_django
from kaja.cli.start import is_up_to_date
from tests import mall

WEB = """
import sys
from kaja.cli.laddning import UNUSED, WAITING, ReadWhenUsed, load_application, load_web
from kaja.cli.start import finish_interrupted, prepare_database
load_web()
prepare_database()
finish_interrupted()
load_application("kaja.config.wsgi")
read = {name for name in WAITING if not isinstance(sys.modules[name], ReadWhenUsed)}
read |= {name for name in UNUSED if sys.modules[name]}
read |= {name for name in sys.modules if name.startswith(("kaja.flows.las_in", "kaja.flows.natt"))}
heavy = {"polars", "httpx", "holidays", "phonenumbers", "icalendar", "cryptography", "fido2"}
print(sorted(read | heavy & set(sys.modules)))
"""
FETCH = """
from kaja.cli.laddning import leave_out_unused
leave_out_unused()
import asyncio, httpx, ssl
from asyncio import sslproto
httpx.Client()
print([isinstance(ssl.create_default_context(), ssl.SSLContext), sslproto.__name__])
"""


def said(program: str, data: Path) -> str:
    """What it prints, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env=os.environ | {"KAJA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "kaja.config.settings"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def test_the_web_begins_without_what_only_some_pages_use(tmp_path: Path) -> None:
    assert said(WEB, mall.sqlite_folder(tmp_path)) == "[]"


def test_one_who_fetches_over_the_net_finds_what_was_left_out(tmp_path: Path) -> None:
    assert said(FETCH, tmp_path) == "[True, 'asyncio.sslproto']"


@pytest.fixture
def sen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReadWhenUsed:
    """A module that waits. It writes that it was read, and is slow about it."""
    (tmp_path / "sen.py").write_text(
        "import time, pathlib\n"
        "with pathlib.Path(__file__).with_name('last').open('a') as fil: fil.write('x')\n"
        "time.sleep(0.05)\n"
        "svar = 42\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    modul = ReadWhenUsed("sen")
    monkeypatch.setitem(sys.modules, "sen", modul)
    return modul


def test_a_module_that_waits_is_read_when_something_in_it_is_used(
    sen: ReadWhenUsed, tmp_path: Path
) -> None:
    assert sys.modules["sen"] is sen
    assert not (tmp_path / "last").exists()
    assert sen.svar == 42
    assert sys.modules["sen"] is not sen
    assert sen.svar == 42


def test_two_who_use_it_at_once_read_it_once(sen: ReadWhenUsed, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as tradar:
        assert list(tradar.map(lambda _: sen.svar, range(4))) == [42] * 4
    assert (tmp_path / "last").read_text() == "x"


def test_what_it_does_not_have_is_missing_as_in_any_module(sen: ReadWhenUsed) -> None:
    with pytest.raises(AttributeError, match="finns_inte"):
        _ = sen.finns_inte


def test_the_garbage_is_collected_again_after_the_loading() -> None:
    load_django()
    assert gc.isenabled()
    gc.unfreeze()


@pytest.mark.django_db
def test_the_database_is_up_to_date_when_every_migration_that_django_finds_is_applied() -> None:
    assert is_up_to_date()
    for app, name in MigrationLoader(None).graph.leaf_nodes():
        MigrationRecorder(connection).record_unapplied(app, name)
        assert not is_up_to_date()
        MigrationRecorder(connection).record_applied(app, name)
