"""The worker's part of a batch: which of the two ways it goes."""

from __future__ import annotations

from datetime import datetime

from kaja.flows.utskick_brev import gor_breven
from kaja.flows.utskick_ko import borja_skicka
from kaja.korningar.actions import stop_run
from kaja.korningar.models import Korning
from kaja.utskick.models import Utskick, Utskickslage
from kaja.utskick.slag import Kanal

KLARA = (Utskickslage.KLART, Utskickslage.STOPPAT)


def gor(*, korning: Korning, tid: datetime) -> None:
    """Do the run of a batch. One that somebody has stopped is left."""
    assert korning.utskick_id is not None
    utskick = Utskick.objects.select_related("kommun", "begard_av", "egentext").get(
        pk=korning.utskick_id
    )
    if utskick.lage in KLARA:
        stop_run(
            korning=korning, fel=f"Utskicket är {utskick.get_lage_display().lower()}.", tid=tid
        )
    elif utskick.kanal == Kanal.BREV:
        gor_breven(utskick=utskick, tid=tid, dag=korning.dag)
    else:
        borja_skicka(utskick=utskick, tid=tid, dag=korning.dag)
