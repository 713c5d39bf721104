"""What a person has answered to the questions of `kolumnfragor`, and the profile that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kaja.intake.sources.kalkylblad import Kolumnforslag, Profil
from kaja.intake.sources.kalkylblad.mal import DATUM
from kaja.web.handlaggare.kolumnord import Ark

_FAST = "fast_"


@dataclass(frozen=True)
class Kolumnsvar:
    """The answers: `renade` is a form's cleaned data, `kolumner` the columns that were asked about,
    and `orden` the words that were, for each canonical column."""

    renade: Mapping[str, Any]
    kolumner: Sequence[Kolumnforslag]
    orden: Mapping[str, Sequence[str]]

    @property
    def valda(self) -> list[tuple[Kolumnforslag, str]]:
        """The columns of the sheet that are something, and what."""
        svaren = ((kolumn, self.renade.get(f"k{kolumn.plats}")) for kolumn in self.kolumner)
        return [(kolumn, mal) for kolumn, mal in svaren if mal]

    @property
    def fasta(self) -> dict[str, str]:
        """What is the same for everyone."""
        return {
            n.removeprefix(_FAST): v for n, v in self.renade.items() if n.startswith(_FAST) and v
        }

    def profil(self, fore: Profil, ark: Ark) -> Profil:
        """The profile `fore` as it is by these answers."""
        valda = {mal: kolumn for kolumn, mal in self.valda}
        dagar = {mal: self._dagarna(mal, kolumn, ark) for mal, kolumn in valda.items()}
        return replace(
            fore,
            rubriker={k.nyckel: k.rubrik for k in self.kolumner},
            kolumner={mal: kolumn.nyckel for mal, kolumn in valda.items()},
            datum={mal: format_ for mal, format_ in dagar.items() if format_},
            fasta={mal: varde for mal, varde in self.fasta.items() if mal not in valda},
            varden={mal: sagda for mal in valda if (sagda := self._orden(mal))},
            efternamn_forst=bool(self.renade.get("efternamn_forst")),
        )

    def _dagarna(self, mal: str, kolumn: Kolumnforslag, ark: Ark) -> tuple[str, ...]:
        """As chosen; of a column that was not asked about, as they look."""
        if mal not in DATUM:
            return ()
        if sagt := self.renade.get(f"dag_{mal}"):
            return tuple(sagt.split(","))
        return ark.datumformat(kolumn.plats)

    def _orden(self, mal: str) -> dict[str, str]:
        svaren = {
            text: self.renade.get(f"ord_{mal}_{nr}", "")
            for nr, text in enumerate(self.orden.get(mal, ()))
        }
        return {text: svar for text, svar in svaren.items() if svar}
