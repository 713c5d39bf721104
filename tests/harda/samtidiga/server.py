"""A served Kaja, and a careless twin of it that saves on top of whatever there is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.harda.kopior import Kopior

SARV = """
import kaja.cli.start as start
start.prepare_database()
import kaja.insatser.samtidigt as samtidigt
samtidigt.next_version = lambda nu, *, pa: nu + 1
import kaja.insatser.actions.atgard as atgard
atgard.next_version = samtidigt.next_version
"""


@contextmanager
def serverad(kopior: Kopior, namn: str, *, slarvig: bool) -> Iterator[str]:
    """Kaja on a copy of the database and a port of its own, as it is started in use."""
    with socket.create_server(("127.0.0.1", 0)) as plats:
        port = plats.getsockname()[1]
    start = f"from kaja.cli import main; main(['start', '--port', '{port}'])"
    kod = (SARV if slarvig else "") + start
    process = subprocess.Popen(
        [sys.executable, "-c", kod],
        env=os.environ | {"KAJA_DATABASE_URL": kopior.adress(namn)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _vanta(f"http://127.0.0.1:{port}/halsa")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _vanta(url: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("Kaja startade inte.")
