"""Booking meetings, moving them, and saying how they went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models import Kanalval, Kontakt, Mote, Motesslag

UNDER_TIDEN = (
    "Någon annan har bokat, flyttat eller avbokat mötet sedan du öppnade sidan. Inget är ändrat. "
    "Se vad som gäller nu och gör om."
)


class MotesfelError(ValueError):
    """The meeting cannot be booked or changed like this. The message is a Swedish sentence."""


@transaction.atomic
def book(
    *,
    kommun: Kommun,
    person: int,
    slag: Motesslag,
    nar: datetime,
    med: User,
    user: User,
    tid: datetime,
    tillsammans_med: User | None = None,
    kollega_vet: User | None = None,
    i_stallet_for: Mote | None = None,
) -> Mote:
    """Book a meeting, `i_stallet_for` the one that was booked when the user looked. The work with
    the youth is locked since before.

    MotesfelError for a time that has been, for a home visit that one would make alone or that no
    third colleague knows of, and when another meeting is booked by now.
    """
    if nar <= tid:
        raise MotesfelError("Mötets tid har redan varit. Välj en dag och tid som kommer.")
    if slag == Motesslag.HEMBESOK:
        _never_alone(med, tillsammans_med, kollega_vet)
    booked = Mote.objects.select_for_update().filter(
        kommun=kommun, person=person, ersatt__isnull=True, kontakt__isnull=True
    )
    if list(booked) != ([i_stallet_for] if i_stallet_for else []):
        raise MotesfelError(UNDER_TIDEN)
    booked.update(ersatt=tid)
    mote = Mote.objects.create(
        kommun=kommun,
        person_id=person,
        slag=slag,
        tid=nar,
        med=med,
        tillsammans_med=tillsammans_med,
        kollega_vet=kollega_vet,
        kand_fran=tid,
    )
    _record(mote, "mote.bokat", user, tid)
    return mote


def _never_alone(med: User, tillsammans_med: User | None, kollega_vet: User | None) -> None:
    if tillsammans_med is None or kollega_vet is None:
        raise MotesfelError(
            "Hembesök: välj vem du går tillsammans med, och en kollega som vet var ni är."
        )
    if len({med.pk, tillsammans_med.pk, kollega_vet.pk}) < 3:
        raise MotesfelError("Hembesök: ni som går är två, och kollegan som vet är en tredje.")


@transaction.atomic
def cancel(*, mote: Mote, user: User, tid: datetime) -> None:
    """Call off a booked meeting."""
    _open(mote)
    Mote.objects.filter(pk=mote.pk).update(ersatt=tid)
    _record(mote, "mote.avbokat", user, tid)


def held(*, kommun: Kommun, kontakter: Sequence[Kontakt]) -> None:
    """Contacts that were meetings: the one that was booked, if its day has come, has been. The
    contact says how it went."""
    mott = {k.person_id: k for k in kontakter if k.kanal in (Kanalval.MOTE, Kanalval.HEMBESOK)}
    booked = Mote.objects.select_for_update().filter(
        kommun=kommun, person__in=mott, ersatt__isnull=True, kontakt__isnull=True
    )
    for mote in booked:
        if localdate(mote.tid) <= localdate(mott[mote.person_id].tid):
            Mote.objects.filter(pk=mote.pk).update(kontakt=mott[mote.person_id])


def not_held(*, kommun: Kommun, kontakter: Sequence[Kontakt], tid: datetime) -> None:
    """The contacts are taken back: the meetings that they were are booked again, unless another
    has been booked since."""
    were = Mote.objects.filter(kommun=kommun, kontakt__in=kontakter)
    booked = Mote.objects.filter(kommun=kommun, ersatt__isnull=True, kontakt__isnull=True)
    others = booked.filter(person__in=[kontakt.person_id for kontakt in kontakter])
    moved = list(others.values_list("person_id", flat=True))
    were.filter(person__in=moved).update(kontakt=None, ersatt=tid)
    were.update(kontakt=None)


def _open(mote: Mote) -> None:
    now = Mote.objects.select_for_update().get(pk=mote.pk)
    if now.ersatt is not None or now.kontakt_id is not None:
        raise MotesfelError("Mötet är redan avslutat eller avbokat.")


def _record(mote: Mote, handling: str, user: User, tid: datetime) -> None:
    record(
        kommun=mote.kommun_id,
        aktor=user.aktor,
        handling=handling,
        objekt=f"mote:{mote.pk}",
        detaljer={"person": mote.person_id},
        tid=tid,
    )
