"""`kaja start`: a server in a folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from kaja.cli.start import port_problem

KAJA = [sys.executable, "-c", "import sys; from kaja.cli import main; sys.exit(main())", "start"]
PATIENCE = 300  # seconds: the database is made, on a machine that may be busy


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait_for(url: str, process: subprocess.Popen[bytes]) -> int:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(url) as answer:
                status: int = answer.status
                return status
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server never answered")


def test_an_empty_folder_becomes_a_server_that_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    environ = {name: text for name, text in os.environ.items() if not name.startswith("KAJA_")}
    environ |= {"KAJA_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kaja.config.settings"}
    command = [*KAJA, "--port", str(port)]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE) as process:
        try:
            assert wait_for(f"http://127.0.0.1:{port}/konto/login/", process) == 200
        finally:
            process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENCE)
    assert f"http://127.0.0.1:{port}" in out.decode()
    assert (tmp_path / "kaja.sqlite3").exists()


def test_a_port_that_is_taken_is_one_swedish_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert f"127.0.0.1:{port}" in port_problem("127.0.0.1", port)
    assert port_problem("127.0.0.1", 99999)
    assert not port_problem("127.0.0.1", free_port())
