"""The client of SS 12000 against a real server on this machine: what it does when all is well, and
what it says and keeps when it is not."""

from __future__ import annotations

import json
import logging
import os
import signal
import ssl
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from kaja.intake.sources.ss12000 import oppna
from kaja.intake.sources.ss12000.klient import Anslutning, Hamtfel, Hamtning, hamta
from kaja.intake.sources.ss12000.sidor import Sidmapp
from tests.intake.sources.ss12000 import skolserver
from tests.intake.sources.ss12000.skolserver import NYCKEL, Fragare, Skola

NUMMER = [
    rad.split(";")[0]
    for rad in (Path(__file__).parents[4] / "src/kaja/exempel/data/testpersonnummer.csv")
    .read_text("utf-8")
    .splitlines()[1:]
    if rad.startswith("2008")
]
ENHET = {
    "id": "o1",
    "displayName": "Norrskolan",
    "organisationType": "Skolenhet",
    "schoolUnitCode": "12345678",
}
GAMMAL, NY = "2026-01-10T00:00:00Z", "2026-02-10T00:00:00Z"
KANARIE = "KANARIEFÅGEL"
KVAR = "Det som redan är hämtat finns kvar till nästa försök."


def person(nr: int, *, nummer: str = "", studier: bool = True) -> dict[str, Any]:
    inskrivning = {"enroledAt": {"id": "o1"}, "schoolType": "GY", "startDate": "2024-08-19"}
    return {
        "id": f"p{nr}",
        "meta": {"modified": NY if nr % 3 == 0 else GAMMAL},
        "givenName": KANARIE,
        "familyName": KANARIE,
        "civicNo": {"value": nummer or NUMMER[nr]},
        "emails": [{"value": KANARIE}],
        "responsibles": [{"person": {"id": KANARIE}}],
        "enrolments": [{**inskrivning, "specification": KANARIE}] if studier else [],
    }


@pytest.fixture
def skola() -> Iterator[Skola]:
    with skolserver.oppen(Skola([person(nr) for nr in range(10)], [ENHET])) as oppen:
        yield oppen


class Hamtare:
    """Fetches with three posts a page, and remembers its pauses instead of making them."""

    def __init__(self, skola: Skola, mapp: Path) -> None:
        self.anslutning = Anslutning(skola.adress, NYCKEL, poster_per_sida=3)
        self.mapp, self.pauser = mapp, list[float]()
        self.nu: datetime | None = None

    def __call__(self, *, sedan: datetime | None = None, **val: Any) -> Hamtning:
        return hamta(
            replace(self.anslutning, **val),
            sedan=sedan,
            spara=self.mapp,
            klocka=lambda: self.nu or datetime.now(UTC),
            sov=self.pauser.append,
            slump=lambda: 0.5,
        )

    def fel(self, **val: Any) -> str:
        with pytest.raises(Hamtfel) as fel:
            self(**val)
        assert NYCKEL not in repr(fel.value)
        return str(fel.value)

    def sidor(self, vad: str = "*") -> int:
        return len(list(self.mapp.glob(f"{vad}-*.sida")))


@pytest.fixture
def hamtare(skola: Skola, tmp_path: Path) -> Hamtare:
    return Hamtare(skola, tmp_path / "hamtat")


def nummer(hamtning: Hamtning) -> list[str]:
    lasning = oppna(hamtning.fil.read_bytes(), "ss12000.json", ar=2026)
    funna = [rad.nummer for rad in lasning.records()]
    assert lasning.problems == []
    return funna


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


def test_an_old_beginning_or_another_question_is_not_gone_on_with(
    skola: Skola, hamtare: Hamtare
) -> None:
    skola.storningar = {nr: skolserver.status(401) for nr in (4, 7)}
    hamtare.fel()
    hamtare.fel(sedan=datetime(2026, 2, 1, tzinfo=UTC))
    assert [vag for vag, _ in skola.fragor[4:]] == ["organisations", "persons", "persons"]
    hamtare.nu = datetime.now(UTC) + timedelta(days=2)
    hamtning = hamtare(sedan=datetime(2026, 2, 1, tzinfo=UTC))
    assert (hamtning.fortsatt, hamtning.personer) == (False, 4)


def test_a_page_that_the_disk_has_spoilt_is_fetched_again(skola: Skola, hamtare: Hamtare) -> None:
    skola.storningar[4] = skolserver.status(401)
    hamtare.fel()
    (hamtare.mapp / "persons-000001.sida").write_bytes(b'{"nasta": ')
    assert nummer(hamtare()) == NUMMER[:10]


def test_a_run_that_is_killed_between_any_two_pages_is_gone_on_from(
    skola: Skola, hamtare: Hamtare, tmp_path: Path
) -> None:
    """The server kills the client, for real, when the question comes."""
    program = (
        "import random, sys, time\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from kaja.intake.sources.ss12000.klient import Anslutning, hamta\n"
        "hamta(Anslutning(sys.argv[1], sys.argv[2], poster_per_sida=3), sedan=None,\n"
        "      spara=Path(sys.argv[3]), klocka=lambda: datetime.now(UTC), sov=time.sleep,\n"
        "      slump=random.random)\n"
    )
    kommando = [sys.executable, "-c", program, skola.adress, NYCKEL, str(hamtare.mapp)]
    for vid in range(1, 6):
        barn = subprocess.Popen(kommando)

        def doda(fraga: Fragare, barn: subprocess.Popen[bytes] = barn) -> bool:
            os.kill(barn.pid, signal.SIGKILL)
            barn.wait()
            fraga.close_connection = True
            return True

        skola.storningar = {len(skola.fragor) + 1 + (vid > 1): doda}
        assert barn.wait() == -signal.SIGKILL
        assert hamtare.sidor() == vid - 1
    fragat = len(skola.fragor)
    assert nummer(hamtare()) == NUMMER[:10]
    assert len(skola.fragor) == fragat + 1


