"""The nightly run of one municipality: the register is right for the day when it is done."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.db.models import Exists, OuterRef, Q

from kaja.access.models import Kommun
from kaja.flows import inkorg, las_in
from kaja.flows.bedom import KAJA
from kaja.flows.flytt import overlamningar
from kaja.flows.fullstandighet import ta_dagens_tal
from kaja.flows.omprova import omprova
from kaja.flows.ravaror import gallra_ravaror
from kaja.flows.veckobrev import veckobrev
from kaja.korningar.actions import start_run
from kaja.korningar.models import Korning, Korningslage, Korningsslag
from kaja.korningar.queries import waiting
from kaja.register.dagsbilder import drop_old_pictures
from kaja.ungdom.models import Person
from kaja.utskick.actions.filer import drop_old_files


def natt(
    *, kommun: Kommun, dag: date, tid: datetime, alla: bool = False, mapp: Path | None = None
) -> Korning:
    """Finish what was interrupted, take what lies in the watched folder (`mapp`), do what was asked
    for, and try again what can have changed; then look after the moves, keep the day's numbers, and
    once a week send the digest. Gives the run's row.

    Killed anywhere, it is run again: what is done is done.
    """
    las_in.finish_interrupted(kommun=kommun, tid=tid, dag=dag)
    if mapp is not None:
        inkorg.hamta(inkorg=mapp, kommun=kommun, tid=tid, dag=dag)
    for asked in waiting(kommun):
        if asked.slag == Korningsslag.OMPROVA:
            run_asked(korning=asked, tid=tid)
    korning = start_run(kommun=kommun, slag=Korningsslag.NATT, dag=dag, tid=tid)
    korning = omprova(korning=korning, tid=tid, aktor=KAJA, alla=alla)
    if korning.lage == Korningslage.KLAR:
        overlamningar(kommun=kommun, dag=dag, aktor=KAJA, tid=tid)
        ta_dagens_tal(kommun=kommun, dag=dag, tid=tid)
        gallra_ravaror(kommun=kommun, dag=dag, tid=tid)
        veckobrev(kommun=kommun, dag=dag, tid=tid)
        drop_old_files(kommun=kommun, tid=tid)
        drop_old_pictures(kommun=kommun, tid=tid)
    return korning


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


def active(mapp: Path | None = None) -> list[Kommun]:
    """The municipalities of the installation that have anything to keep right, or a place for
    files in the watched folder (`mapp`): the first one may lie there."""
    har_personer = Exists(Person.objects.filter(kommun=OuterRef("pk")))
    har_inkorg = Q(pk__in=[kommun.pk for kommun in inkorg.kommuner(mapp)] if mapp else [])
    return list(Kommun.objects.filter(har_personer | har_inkorg).order_by("pk"))
