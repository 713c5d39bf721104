"""An åtgärd as it is read: its name, how far it has come, and what can be noted of it now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from kaja.insatser.models import Atgard, Atgardsuppfoljning
from kaja.regler.atgarder import Atgardslage, Katalog, Slag, lage
from kaja.web.komponenter.text import datum

EN_DAG = timedelta(days=1)
LAGEN = {
    Atgardslage.ERBJUDEN: ("soks", "Erbjuden, inte svarat"),
    Atgardslage.NEJ: ("register_avslutad", "Tackade nej"),
    Atgardslage.KOAR: ("vantar", "I kö till en plats"),
    Atgardslage.PLANERAD: ("vantar", "Tackade ja, inte börjat"),
    Atgardslage.PAGAR: ("atgard", "Pågår"),
    Atgardslage.AVSLUTAD: ("register_avslutad", "Avslutad"),
}
"""The mark of each state, and its word."""
STEGEN = {
    Atgardslage.ERBJUDEN: (("svar", "Anteckna svar"),),
    Atgardslage.NEJ: (),
    Atgardslage.KOAR: (("svar", "Ge plats eller ändra"), ("start", "Anteckna start")),
    Atgardslage.PLANERAD: (("start", "Anteckna start"), ("svar", "Ändra svar och plan")),
    Atgardslage.PAGAR: (("slut", "Anteckna slut"),),
    Atgardslage.AVSLUTAD: (),
}
"""What comes next, in order; a correction is always possible."""


class Atgardsrad(NamedTuple):
    """One åtgärd on a page."""

    atgard: Atgard
    slag: Slag
    lage: Atgardslage
    bild: str
    ord: str
    tid: str
    uppfoljningar: tuple[Atgardsuppfoljning, ...]

    @property
    def steg(self) -> tuple[tuple[str, str], ...]:
        return STEGEN[self.lage]

    @property
    def pagar(self) -> bool:
        return self.lage is Atgardslage.PAGAR

    @property
    def oppen(self) -> bool:
        return self.lage not in (Atgardslage.NEJ, Atgardslage.AVSLUTAD)

    @property
    def sista(self) -> date | None:
        """The last day, when it has ended."""
        return self.atgard.till - EN_DAG if self.atgard.till else None

    @property
    def planerad_sista(self) -> date | None:
        return self.atgard.planerad_till - EN_DAG if self.atgard.planerad_till else None


def rad(
    atgard: Atgard, katalog: Katalog, uppfoljningar: Collection[Atgardsuppfoljning] = ()
) -> Atgardsrad:
    """The row of an åtgärd, with its own follow-ups picked out."""
    nu = lage(atgard.forlopp)
    bild, ord_ = LAGEN[nu]
    return Atgardsrad(
        atgard=atgard,
        slag=katalog.slag(atgard.slag, atgard.fran or atgard.erbjuden),
        lage=nu,
        bild=bild,
        ord=ord_,
        tid=_tiden(atgard, nu),
        uppfoljningar=tuple(u for u in uppfoljningar if u.atgard_id == atgard.pk),
    )


def _tiden(a: Atgard, nu: Atgardslage) -> str:
    match nu:
        case Atgardslage.AVSLUTAD if a.till and a.fran:
            return f"{datum(a.fran)} – {datum(a.till - EN_DAG)}"
        case Atgardslage.PAGAR:
            slut = f", till {datum(a.planerad_till - EN_DAG)}" if a.planerad_till else ""
            return f"sedan {datum(a.fran)}{slut}"
        case Atgardslage.PLANERAD if a.planerad_fran:
            return f"ska börja {datum(a.planerad_fran)}"
        case Atgardslage.KOAR:
            return f"sedan {datum(a.koar_sedan)}"
        case Atgardslage.NEJ:
            return datum(a.svarade)
    return f"erbjuden {datum(a.erbjuden)}"