def test_half_a_page_is_not_used_and_not_left_behind(skola: Skola, hamtare: Hamtare) -> None:
    skola.storningar[4] = skolserver.status(401)
    hamtare.fel()
    (hamtare.mapp / "persons-000002.sida.halv").write_bytes(b'{"nasta": "x", "avtryck": "')
    (hamtare.mapp / "persons-000007.sida.halv").write_bytes(b'{"nasta": "x", "avtryck": "')
    assert nummer(hamtare()) == NUMMER[:10]
    assert {fil.name for fil in hamtare.mapp.iterdir()} == {"las", "ss12000.json"}


def test_a_run_that_is_killed_when_all_is_fetched_asks_for_nothing_again(
    skola: Skola, hamtare: Hamtare, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fore:
        fore.setattr(Sidmapp, "avsluta", lambda mapp: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            hamtare()
    fragat = len(skola.fragor)
    assert nummer(hamtare()) == NUMMER[:10]
    assert len(skola.fragor) == fragat


def test_two_runs_do_not_share_a_folder(hamtare: Hamtare) -> None:
    with Sidmapp(hamtare.mapp).last():
        assert hamtare.fel().startswith("En annan hämtning pågår i samma mapp.")
    assert hamtare().personer == 10


def test_a_folder_that_cannot_be_written_is_told(hamtare: Hamtare) -> None:
    hamtare.mapp.write_text("en fil")
    assert hamtare.fel().startswith("Det går inte att skriva i mappen")


def test_nothing_that_is_not_needed_reaches_the_disk_and_only_the_owner_may_read(
    skola: Skola, hamtare: Hamtare
) -> None:
    skola.storningar[4] = skolserver.status(401)
    hamtare.fel()
    assert hamtare.sidor() == 3
    for _ in range(2):
        filer = [fil for fil in hamtare.mapp.iterdir() if fil.is_file()]
        assert [fil for fil in filer if "KANARIE" in fil.read_text()] == []
        assert {stat.S_IMODE(fil.stat().st_mode) for fil in filer} == {0o600}
        hamtare()
    assert stat.S_IMODE(hamtare.mapp.stat().st_mode) == 0o700


def test_the_key_is_in_no_log_and_no_file(
    skola: Skola, hamtare: Hamtare, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    skola.storningar = {1: skolserver.avhuggen, 4: skolserver.status(401)}
    hamtare.fel()
    assert caplog.text
    assert NYCKEL not in caplog.text + repr(hamtare.anslutning)
    assert all(NYCKEL not in fil.read_text() for fil in hamtare.mapp.iterdir())


def test_the_key_does_not_follow_to_another_host(skola: Skola, hamtare: Hamtare) -> None:
    with skolserver.oppen(Skola([], [])) as annan:
        skola.storningar[1] = skolserver.status(307, Location=annan.adress + "/organisations")
        hamtare.fel()
        assert annan.fragor == []


def egenhandigt_certifikat(mapp: Path) -> ssl.SSLContext:
    """A certificate that nobody but its owner vouches for."""
    nyckel = ec.generate_private_key(ec.SECP256R1())
    namn = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    nu = datetime.now(UTC)
    bygge = x509.CertificateBuilder(namn, namn, nyckel.public_key(), x509.random_serial_number())
    bygge = bygge.not_valid_before(nu - timedelta(days=1)).not_valid_after(nu + timedelta(days=1))
    certifikat = bygge.sign(nyckel, hashes.SHA256())
    fil = mapp / "server.pem"
    fil.write_bytes(
        nyckel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + certifikat.public_bytes(Encoding.PEM)
    )
    kryptering = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    kryptering.load_cert_chain(fil)
    return kryptering


def test_a_server_whose_certificate_nobody_vouches_for_gets_no_key(tmp_path: Path) -> None:
    with skolserver.oppen(Skola([], []), egenhandigt_certifikat(tmp_path)) as skola:
        hamtare = Hamtare(skola, tmp_path / "hamtat")
        assert hamtare.fel().startswith("Serverns certifikat går inte att lita på.")
        assert (skola.fragor, hamtare.pauser) == ([], [])


@pytest.mark.parametrize(
    ("adress", "mening"),
    [
        ("http://skola.example/v2.0", "Adressen måste börja med https"),
        ("http://127.0.0.1.skola.example", "Adressen måste börja med https"),
        ("ftp://skola.example", "Adressen går inte att använda"),
        ("skola.example/v2.0", "Adressen går inte att använda"),
        ("https://", "Adressen går inte att använda"),
        ("https://skola.example:fel", "Adressen går inte att använda"),
        ("https://[fel", "Adressen går inte att använda"),
        ("https://jag:hemligt@skola.example", "Adressen går inte att använda"),
        ("https://skola.example?nyckel=1", "Adressen går inte att använda"),
        ("https://sko la.example", "Adressen går inte att använda"),
        ("", "Adressen går inte att använda"),
    ],
)
def test_an_address_that_nothing_should_be_sent_to_is_told(
    hamtare: Hamtare, adress: str, mening: str
) -> None:
    assert hamtare.fel(adress=adress).startswith(mening)


@pytest.mark.parametrize("nyckel", ["", " ", "rad\nbryt", "å", "a b"])
def test_a_key_that_cannot_be_sent_is_told(hamtare: Hamtare, nyckel: str) -> None:
    assert hamtare.fel(nyckel=nyckel).startswith("Nyckeln är tom eller har tecken")
