"""The receipt to the school that has given a notice, ready to copy or print. It names no youth."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.access.models import Kommun
from kaja.flows.utskick_text import datum, gemensamt
from kaja.skolsignal.models import Anmalan, Anmalningsslag
from kaja.utskick.brevtext import rubrik, som_vanlig_text
from kaja.utskick.falt import satt_in
from kaja.utskick.mallar import levererad
from kaja.utskick.queries import sender
from kaja.utskick.slag import Kanal, Mall, Sprak

MED_KVITTO = frozenset({Anmalningsslag.SLUTADE, Anmalningsslag.FRANVARO})
"""What the shipped words are about: a pupil who does not take part, or has ended."""


class Kvitto(NamedTuple):
    """The words; empty until the municipality has said who writes."""

    rubrik: str
    text: str


def kvitto(kommun: Kommun, anmalan: Anmalan, dag: date) -> Kvitto | None:
    """The receipt as it reads on the day; None for a notice that the words do not fit."""
    if anmalan.slag not in MED_KVITTO:
        return None
    avsandare = sender(kommun)
    if avsandare is None:
        return Kvitto("", "")
    mall = levererad(Mall.KVITTENS_SKOLA, Kanal.BREV, Sprak.SV)
    falt = gemensamt(avsandare, brevdag=dag, dag_i_text="")
    ifylld = satt_in(mall, {**falt, "skola": anmalan.fran_skola, "datum": datum(anmalan.mottagen)})
    return Kvitto(rubrik(ifylld), som_vanlig_text(ifylld))
