"""Invented names and contact details."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import NamedTuple

from kaja.exempel.datafiler import las_tabell

URSPRUNG = {
    "svenskt": 70, "finskt": 4, "somaliskt": 6, "syriskt": 5, "kurdiskt": 4, "bosniskt": 3,
    "persiskt": 2, "polskt": 2, "afghanskt": 1, "eritreanskt": 1, "ukrainskt": 1, "thailändskt": 1,
}  # fmt: skip
URSPRUNG_NYA = {"syriskt": 4, "somaliskt": 3, "afghanskt": 3, "eritreanskt": 2, "ukrainskt": 5,
                "thailändskt": 2, "polskt": 2}  # fmt: skip
GATOR = (
    "Hyttmästargränd", "Kolmilestigen", "Slagghögsvägen", "Rävlyckevägen", "Tallmossegatan",
    "Gruvfogdens väg", "Masugnsbacken", "Valsverksgränd", "Skäktstigen", "Torkladevägen",
    "Hästkrakestigen", "Blästerugnsvägen", "Myrmalmsgatan", "Stångjärnsgatan", "Kvarnsjövägen",
)  # fmt: skip
ORTER = (("781 00", "Borlänge"), ("784 00", "Borlänge"))
ASCII = str.maketrans("åäöéü ", "aaoeu-")


class Namn(NamedTuple):
    fornamn: str
    efternamn: str


class Kontakt(NamedTuple):
    adress: str = ""
    postnummer: str = ""
    postort: str = ""
    epost: str = ""
    telefon: str = ""


@cache
def _fornamn(ursprung: str, kon: str) -> tuple[str, ...]:
    rader = las_tabell("fornamn")
    return tuple(r["namn"] for r in rader if r["ursprung"] == ursprung and r["kon"] == kon)


@cache
def _efternamn(ursprung: str) -> tuple[str, ...]:
    return tuple(r["namn"] for r in las_tabell("efternamn") if r["ursprung"] == ursprung)


def valj_namn(slump: Random, *, man: bool, nyanland: bool) -> Namn:
    """A first name for the sex that the number says, and a surname mostly of the same origin."""
    vikter = URSPRUNG_NYA if nyanland else URSPRUNG
    ursprung = slump.choices(list(vikter), list(vikter.values()))[0]
    efter = "svenskt" if slump.random() < 0.06 else ursprung
    fornamn = slump.choice(_fornamn(ursprung, "m" if man else "k"))
    return Namn(fornamn, slump.choice(_efternamn(efter)))


def valj_kontakt(slump: Random, namn: Namn) -> Kontakt:
    """An invented street, an e-mail in a reserved domain, a number in PTS's series for fiction."""
    postnummer, postort = slump.choice(ORTER)
    gata = f"{slump.choice(GATOR)} {slump.randint(1, 60)}{slump.choice(('', '', '', 'A', 'B'))}"
    lokal = f"{namn.fornamn}.{namn.efternamn}".casefold().translate(ASCII)
    epost = f"{lokal}{slump.randint(1, 99)}@example.com"
    telefon = f"070-174 06 {slump.randint(5, 99):02}"
    return Kontakt(
        gata,
        postnummer,
        postort,
        epost if slump.random() < 0.5 else "",
        telefon if slump.random() < 0.4 else "",
    )
