"""Pages of a server of SS 12000 that lead nowhere, run out or are no pages."""

from __future__ import annotations

import json

import pytest

from kaja.intake.sources.ss12000 import oppna
from tests.intake.sources.ss12000 import skolserver
from tests.intake.sources.ss12000.hamtare import (
    KVAR,
    NUMMER,
    Hamtare,
    nummer,
    person,
)
from tests.intake.sources.ss12000.skolserver import Fragare, Skola


def upprepa(fraga: Fragare) -> bool:
    """The same page whatever is asked for, each time with a token of its own."""
    skola = fraga.skola
    _, sida = skola.sida("persons", {"limit": "3"})
    nytt = {**sida, "pageToken": f"sida{len(skola.fragor)}"}  # type: ignore[dict-item]
    return fraga.svara(200, nytt)


def samma_token(fraga: Fragare) -> bool:
    sida = {"data": [person(len(fraga.skola.fragor))], "pageToken": "samma"}
    return fraga.svara(200, sida)


def tomma(fraga: Fragare) -> bool:
    sida = {"data": [], "pageToken": f"sida{len(fraga.skola.fragor)}"}
    return fraga.svara(200, sida)


@pytest.mark.parametrize(
    ("stor", "mening"),
    [
        (upprepa, "Servern skickar samma sida om och om igen."),
        (samma_token, "Servern skickar samma sida om och om igen."),
        (tomma, "Servern skickar sidor utan slut."),
    ],
)
def test_pages_that_lead_nowhere_are_found_out_and_the_good_ones_kept(
    skola: Skola, hamtare: Hamtare, stor: skolserver.Stor, mening: str
) -> None:
    skola.storningar = dict.fromkeys(range(3, 99), stor)
    sagt = hamtare.fel()
    assert sagt.startswith(mening)
    assert sagt.endswith(KVAR)
    assert hamtare.sidor("persons") >= 1
    assert len(skola.fragor) < 30


def test_a_page_that_repeated_itself_once_is_gone_on_from(skola: Skola, hamtare: Hamtare) -> None:
    skola.storningar[4] = upprepa
    assert hamtare.fel().startswith("Servern skickar samma sida")
    assert nummer(hamtare()) == NUMMER[:10]


@pytest.mark.parametrize("kod", [400, 404, 410])
def test_pages_whose_token_has_run_out_are_fetched_from_the_start(
    skola: Skola, hamtare: Hamtare, kod: int
) -> None:
    skola.storningar = {4: skolserver.status(401), 5: skolserver.status(kod)}
    hamtare.fel()
    assert nummer(hamtare()) == NUMMER[:10]
    assert [vag for vag, _ in skola.fragor].count("organisations") == 1


def test_a_token_that_never_holds_is_told(skola: Skola, hamtare: Hamtare) -> None:
    skola.utgangna = {skola.token(3, {"limit": "3", "relationship.entity.type": "enrolment"})}
    assert hamtare.fel().startswith("Servern känner inte igen sin egen sida (410).")


@pytest.mark.parametrize(
    "svar",
    [{}, {"data": 5}, {"data": {}}, {"data": [], "pageToken": 7}, 5, None],
    ids=str,
)
def test_json_that_is_no_page_is_told(skola: Skola, hamtare: Hamtare, svar: object) -> None:
    skola.storningar[2] = skolserver.skrap(json.dumps(svar).encode())
    assert hamtare.fel().startswith("Servern svarade med något som inte är en sida i SS 12000.")
    assert nummer(hamtare()) == NUMMER[:10]


def test_posts_that_are_no_persons_are_told_when_the_file_is_read(
    skola: Skola, hamtare: Hamtare
) -> None:
    dubbel = json.dumps(person(1)).replace('"id"', '"id": "annat", "id"', 1)
    sida = f'{{"data": [null, 5, [{{"a": 1}}], {dubbel}, {json.dumps(person(0))}]}}'
    skola.storningar[2] = skolserver.skrap(sida.encode())
    lasning = oppna(hamtare().fil.read_bytes(), "x", ar=2026)
    assert [rad.nummer for rad in lasning.records()] == [NUMMER[0]]
    assert [problem.rad for problem in lasning.problems] == [1, 2, 3, 4]
    assert lasning.problems[3].varde == "Samma uppgift står två gånger."


def test_a_page_beyond_all_reason_is_turned_down(skola: Skola, hamtare: Hamtare) -> None:
    skola.storningar[2] = skolserver.skrap(b" " * 300_000 + b'{"data": []}')
    assert hamtare.fel(storst=200_000).startswith("Serverns svar är för stort.")
