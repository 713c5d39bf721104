"""The ways out of the house: kept here, over 46elks, or by SMTP, as the environment says."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from kaja.utskick.portar.elks import Elks
from kaja.utskick.portar.epost import Epost
from kaja.utskick.portar.port import Port
from kaja.utskick.portar.utkorg import Utkorg
from kaja.utskick.slag import Kanal


@cache
def _elks(adress: str, anvandare: str, losenord: str) -> Elks:
    return Elks(adress, anvandare, losenord)


def porten(kanal: Kanal) -> Port:
    """The way out for text messages or e-mail; without a gateway they are kept in the outbox."""
    if kanal == Kanal.SMS and settings.KAJA_SMS_ANVANDARE:
        return _elks(
            settings.KAJA_SMS_ADRESS, settings.KAJA_SMS_ANVANDARE, settings.KAJA_SMS_LOSENORD
        )
    if kanal == Kanal.EPOST and settings.EMAIL_HOST:
        return Epost(settings.DEFAULT_FROM_EMAIL)
    return Utkorg()
