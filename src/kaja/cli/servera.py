"""The web: one process that watches over two that answer, and the worker beside them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import Thread
from typing import Any

from kaja.cli.laddning import load_application, read_pages

APPLICATION = "kaja.config.wsgi"
LOOKS = 1.0  # seconds between looks at the parent
PATIENCE = 10  # seconds, or looks, before a process that shall end is killed


def serve(address: str, port: int) -> None:
    """Serve until someone ends it. All processes are forked from this one, with all it has read."""
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from kaja.cli.arbeta import beside

    load_application(APPLICATION)
    connections.close_all()
    server = Granian(
        f"{APPLICATION}:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=4,
        blocking_threads_idle_timeout=600,  # as long as each keeps its connection (`miljo.KEPT`)
        workers_kill_timeout=PATIENCE,  # one that is told to stop before it can hear does not stop
        log_level=LogLevels.warning,
    )
    with beside():
        server.serve(target_loader=partial(application_of, os.getpid()), wrap_loader=False)


def application_of(parent: int) -> Callable[..., Any]:
    """What a process that answers begins with: the application, until `parent` has gone."""
    Thread(target=end_after, args=(parent,), daemon=True).start()
    Thread(target=read_the_rest, daemon=True).start()
    application: Callable[..., Any] = import_module(APPLICATION).application
    return application


def read_the_rest() -> None:
    """Read all pages in, beside the answering, when there has been time to show a first one."""
    time.sleep(LOOKS)
    read_pages()


def end_after(parent: int) -> None:
    """End this process when `parent` has gone, however it went: else it would keep the port from
    the next `kaja start`. Not every system tells a process that its parent was killed, so it looks.

    What is being answered is answered first, but not for as long as it likes. It is asked several
    times: a process that is not ready to answer yet does not hear.
    """
    while os.getppid() == parent:
        time.sleep(LOOKS)
    for sign in [*[signal.SIGTERM] * PATIENCE, signal.SIGKILL]:
        os.kill(os.getpid(), sign)
        time.sleep(LOOKS)
