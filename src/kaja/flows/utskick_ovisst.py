"""Messages that may have been sent: the gateway is asked, and a person where it cannot say."""

from __future__ import annotations

from datetime import datetime

from kaja.flows.utskick_sand import anteckna, forsandelse
from kaja.ungdom.models import Person
from kaja.utskick.actions import ko
from kaja.utskick.models import Meddelande
from kaja.utskick.portar.port import Port, Spar, Svar, Svarsslag
from kaja.utskick.queries import noted


def red_ut(*, meddelande: Meddelande, port: Port, tid: datetime) -> None:
    """Ask the gateway about a message that may have been sent, and note what it says. What it
    cannot say is left to a person. No number is kept of one who has become protected."""
    person = Person.objects.get(pk=meddelande.person_id)
    if port.kan_fragas and meddelande.mottagare and meddelande.sands_sedan:
        brev = forsandelse(meddelande, person, tid)
        spar = port.fraga(brev, meddelande.sands_sedan)
        egna_spar = None if spar is None else _okanda(spar)
        anteckna(meddelande, som_svar(egna_spar, brev.text), tid)
    if person.skyddad:
        ko.forget_receiver(meddelande=meddelande)


def _okanda(spar: list[Spar]) -> list[Spar]:
    """Those that do not stand on another message of ours."""
    kanda = noted([ett.referens for ett in spar])
    return [ett for ett in spar if ett.referens not in kanda]


def som_svar(spar: list[Spar] | None, text: str) -> Svar:
    """What the gateway's list says of the message. Pure. Only an empty list is a no: if there is
    something else to the same receiver, a person has to look."""
    if spar is None:
        return Svar(Svarsslag.OVISST, skal="Operatören kunde inte säga om det skickades.")
    if not spar:
        return Svar(Svarsslag.SENARE, skal="Operatören hade inte fått det.")
    traff = next((ett for ett in spar if ett.text == text), None)
    if traff is None:
        return Svar(Svarsslag.OVISST, skal="Operatören har skickat något annat till samma nummer.")
    if traff.misslyckat:
        return Svar(Svarsslag.NEKAT, skal="Operatören kunde inte lämna fram meddelandet.")
    return Svar(Svarsslag.TAGET, traff.referens)
