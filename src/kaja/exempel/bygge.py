"""Builds the invented municipality: people, lives, rows, errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from random import Random

from kaja.exempel.fel import med_fel
from kaja.exempel.filer import BEVIS, ELEVER, FOLKBOKFORING, Fil, Kommunfiler, Rad
from kaja.exempel.flyttar import HANDELSER
from kaja.exempel.liv import Boende, Liv
from kaja.exempel.livsbanor import LIVSBANOR
from kaja.exempel.livsbanor.nyanlanda import fick_personnummer
from kaja.exempel.testnummer import testpersonnummer, testsamordningsnummer
from kaja.exempel.utdrag import bevisrader, elevrader, folkbokforingsrader

KOMMUN = "2081"
KOMMUNNAMN = "Borlänge"
REFERENSDAG = date(2026, 11, 20)
REFERENSFRO = 2026

# How many of each birth year, by the age that they turn during the year.
ARSKULLAR = {14: 60, 15: 600, 16: 600, 17: 600, 18: 600, 19: 600, 20: 600, 21: 90, 22: 30}
ELEVER_UTIFRAN = 12  # of each birth year: they live elsewhere and go to school here
BYTTA_NUMMER = 3  # of each birth year

Handelse = Callable[[Liv], None]


def bygg(*, dag: date, fro: int) -> Kommunfiler:
    """The municipality's files as they are taken out on `dag`; the same for the same (dag, fro)."""
    slump = Random(fro)
    egna: list[Liv] = []
    utifran: list[Liv] = []
    for alder, antal in ARSKULLAR.items():
        har, dar = _arskull(dag.year - alder, antal, dag, slump)
        egna += har
        utifran += dar
    _handelser(egna, slump)
    alla = egna + utifran
    return Kommunfiler(
        KOMMUN,
        dag,
        _fil("folkbokforing.csv", FOLKBOKFORING, egna, folkbokforingsrader, slump),
        _fil("elever.csv", ELEVER, alla, elevrader, slump),
        _fil("bevis.csv", BEVIS, alla, bevisrader, slump),
    )


def _arskull(ar: int, antal: int, dag: date, slump: Random) -> tuple[list[Liv], list[Liv]]:
    """A birth cohort: those who live here, and those who only go to school here."""
    nummer = slump.sample(testpersonnummer()[ar], antal + ELEVER_UTIFRAN)
    liv = [Liv(n, KOMMUN, dag, Random(f"{slump.random()} {n}")) for n in nummer]
    har, dar = liv[:antal], liv[antal:]
    bytta = _byter_nummer(har)
    ovriga = [en for en in har if en not in bytta]
    for en, livsbana in _fordela(ovriga, LIVSBANOR, 1000, slump):
        livsbana(en)
    for en in har:
        en.boenden = [Boende(KOMMUN, en.folkbokford_fran)]
    for en, livsbana in _fordela(dar, LIVSBANOR, 1000, slump):
        livsbana(en)
    return har, dar


def _byter_nummer(liv: list[Liv]) -> list[Liv]:
    """Give some of those for whom there is a test samordningsnummer a life with two numbers."""
    per_fodelsedag = {en.nummer[:8]: en for en in liv if en.nummer[:8] in testsamordningsnummer()}
    bytta = list(per_fodelsedag.values())[:BYTTA_NUMMER]
    for en in bytta:
        fick_personnummer(en)
        en.gammalt_nummer = testsamordningsnummer()[en.nummer[:8]]
    return bytta


def _handelser(liv: list[Liv], slump: Random) -> None:
    utan_nytt_nummer = [en for en in liv if not en.gammalt_nummer]
    for en, handelse in _fordela(utan_nytt_nummer, HANDELSER, 10_000, slump):
        handelse(en)


def _fordela(
    liv: list[Liv], andelar: dict[Handelse, int], av: int, slump: Random
) -> Iterator[tuple[Liv, Handelse]]:
    """Share the people out in the right proportions, the rare kinds too."""
    blandade = slump.sample(liv, len(liv))
    forskjutning = slump.random()
    granser = _granser(andelar)
    for nr, en in enumerate(blandade):
        lage = (nr + forskjutning) / len(blandade) * av
        handelse = next((h for grans, h in granser if lage < grans), None)
        if handelse is not None:
            yield en, handelse


def _granser(andelar: dict[Handelse, int]) -> list[tuple[int, Handelse]]:
    summa = 0
    granser = []
    for handelse, andel in andelar.items():
        summa += andel
        granser.append((summa, handelse))
    return granser


def _fil(
    namn: str,
    kolumner: tuple[str, ...],
    liv: list[Liv],
    rader: Callable[[Liv], Iterable[Rad]],
    slump: Random,
) -> Fil:
    """The rows in personnummer order, with the errors of a real file."""
    ordnade = sorted(liv, key=lambda en: en.nummer)
    return med_fel(Fil(namn, kolumner, tuple(r for en in ordnade for r in rader(en))), slump)
