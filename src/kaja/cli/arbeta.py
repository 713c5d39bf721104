"""`kaja arbeta`: the worker in the foreground. `kaja start` starts one beside the web by itself."""

from __future__ import annotations

import argparse
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from kaja.cli.laddning import leave_out_unused
from kaja.cli.start import finish_interrupted, prepare_database, today

# Seconds between looks at what somebody waits for; the folder, the night and what was left half
# done are looked at less often.
VILA, SALLAN = 1.0, 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It has no arguments: the environment says which database and which folder."""


def run(_args: argparse.Namespace) -> int:
    """Do what waits until someone ends it. What is begun then is finished by the next worker."""
    leave_out_unused()
    prepare_database()
    finish_interrupted()
    work_until_told()
    return 0


def work_until_told(whose: int | None = None) -> None:
    """Work until a signal comes, or the process `whose` worker it is has gone, however it went.
    That one begins first: a web shows its first page before anything else takes the processor."""
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    if whose:
        stop.wait(VILA)
    rounds = 0
    while not stop.is_set() and whose in (None, os.getppid()):
        if not one_round(seldom=rounds % SALLAN == 0):
            stop.wait(VILA)
            rounds += 1


def one_round(*, seldom: bool) -> bool:
    """Look once; True when there was something to do. Not `seldom`, only one question is asked
    when nobody waits for anything."""
    from django.conf import settings
    from django.db import close_old_connections
    from django.utils import timezone

    from kaja.flows import arbetare

    close_old_connections()
    if not seldom and not arbetare.nagot_vantar():
        return False
    tid, dag = timezone.localtime(), today()
    if seldom:
        if settings.KAJA_INKORG:
            arbetare.tom_inkorgen(mapp=Path(settings.KAJA_INKORG), tid=tid, dag=dag)
        arbetare.gor_natten(tid=tid, dag=dag)
    sent = arbetare.skota_kon(tid=tid)
    return arbetare.gor_nasta(tid=tid, dag=dag) is not None or sent


@contextmanager
def beside() -> Iterator[None]:
    """A worker of its own process, forked from this one, for as long as the web is served.

    When it has not come to a stop in ten seconds it is killed; the next worker finishes its work.
    """
    worker = get_context("fork").Process(target=work_until_told, args=(os.getpid(),))
    worker.start()
    try:
        yield
    finally:
        worker.terminate()
        worker.join(timeout=10)
        worker.kill()
