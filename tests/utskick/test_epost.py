"""E-mail by SMTP: what went out, what surely did not, and what nobody knows."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from kaja.utskick.portar import porten
from kaja.utskick.portar.elks import Elks
from kaja.utskick.portar.epost import Epost
from kaja.utskick.portar.port import Forsandelse, Svarsslag
from kaja.utskick.portar.utkorg import Utkorg
from kaja.utskick.slag import Kanal
from tests.utskick.mottagare import TID

BREV = Forsandelse(
    kommun="2081", nyckel="2081-1-2", kanal="epost", mottagare="asa@example.com",
    avsandare="Ungdomstorg", svar_till="ungdomstorget@borlange.example", rubrik="Hej",
    text="Hej Åsa!", tid=TID,
)  # fmt: skip


class Trasig(BaseEmailBackend):
    """A mail server that says what it is told to say."""

    fel: ClassVar[Exception]

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        raise self.fel


def test_a_mail_goes_out_with_the_same_id_each_time_and_the_answer_to_the_municipality() -> None:
    port = Epost("Kaja <kaja@borlange.example>")
    assert [port.skicka(BREV).slag for _ in range(2)] == [Svarsslag.TAGET] * 2
    forsta, andra = mail.outbox
    assert forsta.extra_headers == andra.extra_headers
    assert forsta.extra_headers["Message-ID"] == "<kaja-2081-1-2@borlange.example>"
    assert (forsta.to, forsta.reply_to) == ([BREV.mottagare], [BREV.svar_till])


@pytest.mark.parametrize(
    ("fel", "slag"),
    [
        (ConnectionRefusedError(), Svarsslag.SENARE),
        (smtplib.SMTPAuthenticationError(535, b""), Svarsslag.SENARE),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"")}), Svarsslag.SENARE),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"")}), Svarsslag.NEKAT),
        (smtplib.SMTPDataError(554, b""), Svarsslag.NEKAT),
        (smtplib.SMTPDataError(451, b""), Svarsslag.SENARE),
        (smtplib.SMTPServerDisconnected(), Svarsslag.OVISST),
        (TimeoutError(), Svarsslag.OVISST),
    ],
)
def test_only_what_surely_was_not_sent_is_tried_again(
    settings: Any, fel: Exception, slag: Svarsslag
) -> None:
    settings.EMAIL_BACKEND = "tests.utskick.test_epost.Trasig"
    Trasig.fel = fel
    svar = Epost("kaja@borlange.example").skicka(BREV)
    assert svar.slag == slag
    assert svar.skal
    assert not Epost.kan_fragas


def test_the_environment_chooses_the_way_out(settings: Any) -> None:
    assert isinstance(porten(Kanal.SMS), Utkorg)
    assert isinstance(porten(Kanal.EPOST), Utkorg)
    settings.KAJA_SMS_ANVANDARE, settings.EMAIL_HOST = "u1", "smtp.example"
    assert isinstance(porten(Kanal.SMS), Elks)
    assert isinstance(porten(Kanal.EPOST), Epost)
