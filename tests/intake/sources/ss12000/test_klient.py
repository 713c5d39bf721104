"""The client of SS 12000 against a real server on this machine: what it does when all is well, and
what it says and keeps when it is not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from kaja.intake.sources.ss12000 import oppna
from tests.intake.sources.ss12000 import skolserver
from tests.intake.sources.ss12000.hamtare import (
    GAMMAL,
    KVAR,
    NUMMER,
    NY,
    Hamtare,
    nummer,
    person,
)
from tests.intake.sources.ss12000.skolserver import Skola


def test_a_full_fetch_has_every_page_once(skola: Skola, hamtare: Hamtare) -> None:
    fore = datetime.now(UTC)
    hamtning = hamtare()
    assert nummer(hamtning) == NUMMER[:10]
    assert (hamtning.personer, hamtning.sidor) == (10, 5)
    assert (hamtning.fortsatt, hamtning.borttag_kanda) == (False, False)
    assert fore - timedelta(seconds=3) < hamtning.sedan <= fore + timedelta(seconds=1)
    assert [vag for vag, _ in skola.fragor] == ["organisations", *["persons"] * 4]
    assert hamtare.sidor() == 0
    assert hamtare.pauser == []


def test_filters_go_with_the_first_page_only(skola: Skola, hamtare: Hamtare) -> None:
    hamtare()
    forsta, *ovriga = [fraga for vag, fraga in skola.fragor if vag == "persons"]
    assert forsta == {"limit": "3", "relationship.entity.type": "enrolment"}
    assert [set(fraga) for fraga in ovriga] == [{"limit", "pageToken"}] * 3


def test_a_full_fetch_does_not_ask_for_teachers_and_parents(skola: Skola, hamtare: Hamtare) -> None:
    skola.poster["persons"].insert(4, person(3, nummer="200001012384", studier=False))
    assert hamtare().personer == 10


def test_changes_are_fetched_with_those_who_ended_and_those_removed(
    skola: Skola, hamtare: Hamtare
) -> None:
    skola.poster["persons"] += [
        person(12, studier=False),
        person(15, nummer="200001012384", studier=False),
    ]
    skola.poster["deletedEntities"] = [
        {"id": f"x{nr}", "meta": {"modified": NY}} for nr in range(4)
    ] + [{"id": "gammal", "meta": {"modified": GAMMAL}}]
    hamtning = hamtare(sedan=datetime(2026, 2, 1, 1, tzinfo=UTC))
    lasning = oppna(hamtning.fil.read_bytes(), "x", ar=2026)
    assert [rad.nummer for rad in lasning.records()] == [NUMMER[nr] for nr in (0, 3, 6, 9)]
    assert lasning.utan_studier == {NUMMER[12]}
    assert lasning.borttagna == {f"x{nr}": "" for nr in range(4)}
    assert hamtning.borttag_kanda
    assert "200001012384" not in hamtning.fil.read_text()
    assert next(f for v, f in skola.fragor if v == "deletedEntities") == {
        "limit": "3",
        "after": "2026-02-01T01:00:00Z",
        "entities": "Person",
    }


def test_what_one_fetch_began_with_the_next_goes_on_from(skola: Skola, hamtare: Hamtare) -> None:
    skola.poster["persons"] = [person(nr) | {"meta": {"modified": GAMMAL}} for nr in range(3)]
    forsta = hamtare()
    senare = {
        "meta": {"modified": f"{datetime.now(UTC) + timedelta(seconds=2):%Y-%m-%dT%H:%M:%SZ}"}
    }
    skola.poster["persons"][1] |= senare
    assert nummer(hamtare(sedan=forsta.sedan)) == [NUMMER[1]]


def test_a_server_that_cannot_tell_of_removals_is_no_hindrance(
    skola: Skola, hamtare: Hamtare
) -> None:
    skola.har_borttag = False
    hamtning = hamtare(sedan=datetime(2026, 2, 1, tzinfo=UTC))
    assert (hamtning.personer, hamtning.borttag_kanda) == (4, False)


def test_a_server_without_paging_answers_with_a_list(skola: Skola, hamtare: Hamtare) -> None:
    skola.storningar[2] = skolserver.skrap(json.dumps([person(0)]).encode())
    assert nummer(hamtare()) == [NUMMER[0]]


def test_the_next_time_is_counted_by_the_clock_that_is_behind(
    skola: Skola, hamtare: Hamtare
) -> None:
    hamtare.nu = datetime.now(UTC) + timedelta(hours=1)
    assert hamtare().sedan < datetime.now(UTC)
    hamtare.nu = datetime.now(UTC) - timedelta(hours=1)
    assert hamtare().sedan == hamtare.nu


@pytest.mark.parametrize("kod", [429, 500, 502, 503, 504])
def test_a_server_that_answers_with_an_error_is_asked_again(
    skola: Skola, hamtare: Hamtare, kod: int
) -> None:
    skola.storningar |= {nr: skolserver.status(kod) for nr in (1, 3, 4, 5)}
    assert nummer(hamtare()) == NUMMER[:10]
    assert hamtare.pauser == [0.75, 0.75, 1.5, 3.0]


@pytest.mark.parametrize(
    ("stor", "mening"),
    [
        (skolserver.status(500), "Servern svarade med fel 500."),
        (skolserver.status(429), "Servern tar inte emot fler frågor just nu (429)."),
        (skolserver.skrap(b"<html>"), "Servern svarade med något som inte är JSON."),
        (skolserver.skrap(b"\xff"), "Servern svarade med något som inte är JSON."),
        (skolserver.skrap(b"[" * 100_000), "Servern svarade med något som inte är JSON."),
        (skolserver.avhuggen, "Anslutningen till servern bröts eller kom aldrig till."),
        (skolserver.tyst(0.6), "Servern svarade inte i tid."),
        (skolserver.droppa(0.05), "Servern skickar svaret för långsamt."),
    ],
    ids=["500", "429", "html", "bytes", "deep", "cut", "silent", "dripping"],
)
def test_a_server_that_does_not_get_well_is_given_up_and_what_came_is_kept(
    skola: Skola, hamtare: Hamtare, stor: skolserver.Stor, mening: str
) -> None:
    skola.storningar |= {4: stor, 5: stor}
    sagt = hamtare.fel(forsok=2, tidsgrans=0.3, svarstid=0.5)
    assert sagt == f"{mening} Kaja försökte 2 gånger. Försök igen senare. {KVAR}"
    assert hamtare.sidor("persons") == 2
    fragat = len(skola.fragor)
    hamtning = hamtare()
    assert nummer(hamtning) == NUMMER[:10]
    assert hamtning.fortsatt
    assert [vag for vag, _ in skola.fragor[fragat:]] == ["persons", "persons"]


def test_a_server_that_is_not_there_is_told(skola: Skola, tmp_path: Path) -> None:
    with skolserver.oppen(Skola([], [])) as borta:
        hamtare = Hamtare(borta, tmp_path)
    sagt = hamtare.fel(forsok=2)
    assert sagt.startswith("Anslutningen till servern bröts eller kom aldrig till.")
    assert KVAR not in sagt


def test_the_server_says_how_long_to_wait(skola: Skola, hamtare: Hamtare) -> None:
    hamtare.nu = datetime(2026, 2, 1, tzinfo=UTC)
    om_en_stund = format_datetime(hamtare.nu + timedelta(seconds=90))
    skola.storningar = {
        1: skolserver.status(429, Retry_After="17"),
        2: skolserver.status(503, Retry_After=om_en_stund),
        3: skolserver.status(503, Retry_After="snart"),
    }
    hamtare()
    assert hamtare.pauser == [17.0, 90.0, 3.0]


def test_a_server_that_asks_for_an_hour_is_not_waited_for(skola: Skola, hamtare: Hamtare) -> None:
    skola.storningar[3] = skolserver.status(429, Retry_After="3600")
    assert "försökte en gång" in hamtare.fel()
    assert hamtare.pauser == []


@pytest.mark.parametrize(
    ("kod", "mening"),
    [
        (401, "Servern godtar inte nyckeln (401)."),
        (403, "Servern godtar inte nyckeln (403)."),
        (302, "Servern hänvisar till en annan adress."),
        (418, "Servern godtar inte frågan (418)."),
    ],
)
def test_an_answer_that_will_not_change_is_not_asked_for_again(
    skola: Skola, hamtare: Hamtare, kod: int, mening: str
) -> None:
    skola.storningar[3] = skolserver.status(kod, Location="http://127.0.0.1:1/annat")
    assert hamtare.fel().startswith(mening)
    assert (len(skola.fragor), hamtare.pauser) == (3, [])
    assert nummer(hamtare()) == NUMMER[:10]


def test_a_wrong_key_and_a_wrong_address_are_told(skola: Skola, hamtare: Hamtare) -> None:
    assert hamtare.fel(nyckel="fel").startswith("Servern godtar inte nyckeln (401).")
    adress = skola.adress + "/fel"
    assert hamtare.fel(adress=adress).startswith("Adressen svarar inte på SS 12000 (404).")
