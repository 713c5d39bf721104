"""Var i en text står något som inte får föras in, vad gäller, och vad kan stå i stället?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kaja.regler.byggstenar import Lagrum
from kaja.regler.forbjudna_uppgifter.monster import Ordet, orden
from kaja.regler.forbjudna_uppgifter.nummer import nummer
from kaja.regler.forbjudna_uppgifter.ordlistor import Fynd, forbjudna, undantag
from kaja.regler.forbjudna_uppgifter.slag import REGLER, Slag


class Traff(NamedTuple):
    """Ett ställe i texten, `text[start:slut]`, som talar om något av slaget `slag`.

    `forslag` är en lydelse att skriva i stället; tom om det inte finns någon.
    """

    start: int
    slut: int
    slag: Slag
    forslag: str

    @property
    def regel(self) -> str:
        """Regelns stabila id: `skydd.halsa`."""
        return REGLER[self.slag].id

    @property
    def lagrum(self) -> tuple[Lagrum, ...]:
        return REGLER[self.slag].lagrum

    @property
    def mening(self) -> str:
        """Vad som gäller, till den som skriver."""
        return REGLER[self.slag].mening


def granska(text: str, egna_nummer: frozenset[str] = frozenset()) -> tuple[Traff, ...]:
    """Ställena i textens ordning, aldrig två på varandra av samma slag.

    `egna_nummer` är den unges egna identitetsnummer, tio eller tolv siffror: dem får man skriva.
    """
    egna = {nr[-10:] for nr in egna_nummer}
    alla = [*_ord(text), *_nummer(text, egna)]
    return tuple(_utan_overlapp(sorted(alla, key=lambda t: (t.start, -t.slut))))


def _ord(text: str) -> Iterator[Traff]:
    lista = orden(text)
    funna = list(forbjudna().fynd(lista))
    andra = [(fynd.forsta, fynd.sista) for fynd in undantag().fynd(lista)] if funna else []
    for fynd in funna:
        if not any(forsta <= fynd.forsta and fynd.sista <= sista for forsta, sista in andra):
            yield _traff(fynd, lista)


def _traff(fynd: Fynd, lista: list[Ordet]) -> Traff:
    slag = fynd.uppslag.slag
    assert slag is not None
    return Traff(lista[fynd.forsta].start, lista[fynd.sista].slut, slag, fynd.uppslag.forslag)


def _nummer(text: str, egna: set[str]) -> Iterator[Traff]:
    for funnet in nummer(text):
        if funnet.siffror not in egna:
            yield Traff(funnet.start, funnet.slut, Slag.ANNANS_NUMMER, "")


def _utan_overlapp(traffar: list[Traff]) -> Iterator[Traff]:
    sist: dict[Slag, int] = {}
    for traff in traffar:
        if traff.start >= sist.get(traff.slag, 0):
            sist[traff.slag] = traff.slut
            yield traff
