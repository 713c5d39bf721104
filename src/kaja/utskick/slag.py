"""What can be sent, in which way and in which language. Pure."""

from __future__ import annotations

from enum import StrEnum


class Kanal(StrEnum):
    """The way a message goes."""

    BREV = "brev"
    SMS = "sms"
    EPOST = "epost"


class Mall(StrEnum):
    """What the message is about; the name of its file in `mallar/`."""

    FORSTA_KONTAKT = "forsta_kontakt"
    PAMINNELSE = "paminnelse"
    HEMBESOK = "hembesok"
    FYLLER_20 = "fyller_20"
    KVITTENS_SKOLA = "kvittens_skola"


class Sprak(StrEnum):
    """The language of the text; the name of its folder in `mallar/`."""

    SV = "sv"
    LATT_SV = "latt_sv"


KANALER = {Kanal.BREV: "Brev", Kanal.SMS: "Sms", Kanal.EPOST: "E-post"}
MALLAR = {
    Mall.FORSTA_KONTAKT: "Första kontakten",
    Mall.PAMINNELSE: "Påminnelse",
    Mall.HEMBESOK: "Vi kommer hem till dig",
    Mall.FYLLER_20: "Du fyller snart 20",
    Mall.KVITTENS_SKOLA: "Kvittens till skolan",
}
SPRAKEN = {Sprak.SV: "Svenska", Sprak.LATT_SV: "Lätt svenska"}
SPRAKKOD = {Sprak.SV: "sv", Sprak.LATT_SV: "sv"}
"""The language as a PDF names it (BCP 47)."""

TILL_SKOLAN = frozenset({Mall.KVITTENS_SKOLA})
"""Written to a school and not to a youth: never a part of a batch."""
