"""How one sender's spreadsheet is to be read: what a person has said once and is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, get_args

from kaja.intake.sources.celler import fri_text
from kaja.intake.sources.kalkylblad import rubrikrad
from kaja.intake.sources.kalkylblad.datumformat import FORMAT
from kaja.intake.sources.kalkylblad.mal import kravda, mal_for
from kaja.intake.sources.lasning import Slag
from kaja.tabell import Table

_RADER_ATT_SOKA_I = 25


class Profilfel(ValueError):
    """What was stored is no profile. The message is a Swedish sentence."""


@dataclass(frozen=True, slots=True)
class Profil:
    """A mapping from the columns of a sheet to those of a canonical table.

    `rubriker` are the sheet's headings as written, by key (`rubrikrad.nycklar`); `kolumner` the key
    for each canonical column that the sheet has; `datum` the formats to try for a column, in order,
    beside those that are always read; `fasta` the value of a column that the sheet has not;
    `varden` what the sheet's own words mean, by column. Names in one cell begin with the last name
    if `efternamn_forst`.
    """

    slag: Slag
    rubriker: Mapping[str, str]
    kolumner: Mapping[str, str]
    datum: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fasta: Mapping[str, str] = field(default_factory=dict)
    varden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    efternamn_forst: bool = False

    def som_json(self) -> dict[str, Any]:
        """The profile as JSON can hold it."""
        return {
            "slag": self.slag,
            "rubriker": dict(self.rubriker),
            "kolumner": dict(self.kolumner),
            "datum": {mal: list(namn) for mal, namn in self.datum.items()},
            "fasta": dict(self.fasta),
            "varden": {mal: dict(ord_for) for mal, ord_for in self.varden.items()},
            "efternamn_forst": self.efternamn_forst,
        }

    @classmethod
    def ur_json(cls, lagrat: object) -> Profil:
        """The profile that was stored. Raises Profilfel when it is none."""
        try:
            return _ur_json(lagrat)
        except (AttributeError, KeyError, TypeError, ValueError) as fel:
            raise Profilfel("Profilen är skadad. Gör om mappningen av kolumnerna.") from fel


class Passning(NamedTuple):
    """How well a file fits a profile.

    `grad` is 1.0 when the headings are the same in any order; `duger` says whether everything that
    must be there is. `saknas` are mapped columns that the file has not, `nya` those that only the
    file has, both as headings.
    """

    grad: float
    duger: bool
    rubrikrad: int
    saknas: tuple[str, ...]
    nya: tuple[str, ...]


def vardenyckel(text: str) -> str:
    """What two spellings of a cell have in common."""
    return " ".join(fri_text(text).casefold().split())


def passar(profil: Profil, table: Table) -> Passning:
    """How well the table fits, when its headings are looked for on its first rows."""
    rad = hitta_rubrikrad(profil, table)
    rubriker = dict(zip(rubrikrad.nycklar(rad[1]), rad[1], strict=True))
    mappade = set(profil.kolumner.values())
    har = mappade & rubriker.keys()
    kanda = set(profil.rubriker) | mappade
    gemensamma, alla = kanda & rubriker.keys(), kanda | rubriker.keys()
    finns = {mal for mal, nyckel in profil.kolumner.items() if nyckel in har} | profil.fasta.keys()
    return Passning(
        grad=round(0.7 * len(har) / (len(mappade) or 1) + 0.3 * len(gemensamma) / len(alla), 3)
        if har
        else 0.0,
        duger=finns.issuperset(kravda(profil.slag)),
        rubrikrad=rad[0],
        saknas=tuple(profil.rubriker.get(n, n) for n in profil.kolumner.values() if n not in har),
        nya=tuple(text for nyckel, text in rubriker.items() if text and nyckel not in kanda),
    )


def hitta_rubrikrad(profil: Profil, table: Table) -> tuple[int, list[str]]:
    """The row that has most of the profile's headings: its number and the headings."""
    kanda = set(profil.rubriker) | set(profil.kolumner.values())
    bast, flest = (table.header_row, table.header), 0
    for nummer, celler in table.start(_RADER_ATT_SOKA_I):
        rubriker = [" ".join(cell.replace("\0", "").split()) for cell in celler]
        antal = len(kanda & set(rubrikrad.nycklar(rubriker)))
        if antal > flest and any(rubriker):
            bast, flest = (nummer, rubriker), antal
    return bast


def _ur_json(lagrat: Any) -> Profil:
    profil = Profil(
        slag=lagrat["slag"],
        rubriker=_texter(lagrat["rubriker"]),
        kolumner=_texter(lagrat["kolumner"]),
        datum={mal: tuple(namn) for mal, namn in lagrat["datum"].items()},
        fasta=_texter(lagrat["fasta"]),
        varden={mal: _texter(ord_for) for mal, ord_for in lagrat["varden"].items()},
        efternamn_forst=lagrat["efternamn_forst"] is True,
    )
    if profil.slag not in get_args(Slag):
        raise ValueError(profil.slag)
    mal = {mal.namn for mal in mal_for(profil.slag)}
    if not mal.issuperset({*profil.kolumner, *profil.datum, *profil.fasta, *profil.varden}):
        raise ValueError("an unknown column")
    if not all(FORMAT.keys() >= set(namn) for namn in profil.datum.values()):
        raise ValueError("an unknown format")
    return profil


def _texter(lagrat: Any) -> dict[str, str]:
    if not all(isinstance(text, str) for par in lagrat.items() for text in par):
        raise TypeError("not texts only")
    return dict(lagrat)
