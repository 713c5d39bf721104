"""The meter: the share that is explained, as a sentence for the board and as a bar."""

from __future__ import annotations

from typing import NamedTuple

from kaja.statistik.maskering import DOLT, MINST, Visat, few, maskera
from kaja.statistik.tal import Tal, andel
from kaja.web.komponenter.text import tal


class Stycke(NamedTuple):
    """A part of the bar: what, how many, its fill, and where it stands on a line of a thousand."""

    namn: str
    antal: int
    klass: str
    x: str
    bredd: str


class Matare(NamedTuple):
    """The meter of some numbers. `maskerad`: nobody may be picked out of what it says."""

    tal: Tal
    maskerad: bool = False

    @property
    def andel(self) -> str:
        """ "98,2 %", or "minst 98,2 %" where the exact share would tell of a few."""
        if self._for_fa:
            return DOLT
        return f"minst {andel(self._sakert)}" if self._dold else andel(self.tal)

    @property
    def kohort(self) -> str:
        visat = few(self.tal.kohort) if self.maskerad else self.tal.kohort
        return visat if isinstance(visat, str) else tal(visat)

    @property
    def oforklarade(self) -> Visat:
        """How many are unexplained, or "högst 11" where the exact number would tell of a few."""
        n = self._sakert.oforklarade
        if self._for_fa:
            return DOLT
        return f"högst {tal(n)}" if self._dold else n

    @property
    def hogst(self) -> int:
        """The most that the unexplained can be for one who reads `oforklarade`: what is drawn."""
        return 0 if self._for_fa else self._sakert.oforklarade

    @property
    def mening(self) -> str:
        """The figure for the board: "98,2 % av de 1 234 ungdomarna är förklarade; 22 är
        oförklarade." """
        if not self.tal.kohort:
            return "Ingen är bedömd än."
        if self._for_fa:
            return "Ungdomarna är för få för att siffror ska kunna visas."
        n = self._sakert.oforklarade
        visat = self.oforklarade if n else "ingen"
        hur_manga = visat if isinstance(visat, str) else tal(visat)
        oforklarad = "oförklarad" if n <= 1 else "oförklarade"
        de = "ungdomen" if self.tal.kohort == 1 else "ungdomarna"
        forst = f"{self.andel} av de {self.kohort} {de} är förklarade"
        return f"{forst[0].upper()}{forst[1:]}; {hur_manga} är {oforklarad}."

    @property
    def delar(self) -> list[Stycke]:
        """The bar from left to right."""
        namn = (
            ("I utbildning", self.tal.i_utbildning, "f-skola"),
            ("Examen eller motsvarande", self.tal.examen + self.tal.motsvarande, "f-examen"),
            ("Omfattas", self.tal.omfattas, "f-kaa"),
            ("Oklart", self.tal.oforklarade, "f-oklar"),
        )
        delar, x = [], 0.0
        for text, n, klass in namn:
            bredd = n * 1000 / max(self.tal.kohort, 1)
            delar.append(Stycke(text, n, klass, f"{x:.1f}", f"{max(bredd - 2, 0):.1f}"))
            x += bredd
        return delar

    @property
    def _dold(self) -> bool:
        fa = (self.tal.vantar_pa_kalla, self.tal.oklara)
        return self.maskerad and any(0 < n < MINST for n in fa)

    @property
    def _for_fa(self) -> bool:
        return self.maskerad and set(maskera(self.tal)) == {DOLT}

    @property
    def _sakert(self) -> Tal:
        """The numbers with the few unexplained counted as four, which is as many as they can be."""
        if not self.maskerad:
            return self.tal
        vantar, oklara = (
            MINST - 1 if 0 < n < MINST else n for n in (self.tal.vantar_pa_kalla, self.tal.oklara)
        )
        fler = vantar + oklara - self.tal.oforklarade
        i_utbildning = self.tal.i_utbildning - fler
        return self.tal._replace(i_utbildning=i_utbildning, vantar_pa_kalla=vantar, oklara=oklara)
