"""`kaja start` on a folder that is ready: time to the first page, memory, what is loaded."""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from bench.matning import Figur, pss_kib, tradet

FORSTA_SIDAN = "/konto/login/"
GANGER, TALAMOD = 5, 300
HELT_INLAST = 6  # seconds: a process that answers has read all its pages in
MOTORER = (
    *("xlsxwriter", "python_calamine", "openpyxl", "charset_normalizer", "polars", "pandas"),
    *("pyarrow", "numpy", "lxml", "typst", "weasyprint", "reportlab", "hypothesis"),
    *("httpx", "fido2", "cryptography"),
)

# What the web process has loaded when it has shown its first page, without a server around it.
EFTER_START = f"""
import json, sys
from kaja.cli import laddning, start
laddning.load_web()
start.prepare_database()
start.prepare_static()
start.finish_interrupted()
import granian.log
from kaja.config.wsgi import application
from django.test import Client
assert Client(SERVER_NAME="localhost").get({FORSTA_SIDAN!r}).status_code == 200
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def figurer() -> Iterator[Figur]:
    with tempfile.TemporaryDirectory(prefix="kaja-bench-") as mapp:
        miljo = _miljo(Path(mapp))
        with _kaja(miljo):
            pass  # makes the database, the static files and Python's compiled files
        tider = []
        for _ in range(GANGER):
            with _kaja(miljo) as (tid, process):
                tider.append(tid)
        with _kaja(miljo) as (_, process):
            time.sleep(HELT_INLAST)
            minne = _minne(process)
        laddat = _laddat(miljo)
    yield Figur("start.tid", "start till första sidan, median", 1.0, statistics.median(tider), "s")
    yield Figur("start.minne", "två arbetare med sin vakt, PSS", 150, minne, "MiB")
    motorer = sorted(laddat & set(MOTORER))
    vad = f"tunga motorer i webben: {', '.join(motorer) or 'inga'}"
    yield Figur("start.motorer", vad, 0, len(motorer), "st")
    yield Figur("start.paket", "moduler på översta nivån", None, len(laddat), "st")


def _miljo(mapp: Path) -> dict[str, str]:
    """An installation's environment: its own folder, and Python may keep what it has compiled."""
    bort = ("KAJA_", "DJANGO_", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
    miljo = {namn: v for namn, v in os.environ.items() if not namn.startswith(bort)}
    return miljo | {"KAJA_DATA": str(mapp / "data"), "PYTHONPYCACHEPREFIX": str(mapp / "pyc")}


@contextmanager
def _kaja(miljo: dict[str, str]) -> Iterator[tuple[float, subprocess.Popen[bytes]]]:
    """The running server, and how many seconds it took to the first page."""
    port = _ledig_port()
    kommando = [sys.executable, "-m", "kaja", "start", "--port", str(port)]
    borjan = time.perf_counter()
    with subprocess.Popen(
        kommando, env=miljo, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _vanta_pa_sidan(process, port)
            yield time.perf_counter() - borjan, process
        finally:
            process.terminate()


def _ledig_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as plats:
        port: int = plats.getsockname()[1]
        return port


def _vanta_pa_sidan(process: subprocess.Popen[bytes], port: int) -> None:
    slut = time.monotonic() + TALAMOD
    while time.monotonic() < slut and process.poll() is None:
        try:
            if _status(port) == 200:
                return
        except OSError:
            time.sleep(0.005)
    raise RuntimeError("kaja start svarade inte")


def _status(port: int) -> int:
    anslutning = HTTPConnection("127.0.0.1", port, timeout=TALAMOD)
    try:
        anslutning.request("GET", FORSTA_SIDAN)
        return anslutning.getresponse().status
    finally:
        anslutning.close()


def _minne(process: subprocess.Popen[bytes]) -> float:
    """Mebibytes of the two, and of the process that looks after them."""
    return sum(map(pss_kib, tradet(process.pid))) / 1024


def _laddat(miljo: dict[str, str]) -> set[str]:
    svar = subprocess.run(
        [sys.executable, "-c", EFTER_START], env=miljo, stdout=subprocess.PIPE, check=True
    )
    return set(json.loads(svar.stdout.splitlines()[-1]))
