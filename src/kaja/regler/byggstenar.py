"""Det som en lagregel byggs av: lagrum, villkor, svar, bedömning och period."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
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


class Andring(NamedTuple):
    """Kommunens val från en dag, till nästa ändring."""

    fran: date
    installningar: Installningar


class Fraga(NamedTuple):
    """Det som frågas: för vilken kommun, vilken dag och med vilka inställningar.

    `installningar` är de som gäller dagen. `andringar` är kommunens daterade val, äldst först;
    utan dem gäller samma inställningar alla dagar.
    """

    kommun: str
    dag: date
    installningar: Installningar = Installningar()
    andringar: tuple[Andring, ...] = ()

    @classmethod
    def enligt(cls, kommun: str, dag: date, andringar: Iterable[Andring]) -> Fraga:
        """Frågan med daterade val, i vilken ordning som helst; av två samma dag gäller den sista.

        Före den första ändringen gäller förvalen.
        """
        ordnade = tuple(sorted(andringar, key=lambda andring: andring.fran))
        return cls(kommun, dag, andringar=ordnade).den(dag)

    def den(self, dag: date) -> Fraga:
        """Samma fråga en annan dag, med de inställningar som gäller då."""
        if not self.andringar:
            return Fraga(self.kommun, dag, self.installningar)
        galler = Installningar()
        for andring in self.andringar:
            if andring.fran <= dag:
                galler = andring.installningar
        return Fraga(self.kommun, dag, galler, self.andringar)

    @property
    def alla_installningar(self) -> tuple[Installningar, ...]:
        """De som gäller någon dag."""
        if not self.andringar:
            return (self.installningar,)
        return (Installningar(), *(andring.installningar for andring in self.andringar))


@dataclass(frozen=True, slots=True)
class Skal:
    """Ett av de svar som en punkt kan ge, med sin mening på svenska.

    `id` byts aldrig: det sparas med varje bedömning. `fraga` och `till` finns när svaret är
    oklart och säger vad en människa ska fråga och vem: skolan, skolverksamheten, den unge,
    folkbokföringen eller källan (den som lämnar filen). Ett svar som `bestar` ändras aldrig av att
    tiden går: den som har examen har den också i morgon. `kalla` är den källa, `elever` eller
    `bevis`, som svaret är oklart i väntan på.
    """

    id: str
    utfall: Utfall
    mening: str
    fraga: str = ""
    till: str = ""
    bestar: bool = False
    kalla: str = ""


class Svar(NamedTuple):
    """Svaret på en punkt: skälet, värdena i meningen och de fakta som svaret vilar på.

    `minst_till` är en dag som ett hinder säkert står kvar före; `None` lovar ingenting.
    """

    skal: Skal
    varden: tuple[object, ...] = ()
    belagg: tuple[Any, ...] = ()
    minst_till: date | None = None

    @property
    def utfall(self) -> Utfall:
        return self.skal.utfall

    @property
    def motivering(self) -> str:
        """En svensk mening med datum som ÅÅÅÅ-MM-DD."""
        return _mening(self.skal.mening, self.varden)


@lru_cache(maxsize=100_000)  # i ett land av svar är meningarna få
def _mening(mall: str, varden: tuple[object, ...]) -> str:
    return mall.format(*varden)


Hinder = Callable[["Underlag", Fraga], Svar | None]
Uppfyllt = Callable[["Underlag", Fraga], Svar]


@dataclass(frozen=True)
class Villkor:
    """En punkt i lagen i en lydelse, i kraft i perioden [fran, till).

    `hinder` svarar när punkten inte är uppfylld eller är oklar, annars None; `uppfyllt` säger
    varför punkten är uppfylld och frågas bara då.
    """

    id: str
    rubrik: str
    lagrum: Lagrum
    fran: date
    till: date | None
    hinder: Hinder
    uppfyllt: Uppfyllt

    @cached_property
    def punkt(self) -> str:
        """Id utan lydelsens år: `kaa.p3` för `kaa.p3.2018`."""
        return ".".join(self.id.split(".")[:2])

    def i_kraft(self, dag: date) -> bool:
        return self.fran <= dag and (self.till is None or dag < self.till)

    def prova(self, underlag: Underlag, fraga: Fraga) -> Svar:
        """Svaret på punkten, vilket det än är."""
        return self.hinder(underlag, fraga) or self.uppfyllt(underlag, fraga)


class Period(NamedTuple):
    """En halvöppen period [fran, till) med ett och samma utfall."""

    fran: date
    till: date
    utfall: Malgrupp


@dataclass(frozen=True, slots=True)
class Bedomning:
    """Svaren på alla punkter för en person, en kommun och en dag.

    `hinder` har en plats per villkor, None där punkten är uppfylld. Underlaget finns med för att
    kunna säga varför en punkt är uppfylld; två bedömningar med samma svar är lika ändå.
    """

    fraga: Fraga
    utfall: Malgrupp
    villkor: tuple[Villkor, ...]
    hinder: tuple[Svar | None, ...]
    underlag: Underlag = field(compare=False, repr=False)

    @property
    def svar(self) -> tuple[Svar, ...]:
        """Svaren på alla punkter, i lagens ordning."""
        return tuple(
            hinder or villkor.uppfyllt(self.underlag, self.fraga)
            for villkor, hinder in zip(self.villkor, self.hinder, strict=True)
        )

    @property
    def punkter(self) -> zip[tuple[Villkor, Svar]]:
        return zip(self.villkor, self.svar, strict=True)

    @property
    def avgorande(self) -> list[tuple[Villkor, Svar]]:
        """De punkter som avgör, med sina svar, i lagens ordning; alla när personen omfattas."""
        if self.utfall is Malgrupp.OMFATTAS:
            return list(self.punkter)
        avgor = _AVGORS_AV[self.utfall]
        return [
            (villkor, svar)
            for villkor, svar in zip(self.villkor, self.hinder, strict=True)
            if svar is not None and svar.skal.utfall is avgor
        ]

    @property
    def avgorande_punkt(self) -> str:
        """Den första punkten, i lagens ordning, som avgjorde; tomt när personen omfattas."""
        return "" if self.utfall is Malgrupp.OMFATTAS else self.avgorande[0][0].punkt

    @property
    def vantar_pa_kallor(self) -> frozenset[str]:
        """De källor, `elever` och `bevis`, som ett oklart svar väntar på; annars ingen."""
        if self.utfall is not Malgrupp.OKLART:
            return frozenset()
        return frozenset(svar.skal.kalla for _, svar in self.avgorande) - {""}

    @property
    def bara_sen_kalla(self) -> bool:
        """Är svaret oklart bara för att en källa är sen? Då är frågan källans, inte personens."""
        return self.utfall is Malgrupp.OKLART and all(s.skal.kalla for _, s in self.avgorande)

    @property
    def motivering(self) -> str:
        """En mening för varje punkt som avgör, i lagens ordning."""
        return " ".join([svar.motivering for _, svar in self.avgorande])


_AVGORS_AV = {
    Malgrupp.OMFATTAS_INTE: Utfall.INTE_UPPFYLLT,
    Malgrupp.OKLART: Utfall.OKLART,
}
