"""What is said of one setting, and how its value is read and written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MEST_DAGAR = 3650
Varde = str | int


class Grupp(StrEnum):
    """What a setting has a say in, and so what must be tried again when it changes."""

    LAGEN = "Vem som omfattas"
    REGISTRET = "När registret öppnas"
    RUTINEN = "Hur ofta de unga kontaktas"
    DRIFTEN = "Filer och källor"


PROVAS_OM = frozenset({Grupp.LAGEN, Grupp.REGISTRET})
"""The groups that answers and the register rest on."""


class Installningsfel(ValueError):
    """A value cannot be used. The message is a Swedish sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Beskrivning:
    """One setting. `val` are the values it can have, with their words; without, it is a whole
    number of `enhet` (one, many), from `minst` to `mest`, and `noll` says what none means.

    `skolformer` are those that a person must have been enrolled in for it to matter; empty: any.
    """

    namn: str
    grupp: Grupp
    forval: Varde
    etikett: str
    forklaring: str
    rattsligt: str
    val: tuple[tuple[str, str], ...] = ()
    minst: int = 0
    mest: int = MEST_DAGAR
    enhet: tuple[str, str] = ("dag", "dagar")
    noll: str = ""
    skolformer: frozenset[str] = frozenset()

    def las(self, text: str) -> Varde:
        """The value that is written as `text`. Installningsfel when it cannot be used."""
        ren = text.strip()
        return self._valt(ren) if self.val else self._antal(ren)

    def _valt(self, text: str) -> str:
        if text not in dict(self.val):
            val = " eller ".join(f"”{ord}”" for _, ord in self.val)
            raise Installningsfel(f"{self.etikett}: välj {val}.")
        return text

    def _antal(self, text: str) -> int:
        hela = text.isascii() and text.isdecimal() and len(text) <= len(str(self.mest))
        if not hela or not self.minst <= int(text) <= self.mest:
            raise Installningsfel(
                f"{self.etikett}: skriv ett helt antal {self.enhet[1]}, {self.minst} till "
                f"{self.mest}."
            )
        return int(text)

    def i_ord(self, varde: Varde) -> str:
        """The value as a person reads it: "Räknas", "14 dagar"."""
        if self.val:
            return dict(self.val)[str(varde)]
        if varde == 0 and self.noll:
            return self.noll
        return f"{varde} {self.enhet[varde != 1]}"
