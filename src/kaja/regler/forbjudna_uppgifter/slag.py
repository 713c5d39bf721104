"""De slag av uppgifter som inte får föras in, och regeln för vart och ett."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kaja.regler.byggstenar import Lagrum


class Slag(StrEnum):
    """Ett slag av uppgift. Namnet är stabilt: det sparas och står i reglernas id."""

    HALSA = "halsa"
    RELIGION = "religion"
    ETNICITET = "etnicitet"
    POLITISK_ASIKT = "politisk_asikt"
    FACKLIGT_MEDLEMSKAP = "fackligt_medlemskap"
    SEXUALLIV = "sexualliv"
    BROTT = "brott"
    FRIHETSBEROVANDE = "frihetsberovande"
    SOCIALTJANST = "socialtjanst"
    ANNANS_NUMMER = "annans_nummer"


class Regel(NamedTuple):
    """Vad som gäller för ett slag: `namn` som rubrik, `mening` till den som skriver."""

    slag: Slag
    namn: str
    lagrum: tuple[Lagrum, ...]
    mening: str

    @property
    def id(self) -> str:
        """Reglernas stabila id: `skydd.halsa`."""
        return f"skydd.{self.slag}"


FORORDNINGEN = "förordning (2006:39)"
FORBUDET = Lagrum(FORORDNINGEN, "5 §")
LISTAN = Lagrum(FORORDNINGEN, "4 §")
ARTIKEL_9 = Lagrum("dataskyddsförordningen", "artikel 9.1")
ARTIKEL_10 = Lagrum("dataskyddsförordningen", "artikel 10")
KANSLIG = (FORBUDET, ARTIKEL_9)

REGLER: dict[Slag, Regel] = {
    regel.slag: regel
    for regel in (
        Regel(
            Slag.HALSA,
            "Hälsa",
            KANSLIG,
            "Uppgifter om hälsa får inte föras in. Skriv vilket stöd som behövs, inte varför.",
        ),
        Regel(
            Slag.RELIGION,
            "Religion",
            KANSLIG,
            "Uppgifter om tro får inte föras in. Skriv vilka tider eller önskemål som gäller.",
        ),
        Regel(
            Slag.ETNICITET,
            "Etnicitet",
            KANSLIG,
            "Uppgifter om ursprung får inte föras in. Skriv vilket språk eller stöd som behövs.",
        ),
        Regel(
            Slag.POLITISK_ASIKT,
            "Politisk åsikt",
            KANSLIG,
            "Uppgifter om politiska åsikter får inte föras in. Skriv att tiden är upptagen.",
        ),
        Regel(
            Slag.FACKLIGT_MEDLEMSKAP,
            "Fackligt medlemskap",
            KANSLIG,
            "Uppgifter om medlemskap i fackförening får inte föras in. Skriv vad som händer nu.",
        ),
        Regel(
            Slag.SEXUALLIV,
            "Sexualliv",
            KANSLIG,
            "Uppgifter om sexualliv och sexuell läggning får inte föras in. Stryk uppgiften.",
        ),
        Regel(
            Slag.BROTT,
            "Brott",
            (FORBUDET, ARTIKEL_10),
            "Uppgifter om brott, domar och tvångsmedel får inte föras in. Skriv när hen kan nås.",
        ),
        Regel(
            Slag.FRIHETSBEROVANDE,
            "Frihetsberövande",
            (FORBUDET,),
            "Uppgifter om LVU, SiS, häkte och andra frihetsberövanden får inte föras in. Skriv när "
            "hen kan nås.",
        ),
        Regel(
            Slag.SOCIALTJANST,
            "Socialtjänst",
            (LISTAN,),
            "Insatser från socialtjänsten hör inte till det som får föras in. Skriv att det finns "
            "en annan aktör.",
        ),
        Regel(
            Slag.ANNANS_NUMMER,
            "Någon annans nummer",
            (LISTAN,),
            "Bara den unges egna uppgifter får föras in, inte någon annans personnummer. Stryk "
            "numret.",
        ),
    )
}
