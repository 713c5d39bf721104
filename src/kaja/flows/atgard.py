"""An åtgärd for a youth, from the offer to what came after; the next day follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import NySysselsattning, locked, state_occupation
from kaja.insatser.actions.atgard import change, follow_up, occupied_after, offer, remove
from kaja.insatser.actions.stod import end_support_with
from kaja.insatser.atgardsbrister import AtgardsfelError
from kaja.insatser.models import Sagtav, Sysselsattningsval
from kaja.insatser.models.atgard import Atgard, Gangval
from kaja.register.queries import in_register
from kaja.regler.atgarder import Brist


@transaction.atomic
def erbjud(
    *,
    kommun: Kommun,
    person: int,
    uppgifter: Mapping[str, Any],
    user: User,
    dag: date,
    tid: datetime,
) -> Atgard:
    """Note an åtgärd that a youth (id) has been offered. AtgardsfelError: nothing is noted."""
    if not in_register(kommun, {person}):
        raise AtgardsfelError(
            Brist("", "Den unge är inte i registret längre. Ingen åtgärd antecknades.")
        )
    locked(kommun, [person])
    atgard = offer(kommun=kommun, person=person, uppgifter=uppgifter, user=user, dag=dag, tid=tid)
    folj(kommun=kommun, personer=[person], dag=dag, tid=tid)
    return atgard


@transaction.atomic
def andra(
    *,
    kommun: Kommun,
    atgard: int,
    version: int,
    uppgifter: Mapping[str, Any],
    user: User,
    dag: date,
    tid: datetime,
    gor_efter: Sysselsattningsval | None = None,
) -> Atgard:
    """Note something new of an åtgärd (id), or correct it. When it has ended the support ends with
    it, and what the youth does then (`gor_efter`) is the occupation now. AtgardsfelError: nothing
    is noted."""
    _las(kommun, atgard)
    ny = change(
        atgard=atgard,
        kommun=kommun,
        version=version,
        uppgifter=uppgifter,
        user=user,
        dag=dag,
        tid=tid,
    )
    if ny.till is not None:
        end_support_with(atgard=ny, user=user, tid=tid)
    if gor_efter is not None and ny.till is not None:
        _efter(ny, gor_efter, user, dag, tid)
    folj(kommun=kommun, personer=[ny.person_id], dag=dag, tid=tid)
    return ny


@transaction.atomic
def ta_bort(
    *, kommun: Kommun, atgard: int, version: int, user: User, dag: date, tid: datetime
) -> Atgard:
    """Take away an åtgärd (id) that was noted by mistake. AtgardsfelError: it stands."""
    _las(kommun, atgard)
    borta = remove(atgard=atgard, kommun=kommun, version=version, user=user, tid=tid)
    folj(kommun=kommun, personer=[borta.person_id], dag=dag, tid=tid)
    return borta


@transaction.atomic
def folj_upp(
    *,
    kommun: Kommun,
    atgard: int,
    uppfoljd: date,
    gang: Gangval,
    nasta: date | None,
    user: User,
    dag: date,
    tid: datetime,
) -> None:
    """Note a follow-up of an åtgärd (id). Without `nasta` the routine says when the next one is.
    AtgardsfelError: nothing is noted."""
    _las(kommun, atgard)
    rad = follow_up(
        atgard=atgard,
        kommun=kommun,
        dag=uppfoljd,
        gang=gang,
        nasta=nasta,
        user=user,
        i_dag=dag,
        tid=tid,
    )
    folj(kommun=kommun, personer=[rad.atgard.person_id], dag=dag, tid=tid)


def _las(kommun: Kommun, atgard: int) -> None:
    """The youth before the municipality, the åtgärd and the log, as whoever logs a contact does."""
    rader = Atgard.objects.filter(kommun=kommun, pk=atgard)
    locked(kommun, rader.values_list("person_id", flat=True))


def _efter(atgard: Atgard, gor: Sysselsattningsval, user: User, dag: date, tid: datetime) -> None:
    assert atgard.till is not None
    (sysselsattning,) = state_occupation(
        kommun=atgard.kommun,
        nya=[
            NySysselsattning(
                person=atgard.person_id,
                slag=gor,
                sagd=dag,
                sagt_av=Sagtav.UNGDOM,
                fran=atgard.till,
            )
        ],
        user=user,
        tid=tid,
    )
    occupied_after(atgard=atgard, sysselsattning=sysselsattning)
