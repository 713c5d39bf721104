"""Where the headings stand, and how much a heading says about what its column is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import rapidfuzz

from kaja.intake.sources.kalkylblad import innehall
from kaja.intake.sources.kalkylblad.mal import LAYOUTER, Mal, mal_for
from kaja.intake.sources.kalkylblad.rubrikord import ANNAN_PERSON
from kaja.tabell import fold_header

_LANGST_NER = 25
_PARENTES = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SLUT = re.compile(r"(?<=...)(?:datum|dat|orsak|kod|nr|namn)$")
_BLAND_ANDRA, _NASTAN = 0.7, 0.65
HELT, SYNONYM, SVAGT = 1.0, 0.95, 0.55


def nycklar(rubriker: Sequence[str]) -> list[str]:
    """A key for each column that stays when the columns are moved: the folded heading.

    A heading that comes back gets its ordinal, and one that says nothing gets its place.
    """
    sedda: Counter[str] = Counter()
    nycklarna = []
    for plats, rubrik in enumerate(rubriker, 1):
        vikt = fold_header(rubrik) or f"kolumn#{plats}"
        sedda[vikt] += 1
        nycklarna.append(vikt if sedda[vikt] == 1 else f"{vikt}#{sedda[vikt]}")
    return nycklarna


def hitta(rader: Sequence[tuple[int, list[str]]]) -> int:
    """The number of the row with the headings, 0 for the first row that is not blank.

    It is the row with most known headings; in a sheet with none, the first that is nearly as wide
    as the rows below it and holds words only.
    """
    if not rader:
        return 0
    oversta = rader[:_LANGST_NER]
    poang = {nummer: _kanda(celler) - 2 * _uppgifter(celler) for nummer, celler in oversta}
    bast = max(poang, key=lambda nummer: poang[nummer])
    if poang[bast] > 0:
        return bast
    bredast = max(_ifyllda(celler) for _, celler in rader)
    for nummer, celler in oversta:
        if _ifyllda(celler) >= max(2, 0.6 * bredast) and not _uppgifter(celler):
            return nummer
    return 0


def visshet(rubrik: str, mal: Mal) -> float:
    """How surely, from 0 to 1, the heading by itself means this."""
    utan_parentes = _PARENTES.sub(" ", rubrik).strip() or rubrik
    vikt, ord_for = fold_header(utan_parentes), _ord_for(mal)
    if not vikt or om_annan_person(rubrik):
        return 0.0
    if traff := ord_for.hela.get(vikt):
        return traff
    rubrikord = f" {' '.join(_orden(utan_parentes))} "
    if any(fras in rubrikord for fras in ord_for.fraser):
        return _BLAND_ANDRA
    nastan = len(vikt) > 5 and any(rapidfuzz.fuzz.ratio(vikt, s) >= 88 for s in ord_for.starka)
    return _NASTAN if nastan or _forkortar(utan_parentes, ord_for.starka) else 0.0


def _forkortar(rubrik: str, starka: Sequence[str]) -> bool:
    """Whether the heading is a strong one cut short: "Inskr.datum", "avregorsak", "Startdat"."""
    delar = [fold_header(del_) for del_ in _orden(rubrik)]
    if len(delar) == 1 and (slut := _SLUT.search(delar[0])):
        delar = [delar[0][: slut.start()], slut[0]]
    if len(delar) == 1:
        return len(delar[0]) > 3 and starka[0].startswith(delar[0])
    if min(map(len, delar), default=0) < 2 or len(delar[0]) < 3:
        return False
    monster = re.compile(r"\w*".join(map(re.escape, delar)) + r"\w{0,3}")
    return any(monster.fullmatch(stavning) for stavning in starka)


def om_annan_person(rubrik: str) -> bool:
    """Whether the heading is about a guardian, a mentor or so."""
    return not set(_orden(rubrik)).isdisjoint(ANNAN_PERSON)


class _Ord(NamedTuple):
    """The headings of a target: how sure each is by itself, the strong ones, and those that are
    long enough to mean the same among other words."""

    hela: Mapping[str, float]
    starka: tuple[str, ...]
    fraser: tuple[str, ...]


@cache
def _ord_for(mal: Mal) -> _Ord:
    starka = tuple(fold_header(stavning) for stavning in (mal.namn, *mal.ord))
    hela = dict.fromkeys(map(fold_header, mal.svaga), SVAGT) | dict.fromkeys(starka, SYNONYM)
    fraser = (" ".join(_orden(stavning)) for stavning in (mal.namn, *mal.ord))
    langa = tuple(f" {fras} " for fras in fraser if len(fold_header(fras)) > 4)
    return _Ord(hela | {starka[0]: HELT}, starka, langa)


def _orden(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _ifyllda(celler: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in celler)


def _kanda(celler: Sequence[str]) -> int:
    return len({fold_header(cell) for cell in celler} & _rubriker())


def _uppgifter(celler: Sequence[str]) -> int:
    return sum(innehall.ar_uppgift(cell) for cell in celler)


@cache
def _rubriker() -> frozenset[str]:
    """Every heading that means something in some kind of table."""
    return frozenset(
        fold_header(stavning)
        for slag in LAYOUTER
        for mal in mal_for(slag)
        for stavning in (mal.namn, *mal.ord, *mal.svaga)
    )
