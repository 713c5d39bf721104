"""E-mail by SMTP. A mail server cannot be asked afterwards: what is unsure is for a person."""

from __future__ import annotations

import smtplib
import socket
from datetime import datetime

from django.core.mail import EmailMessage

from kaja.utskick.portar.port import Forsandelse, Spar, Svar, Svarsslag

INTE_NATT = (
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPNotSupportedError,
    ConnectionRefusedError,
    socket.gaierror,
)
STANGT = "E-postservern går inte att nå, eller tar inte emot."
TYST = "E-postservern svarade inte."
FOR_GOTT = 500


class Epost:
    """Sends plain text through the mail server of the installation."""

    kan_fragas = False

    def __init__(self, fran: str) -> None:
        self._fran = fran

    def skicka(self, brev: Forsandelse) -> Svar:
        doman = self._fran.rpartition("@")[2].rstrip(">")
        mejl = EmailMessage(
            subject=brev.rubrik,
            body=brev.text,
            from_email=self._fran,
            to=[brev.mottagare],
            reply_to=[brev.svar_till],
            headers={"Message-ID": f"<kaja-{brev.nyckel}@{doman}>"},
        )
        try:
            mejl.send()
        except INTE_NATT:
            return Svar(Svarsslag.SENARE, skal=STANGT)
        except smtplib.SMTPRecipientsRefused as fel:
            return _nekad([kod for kod, _ in fel.recipients.values()])
        except smtplib.SMTPResponseException as fel:
            return _nekad([fel.smtp_code])
        except (smtplib.SMTPException, OSError):
            return Svar(Svarsslag.OVISST, skal=TYST)
        return Svar(Svarsslag.TAGET, brev.nyckel)

    def fraga(self, brev: Forsandelse, sedan: datetime) -> list[Spar] | None:
        return None


def _nekad(koder: list[int]) -> Svar:
    if any(kod >= FOR_GOTT for kod in koder):
        return Svar(Svarsslag.NEKAT, skal="E-postservern tog inte emot adressen.")
    return Svar(Svarsslag.SENARE, skal=STANGT)
