"""The gestures that log a contact: one press for each outcome, and the day it leads to."""

from __future__ import annotations

from typing import NamedTuple

from kaja.flows.arbetslage import Last
from kaja.flows.kontakt_foljder import foljder
from kaja.insatser.models import NASTA_I_ORD, Kanalval
from kaja.regler.uppfoljning import Frist, Kanal, Kontaktutfall
from kaja.regler.uppfoljning.meningar import KANAL_I_ORD
from kaja.ungdom.models import Person
from kaja.web.komponenter.text import datum_med_dag

IKONER = {
    Kanalval.TELEFON: "ring",
    Kanalval.SMS: "sms",
    Kanalval.MOTE: "mott",
    Kanalval.HEMBESOK: "hem",
    Kanalval.BREV: "brev",
    Kanalval.EPOST: "brev",
    Kanalval.SOCIALA_MEDIER: "sms",
    Kanalval.SKOLA: "skola",
}
SAMTAL = (
    (Kontaktutfall.SVARADE, "Svarade", "bock"),
    (Kontaktutfall.SVARADE_INTE, "Svarade inte", "kors"),
    (Kontaktutfall.RING_SENARE, "Ring senare", "klocka"),
    (Kontaktutfall.FEL_UPPGIFT, "Fel nummer", "fraga"),
    (Kontaktutfall.TACKADE_NEJ, "Tackade nej", "kors"),
)
SKICKAT = (
    (Kontaktutfall.SKICKAT, "Skickat", "bock"),
    (Kontaktutfall.SVARADE, "Svarade", "bock"),
    (Kontaktutfall.FEL_UPPGIFT, "Kom inte fram", "fraga"),
    (Kontaktutfall.TACKADE_NEJ, "Tackade nej", "kors"),
)
UTFALL = {
    Kanalval.TELEFON: SAMTAL,
    Kanalval.MOTE: (
        (Kontaktutfall.SVARADE, "Träffades", "bock"),
        (Kontaktutfall.UTEBLEV, "Kom inte", "kors"),
        (Kontaktutfall.TACKADE_NEJ, "Tackade nej", "kors"),
    ),
    Kanalval.HEMBESOK: (
        (Kontaktutfall.SVARADE, "Träffades", "bock"),
        (Kontaktutfall.SVARADE_INTE, "Ingen öppnade", "kors"),
        (Kontaktutfall.FEL_UPPGIFT, "Bor inte där", "fraga"),
        (Kontaktutfall.TACKADE_NEJ, "Tackade nej", "kors"),
    ),
    Kanalval.SKOLA: (
        (Kontaktutfall.SVARADE, "Skolan svarade", "bock"),
        (Kontaktutfall.SVARADE_INTE, "Inget svar", "kors"),
    ),
}
"""What can come of each way; the others are sent."""
RING = (Kanalval.TELEFON, Kanalval.SMS, Kanalval.MOTE, Kanalval.HEMBESOK)
"""The ways that stand first."""


class Gest(NamedTuple):
    """One press: what it notes, its word and icon, and what follows."""

    utfall: str
    ord: str
    ikon: str
    foljd: str


def gester(last: Last, person: Person, kanal: Kanalval) -> list[Gest]:
    """The presses for a way of contact, each with the day it leads to."""
    val = UTFALL.get(kanal, SKICKAT)
    foljd = foljder(last, person.pk, Kanal(kanal), [utfall for utfall, _, _ in val])
    return [Gest(u, ord_, ikon, _i_ord(foljd[u])) for u, ord_, ikon in val if u in foljd]


def _i_ord(frist: Frist) -> str:
    vad = KANAL_I_ORD[frist.kanal] if frist.kanal else NASTA_I_ORD[frist.slag].lower()
    return f"{vad.capitalize()}: {datum_med_dag(frist.dag)}"
