"""The municipality's dated choices, and what they come to on a day. Pure: no database."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

from kaja.regler import Andring, Fraga, Installningar
from kaja.regler.register import Registerinstallningar
from kaja.regler.uppfoljning import Franvarograns, Rutin
from kaja.styrning.beskrivning import Grupp, Varde
from kaja.styrning.franvarogransen import MINUTER, PROCENT
from kaja.styrning.installningar import KATALOG
from kaja.styrning.rutinen import RUTINENS_DAGAR


class Val(NamedTuple):
    """One choice: it holds from the day until the next of the same name."""

    fran: date
    namn: str
    varde: Varde


@dataclass(frozen=True, slots=True)
class Valda:
    """Every choice of a municipality, oldest first, one for each name and day."""

    val: tuple[Val, ...] = ()

    def varde(self, namn: str, dag: date) -> Varde:
        """What holds on the day; the default before the first choice. KeyError: no such name."""
        varde = KATALOG[namn].forval
        for val in self.val:
            if val.namn == namn and val.fran <= dag:
                varde = val.varde
        return varde

    def dagar(self, namn: str, dag: date) -> int:
        """The value of a setting that is a number of days."""
        return self.antal(namn, dag)

    def antal(self, namn: str, dag: date) -> int:
        """The value of a setting that is a number."""
        return int(self.varde(namn, dag))

    def lagen(self, dag: date) -> Installningar:
        """What the law is read with on the day."""
        namn = [falt.name for falt in fields(Installningar)]
        return Installningar(**{n: self.varde(n, dag) for n in namn})  # type: ignore[arg-type]

    def registret(self, dag: date) -> Registerinstallningar:
        """What the register opens by on the day."""
        namn = [falt.name for falt in fields(Registerinstallningar)]
        return Registerinstallningar(**{n: self.dagar(n, dag) for n in namn})

    def rutin(self, dag: date) -> Rutin:
        """How often youths are contacted, on the day."""
        dagar: dict[str, Any] = {n: self.dagar(n, dag) for n in RUTINENS_DAGAR}
        return Rutin(**dagar, vardnadshavare=self.varde("vardnadshavare", dag) == "ja")

    def franvaro(self, dag: date) -> Franvarograns:
        """From how much absence in a file is a notice, on the day."""
        return Franvarograns(self.antal(MINUTER, dag), self.antal(PROCENT, dag))

    def fraga(self, kommun: str, dag: date) -> Fraga:
        """The question to the law of the day, knowing what holds on every other day."""
        dagar = sorted({v.fran for v in self.val if KATALOG[v.namn].grupp is Grupp.LAGEN})
        return Fraga.enligt(kommun, dag, (Andring(fran, self.lagen(fran)) for fran in dagar))

    def med(self, nytt: Val) -> Valda:
        """The same choices with one more; of two for the same name and day the new one stands."""
        kvar = [v for v in self.val if (v.namn, v.fran) != (nytt.namn, nytt.fran)]
        return Valda(tuple(sorted([*kvar, nytt], key=lambda v: (v.fran, v.namn))))
