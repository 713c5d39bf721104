"""A changed contact ladder: everyone's next step is worked out again, on the day it holds from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj_kommunen
from kaja.insatser.actions import count_again
from kaja.regler.uppfoljning import Trappsteg
from kaja.styrning.trappan import set_ladder


@transaction.atomic
def andra_trappan(
    *,
    kommun: Kommun,
    steg: Sequence[Trappsteg],
    fran: date,
    dag: date,
    user: User,
    tid: datetime,
) -> None:
    """Let the ladder hold from a day. TrappfelError as `styrning.trappan.set_ladder`."""
    count_again(kommun=kommun, fran=fran)
    set_ladder(kommun=kommun, steg=steg, fran=fran, dag=dag, user=user, tid=tid)
    folj_kommunen(kommun=kommun, dag=dag, tid=tid)
