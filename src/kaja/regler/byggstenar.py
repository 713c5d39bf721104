"""Det som en lagregel byggs av: lagrum, villkor, svar, bedömning och period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from kaja.regler.underlag import Underlag


class Utfall(StrEnum):
    """Svaret på en punkt i lagen."""

    UPPFYLLT = "uppfyllt"
    INTE_UPPFYLLT = "inte_uppfyllt"
    OKLART = "oklart"


class Malgrupp(StrEnum):
    """Svaret på hela frågan: omfattas personen av aktivitetsansvaret?"""

    OMFATTAS = "omfattas"
    OMFATTAS_INTE = "omfattas_inte"
    OKLART = "oklart"


@dataclass(frozen=True, slots=True)
class Lagrum:
    """Ett ställe i en författning, till exempel 29 kap. 9 § skollagen."""

    forfattning: str
    stalle: str

    def __str__(self) -> str:
        return f"{self.stalle} {self.forfattning}"


@dataclass(frozen=True, slots=True)
class Installningar:
    """Kommunens val där lagen lämnar rum. Namn och förval är ett publikt gränssnitt.

    Dagarna är hela kalenderdagar.
    """

    grundskola_efter_skolplikt: str = "oklart"
    komvux_gymnasial: str = "raknas"
    folkhogskola: str = "raknas_inte"
    bevis_vantan_dagar: int = 60
    elever_farskhet_dagar: int = 14


TILLATNA_VAL = {
    "grundskola_efter_skolplikt": ("oklart", "uppfyllt", "inte_uppfyllt"),
    "komvux_gymnasial": ("raknas", "raknas_inte"),
    "folkhogskola": ("raknas_inte", "raknas"),
}


class Fraga(NamedTuple):
    """Det som frågas: för vilken kommun, vilken dag och med vilka inställningar."""

    kommun: str
    dag: date
    installningar: Installningar = Installningar()

    def den(self, dag: date) -> Fraga:
        """Samma fråga en annan dag."""
        return Fraga(self.kommun, dag, self.installningar)


@dataclass(frozen=True, slots=True)
class Skal:
    """Ett av de svar som en punkt kan ge, med sin mening på svenska.

    `id` byts aldrig: det sparas med varje bedömning. `fraga` och `till` finns när svaret är
    oklart och säger vad en människa ska fråga och vem: skolan, skolverksamheten, den unge,
    folkbokföringen eller källan (den som lämnar filen). Ett svar som `bestar` ändras aldrig av att
    tiden går: den som har examen har den också i morgon.
    """

    id: str
    utfall: Utfall
    mening: str
    fraga: str = ""
    till: str = ""
    bestar: bool = False


class Svar(NamedTuple):
    """Svaret på en punkt: skälet, värdena i meningen och de fakta som svaret vilar på."""

    skal: Skal
    varden: tuple[object, ...] = ()
    belagg: tuple[Any, ...] = ()

    @property
    def utfall(self) -> Utfall:
        return self.skal.utfall

    @property
    def motivering(self) -> str:
        """En svensk mening med datum som ÅÅÅÅ-MM-DD."""
        return self.skal.mening.format(*self.varden)


@dataclass(frozen=True, slots=True)
class Villkor:
    """En punkt i lagen i en lydelse, i kraft i perioden [fran, till)."""

    id: str
    rubrik: str
    lagrum: Lagrum
    fran: date
    till: date | None
    prova: Callable[[Underlag, Fraga], Svar]

    @property
    def punkt(self) -> str:
        """Id utan lydelsens år: `kaa.p3` för `kaa.p3.2018`."""
        return ".".join(self.id.split(".")[:2])

    def i_kraft(self, dag: date) -> bool:
        return self.fran <= dag and (self.till is None or dag < self.till)


class Period(NamedTuple):
    """En halvöppen period [fran, till) med ett och samma utfall."""

    fran: date
    till: date
    utfall: Malgrupp


class Bedomning(NamedTuple):
    """Svaren på alla punkter för en person, en kommun och en dag."""

    fraga: Fraga
    utfall: Malgrupp
    villkor: tuple[Villkor, ...]
    svar: tuple[Svar, ...]

    @property
    def avgorande_punkt(self) -> str:
        """Den första punkten, i lagens ordning, som avgjorde; tomt när personen omfattas."""
        if self.utfall is Malgrupp.OMFATTAS:
            return ""
        avgorande = AVGORS_AV[self.utfall]
        return next(v.punkt for v, s in self.punkter if s.skal.utfall is avgorande)

    @property
    def punkter(self) -> zip[tuple[Villkor, Svar]]:
        return zip(self.villkor, self.svar, strict=True)

    @property
    def svar_som_avgor(self) -> tuple[Svar, ...]:
        """Svaren på de punkter som avgör; alla när personen omfattas."""
        avgorande = AVGORS_AV[self.utfall]
        return tuple(s for s in self.svar if s.skal.utfall is avgorande)

    @property
    def motivering(self) -> str:
        """En mening för varje punkt som avgör, i lagens ordning."""
        return " ".join(svar.motivering for svar in self.svar_som_avgor)


AVGORS_AV = {
    Malgrupp.OMFATTAS: Utfall.UPPFYLLT,
    Malgrupp.OMFATTAS_INTE: Utfall.INTE_UPPFYLLT,
    Malgrupp.OKLART: Utfall.OKLART,
}
