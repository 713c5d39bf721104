"""The queue: each message claimed, handed over, and noted. A state of its own for each step, so
that a kill between two of them can be seen, and nothing is sent blindly again.

koad -> sands -> sand | misslyckad | koad (surely not sent) | osaker (may have been sent)
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from kaja.access.models import User
from kaja.audit.actions import record
from kaja.utskick.models import Meddelande, Meddelandelage, Utkorgsrad

# A sending that has not been heard of for so long was killed. Gateways are waited for 30 seconds.
TYST = timedelta(minutes=2)
LANGST = timedelta(minutes=15)
INGET_SVAR = "Sändningen avbröts, och inget svar kom."


def claim(*, meddelande: Meddelande, mottagare: str) -> bool:
    """Take the message in hand, in a transaction of its own; False when someone else has it.

    What is claimed has either been noted afterwards, or may have been sent.
    """
    taken = Meddelande.objects.filter(
        pk=meddelande.pk, lage=Meddelandelage.KOAD, forsok=meddelande.forsok
    ).update(
        lage=Meddelandelage.SANDS,
        forsok=F("forsok") + 1,
        sands_sedan=Now(),
        mottagare=mottagare,
        skal="",
    )
    if taken:
        meddelande.refresh_from_db()
    return bool(taken)


def note_sent(*, meddelande: Meddelande, referens: str, tid: datetime) -> bool:
    """The gateway has it. False when the message is no longer in this one's hand."""
    return _leave(meddelande, Meddelandelage.SAND, tid, mottagare="", referens=referens[:60])


def note_refused(*, meddelande: Meddelande, skal: str, tid: datetime) -> bool:
    """The message cannot be sent; `skal` is a Swedish sentence."""
    return _leave(meddelande, Meddelandelage.MISSLYCKAD, tid, mottagare="", skal=skal[:200])


def put_back(*, meddelande: Meddelande, skal: str, tid: datetime) -> bool:
    """The message has surely not been sent: it waits for a while, longer each time."""
    return _leave(
        meddelande,
        Meddelandelage.KOAD,
        tid,
        mottagare="",
        skal=skal[:200],
        nasta_forsok=tid + wait(meddelande.forsok),
    )


def note_unsure(*, meddelande: Meddelande, skal: str, tid: datetime) -> bool:
    """The message may have been sent: it is not sent again until someone has asked."""
    nasta = tid + wait(meddelande.forsok)
    return _leave(meddelande, Meddelandelage.OSAKER, tid, skal=skal[:200], nasta_forsok=nasta)


def wait(forsok: int) -> timedelta:
    """How long to wait after so many attempts: a minute, two, four, and at most a quarter."""
    return min(timedelta(minutes=2 ** min(max(forsok - 1, 0), 10)), LANGST)


def _leave(meddelande: Meddelande, lage: Meddelandelage, tid: datetime, **varden: Any) -> bool:
    in_hand = Meddelande.objects.filter(
        pk=meddelande.pk, lage=meddelande.lage, forsok=meddelande.forsok
    )
    done = in_hand.update(lage=lage, tid=tid, **varden)
    if done:
        meddelande.refresh_from_db()
    return bool(done)


def forget_receiver(*, meddelande: Meddelande) -> None:
    """Keep no number or address, even of what may have to be asked about."""
    Meddelande.objects.filter(pk=meddelande.pk).update(mottagare="")


def postpone(*, kanal: str, till: datetime) -> None:
    """The gateway is down: nothing more is tried this way until then."""
    Meddelande.objects.filter(kanal=kanal, lage=Meddelandelage.KOAD, nasta_forsok__lt=till).update(
        nasta_forsok=till
    )


def find_silent(*, tid: datetime, tyst: timedelta = TYST) -> int:
    """What was claimed and never noted may have been sent; gives how many."""
    rows = Meddelande.objects.filter(lage=Meddelandelage.SANDS, sands_sedan__lt=Now() - tyst)
    if not rows.exists():  # the worker asks once a second, and a write takes the only lock
        return 0
    return rows.update(lage=Meddelandelage.OSAKER, skal=INGET_SVAR, tid=tid, nasta_forsok=tid)


@transaction.atomic
def decide(*, meddelande: Meddelande, kom_fram: bool, user: User, tid: datetime) -> bool:
    """A person says whether an unsure message came through. If not, it is sent again. False when
    it is no longer unsure."""
    if meddelande.lage != Meddelandelage.OSAKER:
        return False
    if kom_fram:
        done = note_sent(meddelande=meddelande, referens="", tid=tid)
    else:
        done = _leave(meddelande, Meddelandelage.KOAD, tid, mottagare="", skal="", nasta_forsok=tid)
    if done:
        record(
            kommun=meddelande.kommun_id,
            aktor=user.aktor,
            handling="meddelande.kom_fram" if kom_fram else "meddelande.kom_inte_fram",
            objekt=f"meddelande:{meddelande.pk}",
            detaljer={"person": meddelande.person_id},
            tid=tid,
        )
    return done


def keep(
    *, kommun: str, nyckel: str, kanal: str, mottagare: str, rubrik: str, text: str, tid: datetime
) -> Utkorgsrad:
    """Keep a message instead of sending it; the same one is kept once."""
    return Utkorgsrad.objects.get_or_create(
        nyckel=nyckel,
        defaults={
            "kommun_id": kommun,
            "kanal": kanal,
            "mottagare": mottagare,
            "rubrik": rubrik,
            "text": text,
            "tid": tid,
        },
    )[0]
