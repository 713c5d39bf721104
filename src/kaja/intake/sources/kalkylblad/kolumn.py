"""One column of a spreadsheet: how surely it is this or that, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kaja.intake.sources.kalkylblad import innehall, rubrikrad
from kaja.intake.sources.kalkylblad.datumformat import OSAKRA, dag, format_for
from kaja.intake.sources.kalkylblad.mal import DATUM, ORDKOLUMNER, SISTA_DAGAR, Mal, etikett

# Columns that a person cannot make right by saying what the words mean: the content decides.
_STRANGA = DATUM | {
    "personnummer", "nytt_personnummer", "kommunkod", "skolenhetskod", "postnummer", "epost",
    "telefon",
}  # fmt: skip
# How surely content alone tells, when the heading says nothing.
_BARA_INNEHALL = {
    "personnummer": 0.75, "skolenhetskod": 0.6, "skolform": 0.6, "typ": 0.6, "epost": 0.7,
}  # fmt: skip
_ANTAL_EXEMPEL = 5
_NAGOT_AR = 2026  # which format a text has does not depend on the year in which it is read


class Sedd(NamedTuple):
    """A column as it was seen on the first rows; `texter` are its cells that say something."""

    plats: int
    rubrik: str
    nyckel: str
    texter: tuple[str, ...]

    def visshet(self, mal: Mal) -> float:
        """How surely, from 0 to 1, the column is this."""
        rubriken = rubrikrad.visshet(self.rubrik, mal)
        if not self.texter:
            return 0.9 * rubriken
        if not rubriken:
            return self._ensam(mal.namn)
        passar = innehall.passar(mal.namn, self.texter)
        if mal.namn in DATUM:
            return min(rubriken * _tyngd(mal.namn, passar), _datumtak(self.texter))
        return rubriken * _tyngd(mal.namn, passar)

    def _ensam(self, namn: str) -> float:
        """How surely the content by itself tells."""
        if namn not in _BARA_INNEHALL or rubrikrad.om_annan_person(self.rubrik):
            return 0.0
        passar = innehall.passar(namn, self.texter)
        return _BARA_INNEHALL[namn] * passar if passar >= 0.8 else 0.0


class Kolumnforslag(NamedTuple):
    """What a column is taken to be (`mal`, blank for nothing), how surely and why.

    `datum` are the formats of its days, `okanda` words that the column may not hold and that a
    person has to say the meaning of, `exempel` its first different values.
    """

    plats: int
    rubrik: str
    nyckel: str
    mal: str
    sakerhet: float
    varfor: str
    exempel: tuple[str, ...]
    datum: tuple[str, ...]
    okanda: tuple[str, ...]


def forslag_for(
    sedd: Sedd, tilldelade: Mapping[int, tuple[str, float]], mal: Sequence[Mal]
) -> Kolumnforslag:
    """The proposal for a column, when each column has been given what it is."""
    namn, visshet = tilldelade.get(sedd.plats, ("", 0.0))
    olika = tuple(dict.fromkeys(sedd.texter))
    ar_ord = namn in ORDKOLUMNER
    return Kolumnforslag(
        sedd.plats,
        sedd.rubrik,
        sedd.nyckel,
        namn,
        round(visshet, 2),
        _varfor(sedd, namn, mal) if namn else _varfor_inget(sedd, tilldelade, mal),
        olika[:_ANTAL_EXEMPEL],
        _format(namn, olika) if namn in DATUM else (),
        tuple(text for text in olika if ar_ord and not innehall.passar(namn, [text])),
    )


def _tyngd(namn: str, passar: float) -> float:
    if namn in _STRANGA:
        return 0.4 + 0.6 * passar if passar >= 0.5 else 0.3 * passar
    return (0.7 + 0.3 * passar) if namn in ORDKOLUMNER else 0.5 + 0.5 * passar


def _datumtak(texter: Sequence[str]) -> float:
    """Days that can be read in two ways, or are no days but months, are never sure."""
    format_ = _sedda_format(tuple(dict.fromkeys(texter)))
    if OSAKRA & set(format_):
        return 0.4
    return 0.6 if _tvetydigt(format_, texter) else 1.0


def _tvetydigt(format_: Sequence[str], texter: Sequence[str]) -> bool:
    """Whether the month may as well stand first: 8/7/2026."""
    med_streck = [text for text in texter if text.count("/") == 2]
    return (
        "dmy" in format_
        and bool(med_streck)
        and all(dag(text, ("mdy",), _NAGOT_AR) for text in med_streck)
    )


def _format(namn: str, olika: tuple[str, ...]) -> tuple[str, ...]:
    sist = namn in SISTA_DAGAR
    return tuple(
        "manad_slut" if sist and format_ == "manad" else format_ for format_ in _sedda_format(olika)
    )


@lru_cache(maxsize=32)
def _sedda_format(olika: tuple[str, ...]) -> tuple[str, ...]:
    return format_for(olika, _NAGOT_AR)


def _varfor(sedd: Sedd, namn: str, mal: Sequence[Mal]) -> str:
    rubriken = next(rubrikrad.visshet(sedd.rubrik, m) for m in mal if m.namn == namn)
    antal, alla, vad = _antal_som_passar(sedd, namn), len(sedd.texter), etikett(namn)
    if not rubriken:
        return f"Innehållet ser ut som {vad}."
    sager = "Rubriken säger" if rubriken > rubrikrad.SVAGT else "Rubriken kan betyda"
    if not alla:
        return f"{sager} {vad}. Kolumnen är tom på de första raderna."
    if namn in DATUM and _datumtak(sedd.texter) < 1:
        return f"{sager} {vad}, men vilken dag som menas framgår inte säkert."
    if antal == alla:
        return f"{sager} {vad}, och innehållet stämmer."
    return f"{sager} {vad}. Av {alla} värden ser {antal} ut så."


def _varfor_inget(
    sedd: Sedd, tilldelade: Mapping[int, tuple[str, float]], mal: Sequence[Mal]
) -> str:
    if rubrikrad.om_annan_person(sedd.rubrik):
        return "Rubriken handlar om någon annan än ungdomen."
    narmast = max(mal, key=lambda m: rubrikrad.visshet(sedd.rubrik, m), default=None)
    if narmast is None or not rubrikrad.visshet(sedd.rubrik, narmast):
        return "Inget i rubriken eller innehållet säger något som Kaja använder."
    if narmast.namn in {namn for namn, _ in tilldelade.values()}:
        return f"En annan kolumn passar bättre som {narmast.etikett}."
    return f"Rubriken kan betyda {narmast.etikett}, men innehållet ser inte ut så."


def _antal_som_passar(sedd: Sedd, namn: str) -> int:
    return round(innehall.passar(namn, sedd.texter) * len(sedd.texter))
