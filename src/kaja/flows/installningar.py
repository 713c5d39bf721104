"""Changing a setting, and trying everyone again whom it can concern.

What it would change is seen beforehand by `installningar_forhand`.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj_kommunen
from kaja.flows.natt import run_asked
from kaja.insatser.actions import count_again
from kaja.korningar.actions import order_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.register.kohort import count_answers
from kaja.register.models import Bedomning
from kaja.styrning.actions import set_installning
from kaja.styrning.beskrivning import PROVAS_OM, Grupp
from kaja.styrning.installningar import KATALOG
from kaja.styrning.valda import Val
from kaja.underlag.actions import mark_for_retrial

GENAST = 10_000
"""So many answers are tried in less than a minute, while the one who asked for it waits."""


@transaction.atomic
def andra(
    *, kommun: Kommun, nytt: Val, bakat: bool, dag: date, user: User, tid: datetime
) -> Korning | None:
    """Store the choice, mark everyone it can concern for retrial and ask for the run that tries
    them; no run for a setting that no answer rests on. Installningsfel as `set_installning`."""
    i_rutinen = KATALOG[nytt.namn].grupp is Grupp.RUTINEN
    if i_rutinen:  # the youths before the log
        count_again(kommun=kommun, fran=max(nytt.fran, dag))
    set_installning(
        kommun=kommun,
        namn=nytt.namn,
        varde=str(nytt.varde),
        fran=nytt.fran,
        dag=dag,
        user=user,
        aktor=user.aktor,
        tid=tid,
        bakat=bakat,
    )
    if i_rutinen:
        folj_kommunen(kommun=kommun, dag=dag, tid=tid)
    if KATALOG[nytt.namn].grupp not in PROVAS_OM:
        return None
    return begar_omprovning(kommun=kommun, dag=dag, user=user, tid=tid)


@transaction.atomic
def begar_omprovning(*, kommun: Kommun, dag: date, user: User, tid: datetime) -> Korning:
    """Mark everyone who has an answer for retrial, and ask for the run that tries them.

    Everyone, also those whom a changed setting cannot concern today: its day is one of the days on
    which their answers are tried.
    """
    svar = Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True)
    personer = svar.values_list("person_id", flat=True)
    mark_for_retrial(kommun_id=kommun.pk, personer=personer, tid=tid)
    return order_run(
        kommun=kommun,
        slag=Korningsslag.OMPROVA,
        dag=dag,
        user=user,
        aktor=user.aktor,
        tid=tid,
    )


def prova_om_nu(*, korning: Korning, tid: datetime) -> Korning:
    """Do the run at once if it is done while someone waits; a larger one waits for the night."""
    if count_answers(korning.kommun) > GENAST:
        return korning
    return run_asked(korning=korning, tid=tid)
