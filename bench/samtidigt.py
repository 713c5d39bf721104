"""An import into SQLite while four users save: how long they wait, at worst.

SQLite has one writer at a time. The import is `kaja las-in` in a process of its own; the users are
four processes that each write a small audited thing, think for a moment, and write again.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench import befolkning, stad
from bench.matning import Figur

PERSONER = int(os.environ.get("KAJA_BENCH_SAMTIDIGT", "20000"))  # three rows each
ANVANDARE = 4
TANKER = 0.25  # seconds between two things that a user saves, on average


def figurer() -> Iterator[Figur]:
    with tempfile.TemporaryDirectory(prefix="kaja-bench-") as namn:
        mapp = Path(namn)
        stad.valj_mapp(mapp)
        filer = befolkning.skriv(mapp, PERSONER)
        _las_in("folkbokforing", filer.folkbokforing).wait()
        ensam = _vantan(None)
        yield Figur("samtidigt.ensam", "fyra som sparar, ingen import: p99", None, ensam[0], "ms")
        p99, storst, tog, antal = _vantan(lambda: _las_in("elever", filer.elever))
    vad = f"{3 * PERSONER:,} rader in i SQLite"
    yield Figur("samtidigt.tid", f"{vad} medan fyra sparar", None, tog, "s")
    yield Figur("samtidigt.antal", "så många gånger sparade de", None, antal, "st")
    yield Figur("samtidigt.p99", f"{vad}: deras p99", 250, p99, "ms")
    yield Figur("samtidigt.storst", f"{vad}: den längsta väntan", None, storst, "ms")


def _las_in(kalla: str, fil: Path) -> subprocess.Popen[bytes]:
    argument = [sys.executable, "-m", "kaja", "las-in", kalla, str(fil)]
    argument += ["--kommun", befolkning.KOMMUN, "--tom", befolkning.TOM.isoformat()]
    return subprocess.Popen(argument, stdout=subprocess.DEVNULL)


def _vantan(borja: Callable[[], subprocess.Popen[bytes]] | None) -> tuple[float, float, float, int]:
    """The waits, in ms (p99 and longest), while the import goes on; its seconds; how many waits."""
    forked = multiprocessing.get_context("fork")
    slut, svar = forked.Event(), forked.Queue()
    redo = forked.Barrier(ANVANDARE + 1)
    vilka = [forked.Process(target=_spara, args=(nr, redo, slut, svar)) for nr in range(ANVANDARE)]
    for en in vilka:
        en.start()
    redo.wait()
    start = time.perf_counter()
    if borja is None:
        time.sleep(10)
    else:
        assert borja().wait() == 0
    tog = time.perf_counter() - start
    slut.set()
    tider = sorted(tid for _ in vilka for tid in svar.get())
    for en in vilka:
        en.join()
    return tider[int(len(tider) * 0.99)], tider[-1], tog, len(tider)


def _spara(nr: int, redo: Any, slut: Any, svar: Any) -> None:
    """One user: save, think, save. Gives the milliseconds of each."""
    from kaja.cli.start import prepare_database

    prepare_database()
    logging.disable()
    from kaja.access.models import Kommun
    from kaja.insatser.actions import raise_task
    from kaja.insatser.models import Uppgiftsslag

    kommun, slump = Kommun.objects.get(pk=befolkning.KOMMUN), random.Random(nr)
    tider: list[float] = []

    def spara() -> None:
        tid: datetime = stad.TID + timedelta(seconds=len(tider))
        nyckel = f"ifragasatt:{os.getpid()}-{len(tider)}"  # not there already
        slag, aktor = Uppgiftsslag.IFRAGASATT, f"user:{nr}"
        start = time.perf_counter()
        raise_task(kommun=kommun, slag=slag, nyckel=nyckel, aktor=aktor, tid=tid)
        tider.append((time.perf_counter() - start) * 1000)

    spara()  # the first has Kaja to wake: the others are at work already
    redo.wait()
    while not slut.wait(slump.uniform(0, 2 * TANKER)):
        spara()
    svar.put(tider[1:])
