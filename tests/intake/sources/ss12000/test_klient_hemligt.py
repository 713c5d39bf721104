"""What the client of SS 12000 keeps to itself: names, the key, and whom it is sent to."""

from __future__ import annotations

import logging
import ssl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.intake.sources.ss12000 import skolserver
from tests.intake.sources.ss12000.hamtare import (
    Hamtare,
)
from tests.intake.sources.ss12000.skolserver import NYCKEL, Skola


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
