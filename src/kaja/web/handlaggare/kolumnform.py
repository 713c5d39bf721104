"""The form in which a person says what the columns of a spreadsheet are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import capfirst

from kaja.intake.sources.kalkylblad import Forslag, Kolumnforslag, Profil
from kaja.intake.sources.kalkylblad.mal import LAYOUTER, etikett, kravda
from kaja.web.handlaggare import kolumnfragor
from kaja.web.handlaggare.kolumnfragor import LAS_INTE
from kaja.web.handlaggare.kolumnord import Ark
from kaja.web.handlaggare.kolumnrad import Kolumnrad, raden
from kaja.web.handlaggare.kolumnsvar import Kolumnsvar


class Kolumnform(forms.Form):
    """Which column is what; how the days are written; what is the same for all; what words mean.

    `profil` is how far a person has come. Questions about days and words are asked of the columns
    that are chosen in it.
    """

    def __init__(self, data: Any, *, ark: Ark, forslag: Forslag, profil: Profil) -> None:
        super().__init__(data)
        self.ark, self.forslag, self.profil = ark, forslag, profil
        self.slag = forslag.slag
        self._kolumner = {k.nyckel: k for k in forslag.kolumner if k.nyckel}
        self._ord: dict[str, list[str]] = {}
        self.fields.update(kolumnfragor.om_kolumnerna(self._kolumner.values(), self.slag, profil))
        for mal, nyckel in profil.kolumner.items():
            if kolumn := self._kolumner.get(nyckel):
                self._fraga_om(mal, kolumn)
        self.fields.update(kolumnfragor.om_det_fasta(self.slag, profil))
        if "namn" in profil.kolumner:
            self.fields["efternamn_forst"] = forms.BooleanField(
                label="Efternamnet står först i kolumnen med hela namnet",
                required=False,
                initial=profil.efternamn_forst,
            )

    def _fraga_om(self, mal: str, kolumn: Kolumnforslag) -> None:
        orden = self._ord[mal] = kolumnfragor.fragade_ord(mal, kolumn, self.ark)
        self.fields.update(kolumnfragor.om_dagarna(mal, kolumn, self.ark, self.profil))
        self.fields.update(kolumnfragor.om_orden(mal, kolumn, orden, self.profil))

    def clean(self) -> dict[str, Any]:
        renade = super().clean() or {}
        svar = self._svar(renade)
        self._en_av_varje(svar)
        for kolumn in LAYOUTER[self.slag]:
            fast = svar.fasta.get(kolumn.namn)
            if fast and kolumn.tolka:
                self._prova(kolumn.namn, kolumn.tolka, fast)
        finns = {*(mal for _, mal in svar.valda), *svar.fasta}
        for mal in kravda(self.slag):
            if mal not in finns:
                self.add_error(None, _saknas(mal))
        return renade

    def _en_av_varje(self, svar: Kolumnsvar) -> None:
        tagna: dict[str, Kolumnforslag] = {}
        for kolumn, mal in svar.valda:
            if mal in tagna:
                fel = (
                    f"{kolumn.rubrik}: {tagna[mal].rubrik} är redan {etikett(mal)}. "
                    f"Välj en av dem, och {LAS_INTE.lower()} för den andra."
                )
                self.add_error(f"k{kolumn.plats}", fel)
            tagna.setdefault(mal, kolumn)

    def _prova(self, mal: str, tolka: Any, varde: str) -> None:
        try:
            tolka(varde)
        except ValueError as fel:
            self.add_error(f"fast_{mal}", f"{capfirst(etikett(mal))}: {fel}")

    def _svar(self, renade: Mapping[str, Any]) -> Kolumnsvar:
        return Kolumnsvar(renade, list(self._kolumner.values()), self._ord)

    @property
    def svar(self) -> Profil:
        """The profile of a right form."""
        fore = replace(self.profil, slag=self.slag)
        return self._svar(self.cleaned_data).profil(fore, self.ark)

    def nya_fragor(self) -> list[str]:
        """What the choices of a right form make it needful to ask that was not asked here: words
        that are not known, days that can be read in two ways."""
        nasta = Kolumnform(None, ark=self.ark, forslag=self.forslag, profil=self.svar)
        return [
            namn
            for namn in nasta.fields
            if namn not in self.fields and (namn.startswith("ord_") or nasta.osaker(namn))
        ]

    def osaker(self, namn: str) -> bool:
        """Whether it is a question about days that can be read in more than one way."""
        if not namn.startswith("dag_"):
            return False
        kolumn = self._kolumner[self.profil.kolumner[namn.removeprefix("dag_")]]
        return kolumnfragor.osakra_dagar(kolumn, self.ark)

    @property
    def rader(self) -> list[Kolumnrad]:
        """The columns in the order of the sheet."""
        kolumner = self._kolumner.values()
        return [raden(kolumn, self[f"k{kolumn.plats}"], self.ark) for kolumn in kolumner]

    @property
    def dagar(self) -> list[forms.BoundField]:
        return self._fragor("dag_")

    @property
    def fasta(self) -> list[forms.BoundField]:
        return self._fragor("fast_")

    @property
    def orden(self) -> list[forms.BoundField]:
        return self._fragor("ord_")

    def _fragor(self, fore: str) -> list[forms.BoundField]:
        return [self[namn] for namn in self.fields if namn.startswith(fore)]


def _saknas(mal: str) -> str:
    fast = " eller skriv ett värde som gäller alla" if mal != "personnummer" else ""
    return f"{capfirst(etikett(mal))} saknas. Välj vilken kolumn som har {etikett(mal)}{fast}."
