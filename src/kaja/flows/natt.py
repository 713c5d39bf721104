"""The nightly run of one municipality: the register is right for the day when it is done."""

from __future__ import annotations

from datetime import date, datetime

from kaja.access.models import Kommun
from kaja.flows import las_in
from kaja.flows.bedom import KAJA
from kaja.flows.omprova import omprova
from kaja.korningar.actions import start_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.korningar.queries import waiting
from kaja.underlag.models import Kallfil, Tackning


def natt(*, kommun: Kommun, dag: date, tid: datetime, alla: bool = False) -> Korning:
    """Finish what was interrupted, then try again what can have changed; gives the run's row.

    Killed anywhere, it is run again: what is done is done.
    """
    las_in.finish_interrupted(kommun=kommun, tid=tid, dag=dag)
    for asked in waiting(kommun):
        if asked.fil_id is None and asked.slag != Korningsslag.NATT:
            run_asked(korning=asked, tid=tid)
    korning = start_run(kommun=kommun, slag=Korningsslag.NATT, dag=dag, tid=tid)
    return omprova(korning=korning, tid=tid, aktor=KAJA, alla=alla)


def run_asked(*, korning: Korning, tid: datetime) -> Korning:
    """Do a run that someone has asked for."""
    started = start_run(
        kommun=korning.kommun,
        slag=Korningsslag(korning.slag),
        dag=korning.dag,
        tid=tid,
        user=korning.begard_av,
    )
    aktor = korning.begard_av.aktor if korning.begard_av else KAJA
    return omprova(korning=started, tid=tid, aktor=aktor)


def active() -> list[Kommun]:
    """The municipalities of the installation that have been given anything to keep."""
    used = {*Kallfil.objects.values_list("kommun_id", flat=True).distinct()}
    used |= {*Tackning.objects.values_list("kommun_id", flat=True).distinct()}
    used |= {*Korning.objects.values_list("kommun_id", flat=True).distinct()}
    return list(Kommun.objects.filter(pk__in=used).order_by("pk"))
