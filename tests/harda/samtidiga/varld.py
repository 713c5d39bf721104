"""The youth whom all edit, with an åtgärd, and the tasks that all want."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tests.harda.samtidiga.saker import BORJAN, SAKER, SLUT


class Varld(NamedTuple):
    """The youth, her åtgärd and the tasks (ids), and the session of each editor."""

    person: int
    atgard: int
    uppgifter: list[int]
    sessioner: list[str]


def bygg(redigerare: int, andringar: int) -> Varld:
    """A youth in the register, and those who are to edit so many times each."""
    from tests.web.ungdomen import ny_ungdom

    ungdom = ny_ungdom()
    return Varld(
        ungdom.pk,
        _atgard(ungdom.pk),
        _uppgifter(ungdom.pk, -(-andringar // len(SAKER))),
        [_inloggad(nr) for nr in range(redigerare)],
    )


def _inloggad(nr: int) -> str:
    from django.test import Client

    from kaja.access.roller import Roll
    from tests.web.varld import KOMMUN, anvandare

    klient = Client()
    user = anvandare(f"Red{nr} Ek", (KOMMUN, Roll.HANDLAGGARE))
    klient.force_login(user, backend="kaja.access.adapter.Backend")
    return klient.cookies["sessionid"].value


def _atgard(person: int) -> int:
    from kaja.access.models import Kommun
    from kaja.access.roller import Roll
    from kaja.flows.atgard import erbjud
    from kaja.regler.atgarder import Erbjudandesvar
    from tests.web.varld import DAG, KOMMUN, MORGON, anvandare

    uppgifter = {
        "slag": "syv",
        "erbjuden": date(2026, 11, 2),
        "svar": Erbjudandesvar.JA,
        "svarade": date(2026, 11, 2),
        "planerad_fran": BORJAN,
        "planerad_till": SLUT,
    }
    return erbjud(
        kommun=Kommun.objects.get(pk=KOMMUN),
        person=person,
        uppgifter=uppgifter,
        user=anvandare("Forsta Ek", (KOMMUN, Roll.HANDLAGGARE)),
        dag=DAG,
        tid=MORGON,
    ).pk


def _uppgifter(person: int, antal: int) -> list[int]:
    from kaja.access.models import Kommun
    from kaja.insatser.actions.nya_uppgifter import NyUppgift, raise_tasks
    from kaja.insatser.models import Uppgiftsslag
    from tests.web.varld import DAG, KOMMUN, MORGON

    nya = [
        NyUppgift(Uppgiftsslag.EGEN, f"egen:{nr}", person, "Vem tar den?", DAG)
        for nr in range(antal)
    ]
    kommun = Kommun.objects.get(pk=KOMMUN)
    raised = raise_tasks(kommun=kommun, uppgifter=nya, aktor="prov", tid=MORGON)
    return [en.pk for en in raised]
