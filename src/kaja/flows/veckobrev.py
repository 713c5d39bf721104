"""The weekly digest: to each who works with youths, and to samordnare for all of them.

In the application, and by e-mail: numbers and a link, never a name. Who opens it logs in.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from smtplib import SMTPException

import structlog
from django.core.mail import send_mail

from kaja.access.models import Kommun, User
from kaja.access.queries import caseworkers, roles
from kaja.access.roller import Roll
from kaja.insatser.actions import note_digest_sent, write_digest
from kaja.insatser.models import Veckobrev
from kaja.insatser.queries import numbers_of

log = structlog.get_logger(__name__)


def veckobrev(*, kommun: Kommun, dag: date, tid: datetime) -> list[Veckobrev]:
    """Write and send the digest of the week that the day is in, to those who have not had it; gives
    those that were written. An e-mail that cannot be sent is logged: the numbers are in Kaja."""
    vecka = dag - timedelta(days=dag.weekday())
    nya = []
    for user in caseworkers(kommun, dag):
        alla = Roll.SAMORDNARE in roles(user, kommun)
        tal = numbers_of(kommun, None if alla else user, dag)
        row = write_digest(kommun=kommun, user=user, vecka=vecka, tal=tal, tid=tid)
        if row is not None:
            nya.append(row)
            _send(row, user, alla, tid)
    return nya


def _send(row: Veckobrev, user: User, alla: bool, tid: datetime) -> None:
    try:
        send_mail(
            f"Kaja: veckan från {row.vecka}", brevtext(row.tal, user, alla=alla), None, [user.email]
        )
    except (SMTPException, OSError):
        log.warning("veckobrev", veckobrev=row.pk)
        return
    note_digest_sent(veckobrev=row, tid=tid)


def brevtext(tal: dict[str, int], user: User, *, alla: bool) -> str:
    """The digest as text: numbers only."""
    rader = [
        f"Hej {user.namn}!",
        "",
        "Läget i hela kommunen:" if alla else "Läget för dem som du är ägare till:",
        f"- I registret: {tal['alla']}",
        f"- Försenade uppgifter: {tal['sena']}",
        f"- Uppgifter den här veckan: {tal['veckan']}",
        f"- Fyller snart 20: {tal['tjugo']}",
        f"- Ingen kontakt på sextio dagar: {tal['tysta']}",
        f"- Nådda den senaste veckan: {tal['nadda']}",
    ]
    if alla:
        rader.append(f"- Saknar ägare: {tal['utan']}")
    return "\n".join([*rader, "", "Logga in i Kaja för att se vilka."])
