"""How a run is measured: wall time, and the memory of the whole process tree."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Figur(NamedTuple):
    """One measured figure. `grans` is the largest value that is still good enough."""

    kod: str
    vad: str
    grans: float | None
    matt: float
    enhet: str

    @property
    def haller(self) -> bool:
        return self.grans is None or self.matt <= self.grans


class Korning(NamedTuple):
    sekunder: float
    mebibyte: float


def kor(kommando: Sequence[str]) -> Korning:
    """Run a command to its end. CalledProcessError, with what it said, if it fails."""
    start = time.perf_counter()
    with subprocess.Popen(kommando, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        topp = _Minnestopp(process.pid)
        topp.start()
        assert process.stderr is not None
        sagt = process.stderr.read()
        status = process.wait()
        sekunder = time.perf_counter() - start
        topp.klar.set()
        topp.join()
    if status:
        raise subprocess.CalledProcessError(status, kommando, stderr=sagt)
    return Korning(sekunder, topp.kibibyte / 1024)


class _Minnestopp(threading.Thread):
    """Samples the proportional memory (PSS) of a process and its children."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self.kibibyte, self.klar = pid, 0, threading.Event()

    def run(self) -> None:
        while not self.klar.wait(0.2):
            self.kibibyte = max(self.kibibyte, sum(map(pss_kib, tradet(self._pid))))


def tradet(pid: int) -> list[int]:
    """The process and all below it, whichever of its threads started them."""
    try:
        filer = list(Path(f"/proc/{pid}/task").glob("*/children"))
        barn = [int(b) for fil in filer for b in fil.read_text().split()]
    except OSError:
        return []
    return [pid, *(under for b in barn for under in tradet(b))]


def pss_kib(pid: int) -> int:
    try:
        rader = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(rad.split()[1]) for rad in rader if rad.startswith("Pss:")), 0)
