"""Booking a meeting with a youth: it is the next step until it has been. And taking that back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kaja.access.models import User
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import MotesfelError, book, cancel, locked
from kaja.insatser.actions.mote import UNDER_TIDEN
from kaja.insatser.models import Mote, Motesslag
from kaja.insatser.queries import last_meeting, meeting_before
from kaja.register.queries import in_register
from kaja.ungdom.models import Person


@transaction.atomic
def boka_mote(
    *,
    person: Person,
    slag: Motesslag,
    nar: datetime,
    med: User,
    dag: date,
    tid: datetime,
    user: User,
    tillsammans_med: User | None = None,
    kollega_vet: User | None = None,
    i_stallet_for: Mote | None = None,
) -> Mote:
    """Book it, or move the one that was booked when the user looked. MotesfelError as
    `insatser.actions.book`, for one who is not in the register, and for a home visit to one with
    protected identity."""
    locked(person.kommun, [person.pk])
    if person.pk not in in_register(person.kommun, [person.pk]):
        raise MotesfelError("Den unge är inte i registret längre. Inget möte bokades.")
    if person.skyddad and slag == Motesslag.HEMBESOK:
        raise MotesfelError(
            "Den unge har skyddade personuppgifter. Gör inga hembesök: träffas på annat sätt."
        )
    mote = book(
        kommun=person.kommun,
        person=person.pk,
        slag=slag,
        nar=nar,
        med=med,
        tillsammans_med=tillsammans_med,
        kollega_vet=kollega_vet,
        i_stallet_for=i_stallet_for,
        user=user,
        tid=tid,
    )
    folj(kommun=person.kommun, personer=[person.pk], dag=dag, tid=tid)
    return mote


@transaction.atomic
def avboka_mote(*, mote: Mote, dag: date, tid: datetime, user: User) -> None:
    """Call it off; the next step is what it was before. MotesfelError if it has been."""
    locked(mote.kommun, [mote.person_id])
    cancel(mote=mote, user=user, tid=tid)
    folj(kommun=mote.kommun, personer=[mote.person_id], dag=dag, tid=tid)


@transaction.atomic
def angra_mote(*, mote: Mote, avbokat: bool, dag: date, tid: datetime, user: User) -> None:
    """Take back the last that was done about meetings with a youth, which left `mote` booked or
    called off: the meeting before it is booked again, or none is. MotesfelError as `boka_mote`,
    and when something has been done since."""
    locked(mote.kommun, [mote.person_id])
    sist = last_meeting(mote.person)
    if sist is None or sist.kontakt_id or (sist.pk, bool(sist.ersatt)) != (mote.pk, avbokat):
        raise MotesfelError(UNDER_TIDEN)
    fore = sist if avbokat else meeting_before(sist)
    if fore is None:
        avboka_mote(mote=sist, dag=dag, tid=tid, user=user)
    else:
        _boka_igen(fore, None if avbokat else sist, dag, tid, user)


def _boka_igen(fore: Mote, bokat: Mote | None, dag: date, tid: datetime, user: User) -> None:
    boka_mote(
        person=fore.person,
        slag=Motesslag(fore.slag),
        nar=fore.tid,
        med=fore.med,
        tillsammans_med=fore.tillsammans_med,
        kollega_vet=fore.kollega_vet,
        i_stallet_for=bokat,
        dag=dag,
        tid=tid,
        user=user,
    )
