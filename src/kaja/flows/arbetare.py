"""The worker: does what waits to be done, one thing at a time, oldest first.

The rows of `korningar` are its queue, so nothing is lost when it is killed: the next one takes up
what this one had begun. It also takes what comes in the watched folder, and does the nightly run
once a day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache, partial
from pathlib import Path

import structlog

from kaja.access.models import Kommun
from kaja.access.once import Question, answer, question
from kaja.flows import dagsbild, inkorg, las_in, natt, utskick_ko, utskick_kor
from kaja.flows.angra import angra
from kaja.intake.actions import FilfelError
from kaja.intake.models import MottagenFil, Status
from kaja.korningar.actions import stop_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.korningar.queries import abandoned, next_waiting, ran_tonight, waiting_anywhere
from kaja.tabell import TableError
from kaja.utskick.queries import due_now

NATTEN = time(2)
OVANTAT = "Ett oväntat fel stoppade körningen. Inget är halvgjort: försök igen eller hör av dig."

log = structlog.get_logger(__name__)


def nagot_vantar() -> bool:
    """Whether somebody waits for the worker: a run has been asked for, or a message is due.

    One question and nothing else, for the one who asks each second. What a process left that died,
    and what the gateway is to be asked about, is found by `gor_nasta` and `skota_kon`.
    """
    return bool(answer(_vad_vantar()))


@cache
def _vad_vantar() -> Question:
    return question(waiting_anywhere().values("pk")[:1], due_now().values("pk")[:1])


def gor_nasta(*, tid: datetime, dag: date) -> Korning | None:
    """Do the run that has waited longest, or was left by a process that died; None without any."""
    korning = abandoned() or next_waiting()
    if korning is None:
        return None
    _stops(korning, tid, lambda: _gor(korning, tid, dag))
    return korning


def gor_natten(*, tid: datetime, dag: date) -> None:
    """The nightly run of each municipality that has not had it today, from two in the morning."""
    if tid.timetz().replace(tzinfo=None) < NATTEN:
        return
    for kommun in natt.active():
        if not ran_tonight(kommun, dag):
            _goes_on(kommun, partial(natt.natt, kommun=kommun, dag=dag, tid=tid))


def tom_inkorgen(*, mapp: Path, tid: datetime, dag: date) -> None:
    """Take what lies in the watched folder, municipality by municipality."""
    for kommun in inkorg.kommuner(mapp):
        _goes_on(kommun, partial(inkorg.hamta, inkorg=mapp, kommun=kommun, tid=tid, dag=dag))


def skota_kon(*, tid: datetime) -> bool:
    """Send what is due of text messages and e-mail; True when something was sent. A fault is
    logged, and stops nothing else."""
    try:
        return utskick_ko.skota_kon(tid=tid) > 0
    except Exception:
        log.exception("arbetare")
        return False


def _goes_on(kommun: Kommun, gor: Callable[[], object]) -> None:
    """Do it; a fault in one municipality stops neither the worker nor the others."""
    try:
        gor()
    except Exception:
        log.exception("arbetare", kommun=kommun.pk)


def _gor(korning: Korning, tid: datetime, dag: date) -> None:
    if korning.utskick_id is not None:
        utskick_kor.gor(korning=korning, tid=tid)
        return
    if korning.slag == Korningsslag.DAGSBILD:
        dagsbild.gor(korning=korning, tid=tid)
        return
    if korning.fil_id is None:
        natt.run_asked(korning=korning, tid=tid)
        return
    fil = MottagenFil.objects.defer("innehall").get(pk=korning.fil_id)
    if korning.slag == Korningsslag.ANGRA:
        angra(fil=fil, user=korning.begard_av, tid=tid, dag=dag)
    elif fil.status in (Status.GRANSKAS, Status.LASES_IN):
        las_in.las_in(fil=fil, user=korning.begard_av, tid=tid, dag=dag)
    else:
        stop_run(korning=korning, fel=f"{fil.namn}: {fil.get_status_display().lower()}.", tid=tid)


def _stops(korning: Korning, tid: datetime, gor: Callable[[], None]) -> None:
    """Do it; what goes wrong is told on the run's row, and the worker goes on with the next."""
    try:
        gor()
    except (FilfelError, TableError) as fel:
        stop_run(korning=korning, fel=str(fel), tid=tid)
    except Exception:
        log.exception("korning", korning=korning.pk)
        stop_run(korning=korning, fel=OVANTAT, tid=tid)
