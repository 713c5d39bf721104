"""`kaja start`: a server in a folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kaja.cli.start import port_problem
from tests import mall

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


@contextmanager
def started(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Kaja on the data folder; it and all its processes are gone afterwards."""
    environ = {name: text for name, text in os.environ.items() if not name.startswith("KAJA_")}
    environ |= {"KAJA_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "kaja.config.settings"}
    command = [*KAJA, "--port", str(port)]
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            assert wait_for(f"http://127.0.0.1:{port}/konto/login/", process) == 200
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def test_an_empty_folder_becomes_a_server_that_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    with started(tmp_path, port) as process:
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENCE)
    assert f"http://127.0.0.1:{port}" in out.decode()
    assert (tmp_path / "kaja.sqlite3").exists()


def test_a_server_that_is_told_to_stop_does_so_though_a_process_of_it_does_not_hear(
    tmp_path: Path,
) -> None:
    port = free_port()
    with started(mall.sqlite_folder(tmp_path), port) as process:
        deaf = max(children(process.pid))
        os.kill(deaf, signal.SIGSTOP)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
        assert not port_problem("127.0.0.1", port)


def children(pid: int) -> list[int]:
    """The processes that it has started and that live."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in listed.split()]


def test_the_processes_of_a_server_that_was_killed_end_and_leave_its_port(tmp_path: Path) -> None:
    port = free_port()
    with started(mall.sqlite_folder(tmp_path), port) as process:
        with socket.create_connection(("127.0.0.1", port)):  # a browser keeps one open
            process.kill()
            process.communicate(timeout=PATIENCE)  # until the last who could write has ended
        assert not port_problem("127.0.0.1", port)


def test_a_port_that_is_taken_is_one_swedish_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert f"127.0.0.1:{port}" in port_problem("127.0.0.1", port)
    assert port_problem("127.0.0.1", 99999)
    assert not port_problem("127.0.0.1", free_port())
